// One schedule from its first step to the agreement at its end: a relay, devices and a ledger of its own.

import { actTogether } from './acting.ts';
import { agree } from './agreement.ts';
import { audit } from './audit.ts';
import type { CartTab } from './cartTab.ts';
import { createDevice, type Device, type DeviceOptions } from './device.ts';
import { type Accounts, createLedger, type Ledger } from './ledger.ts';
import { patienceMs } from './patience.ts';
import type { Schedule } from './planSchedule.ts';
import { createRelayHost } from './relayHost.ts';
import { known, type Scene } from './scene.ts';
import { ScheduleFault } from './scheduleFault.ts';
import { profileOf, type Step } from './step.ts';
import { takeInTab } from './takeInTab.ts';
import type { Tallies } from './tallies.ts';

export interface ScheduleOptions {
  readonly executable: string;
  readonly relayMain: string;
  readonly directory: string;
  readonly tallies: Tallies;
  /** Each step, before it is taken. */
  readonly onStep: (step: Step) => void;
}

export async function runSchedule(schedule: Schedule, options: ScheduleOptions): Promise<Accounts> {
  const { executable, relayMain, directory, tallies, onStep } = options;
  const relay = await createRelayHost(relayMain, directory);
  const errors: string[] = [];
  const devices = new Map<string, Device>();
  const deviceOptions = {
    executable,
    directory,
    relayPort: relay.port,
    onError: (words: string) => errors.push(words),
  };
  const ledger = createLedger();
  try {
    await relay.start();
    const cart = await gather(schedule, deviceOptions, devices, ledger);
    const deviceOf = (tab: string) => known(devices, profileOf(tab));
    const scene: Scene = { relay, devices, ledger, tallies, errors, cart, deviceOf };
    for (const step of schedule.steps) {
      onStep(step);
      await take(step, scene, deviceOptions);
      if (errors.length > 0) throw new ScheduleFault(`an error that nobody caught: ${errors.join('\n')}`);
    }
    return await agree(scene);
  } finally {
    await Promise.all([...devices.values()].map((device) => device.dispose()));
    await relay.kill();
  }
}

/** The first profile makes a cart, the others open its link. */
async function gather(
  { profiles }: Schedule,
  options: DeviceOptions,
  devices: Map<string, Device>,
  ledger: Ledger,
): Promise<Scene['cart']> {
  for (const { name } of profiles) devices.set(name, await createDevice(name, options));
  await Promise.all([...devices.values()].map((device) => device.start()));
  let cart: Scene['cart'] | null = null;
  for (const { name, tabs } of profiles) {
    const device = known(devices, name);
    for (const each of tabs) {
      const tab = await device.open(each);
      cart ??= await makeCart(tab, ledger);
      await tab.go(cart.hash, 'cart', cart.cartId);
    }
    await device.untilStored();
  }
  if (cart === null) throw new Error('a schedule without tabs');
  return cart;
}

async function makeCart(tab: CartTab, ledger: Ledger): Promise<Scene['cart']> {
  const first = { line: 'Sum first', how: 'add', amount: 0 } as const;
  await tab.go('#/new', 'cart', '');
  const act = ledger.ask(first, 0);
  if (act === null) throw new Error('the first act of all cannot be planned');
  await tab.press(first, act.value);
  const answer = await tab.answer({ line: first.line, unit: act.value, value: act.value, timeoutMs: patienceMs });
  if (answer?.kind !== 'shown') throw new ScheduleFault(`${tab.name} cannot make a cart`);
  act.done(profileOf(tab.name));
  const { hash } = new URL(await tab.editLink());
  const [, cartId = '', key = ''] = /^#\/cart\/([^?]+)\?k=(.+)$/.exec(hash) ?? [];
  return { cartId, key, hash };
}

async function take(step: Step, scene: Scene, options: DeviceOptions): Promise<void> {
  const { relay, devices, ledger, tallies, cart } = scene;
  switch (step.kind) {
    case 'act':
      return actTogether(scene, step.acts);
    case 'act-and-kill':
      return actTogether(scene, step.acts, step);
    case 'open': {
      const device = scene.deviceOf(step.tab);
      await (await device.open(step.tab)).go(cart.hash, 'cart', cart.cartId);
      return relay.isUp() ? device.untilStored() : undefined;
    }
    case 'clear': {
      const [tab] = known(devices, step.profile).tabs.values();
      if (tab === undefined) return;
      ledger.wiped(step.profile);
      tallies.cleared++;
      return tab.clearStorage();
    }
    case 'kill-browser':
      tallies.browserKills++;
      return known(devices, step.profile).kill();
    case 'start-browser':
      return startBrowser(known(devices, step.profile), step.tabs, scene);
    case 'copy':
      ledger.putAway(step.profile, step.copy);
      return known(devices, step.profile).copyTo(step.copy);
    case 'set-back':
      ledger.setBack(step.profile, step.copy);
      tallies.profileSetBacks++;
      return known(devices, step.profile).setBack(step.copy);
    case 'clone': {
      ledger.cloned(step.profile, step.as);
      tallies.clones++;
      devices.set(step.as, await createDevice(step.as, options));
      return known(devices, step.profile).copyTo(step.as);
    }
    case 'cut':
    case 'stall':
    case 'restore':
      return known(devices, step.profile).turnLine(step.kind);
    case 'kill-relay':
      tallies.relayKills++;
      return relay.kill();
    case 'start-relay':
      return relay.start();
    case 'copy-relay':
      ledger.putAway('relay', step.copy);
      return relay.copy(step.copy);
    case 'set-relay-back':
      ledger.setBack('relay', step.copy);
      tallies.relaySetBacks++;
      return relay.setBack(step.copy);
    case 'audit':
      tallies.audits++;
      return audit(scene);
    case 'close':
    case 'crash':
    case 'reload':
    case 'freeze':
    case 'thaw':
    case 'home':
    case 'from-home':
    case 'away':
    case 'from-away':
    case 'take-off':
    case 'open-again':
      return takeInTab(step, scene);
  }
}

async function startBrowser(device: Device, tabs: readonly string[], { cart, relay }: Scene): Promise<void> {
  await device.start();
  for (const name of tabs) await (await device.open(name)).go(cart.hash, 'cart', cart.cartId);
  if (relay.isUp()) await device.untilStored();
}
