// Acts that happen together: those of one device one after another, devices at the same time. An act counts as done when its
// tab shows it; what its tab refuses in words has not happened; a tab must do one of the two.

import { setTimeout as delay } from 'node:timers/promises';
import type { CartTab } from './cartTab.ts';
import { isSum, type OpenAct } from './ledger.ts';
import { isViewOnly } from './pageReading.ts';
import { patienceMs } from './patience.ts';
import { look, type Scene } from './scene.ts';
import { ScheduleFault } from './scheduleFault.ts';
import { type PlannedAct, profileOf } from './step.ts';

interface Kill {
  readonly victim: 'tab' | 'browser';
  readonly afterMs: number;
}

export async function actTogether(scene: Scene, acts: readonly PlannedAct[], kill?: Kill): Promise<void> {
  const last = kill === undefined ? undefined : acts.at(-1);
  const names = [...new Set(acts.map(({ tab }) => profileOf(tab)))];
  await Promise.all(
    names.map(async (name) => {
      for (const act of acts) {
        if (profileOf(act.tab) !== name || act === last) continue;
        await actAndWait(scene, act);
      }
    }),
  );
  if (last !== undefined && kill !== undefined) await actAndDie(scene, last, kill);
}

async function actAndWait(scene: Scene, planned: PlannedAct): Promise<void> {
  const { tallies, cart } = scene;
  const begun = await begin(scene, planned);
  if (begun === null) return void tallies.skipped++;
  const { tab, act } = begun;
  if (!(await tab.press(planned, act.value))) {
    tallies.skipped++;
    return act.refused();
  }
  const { line } = planned;
  const unit = isSum(line) ? act.value : null;
  const answer = await tab.answer({ line, unit, value: act.value, timeoutMs: patienceMs });
  if (answer === null) {
    const reading = JSON.stringify(await tab.read(cart.cartId));
    throw new ScheduleFault(`${tab.name} neither shows nor refuses "${planned.how} ${line}": ${reading}`);
  }
  if (answer.kind === 'refused') {
    tallies.refused++;
    return act.refused();
  }
  tallies.acts++;
  act.done(profileOf(tab.name));
  look(scene, tab.name, await tab.read(cart.cartId));
}

/** Pressed, and killed before anybody can see what became of it, or just after. */
async function actAndDie(scene: Scene, planned: PlannedAct, { victim, afterMs }: Kill): Promise<void> {
  const { tallies } = scene;
  const device = scene.deviceOf(planned.tab);
  const begun = await begin(scene, planned);
  if (begun === null) tallies.skipped++;
  else {
    begun.act.unknown();
    await begun.tab.press(planned, begun.act.value);
    await delay(afterMs);
  }
  if (victim === 'browser') {
    tallies.browserKills++;
    return device.kill();
  }
  tallies.crashes++;
  await device.tabs.get(planned.tab)?.crash();
  device.forget(planned.tab);
}

async function begin(scene: Scene, planned: PlannedAct): Promise<{ tab: CartTab; act: OpenAct } | null> {
  const tab = await inCart(scene, planned.tab);
  if (tab === null) return null;
  await tab.show();
  const { lines } = await tab.read(scene.cart.cartId);
  const shown = lines[planned.line] ?? 0;
  const act = scene.ledger.ask(planned, shown);
  return act === null ? null : { tab, act };
}

/** The tab as somebody would use it: opened anew where it was lost, turned to the cart, reloaded where it asks for that. */
async function inCart({ cart, relay, ...scene }: Scene, name: string): Promise<CartTab | null> {
  const device = scene.deviceOf(name);
  const isReached = relay.isUp() && device.isLineOpen();
  let tab = device.tabs.get(name);
  if (tab === undefined || !tab.isAlive()) {
    if (!isReached) return null;
    tab = await device.open(name);
    await tab.go(cart.hash, 'cart', cart.cartId);
  }
  const reading = await tab.read(cart.cartId);
  if (reading.place !== 'cart' || isViewOnly(reading)) {
    if (!isReached) return null;
    await tab.show();
    await tab.go(cart.hash, 'cart', cart.cartId);
  } else if (reading.refusals.length > 0) {
    if (!isReached) return null;
    await tab.reload(cart.cartId);
  }
  return tab;
}
