// The end of a schedule: every line is whole, the relay is up, everybody is back in the cart. Then every tab, those opened
// anew, a newcomer and a plain reader of the relay must come to the same cart and history, each tab must say that all of it is on the
// relay, and the ledger must be content with it.

import { setTimeout as delay } from 'node:timers/promises';
import { differenceOf } from './audit.ts';
import type { CartTab } from './cartTab.ts';
import type { Accounts } from './ledger.ts';
import { patienceMs } from './patience.ts';
import { type RelayReading, readRelay } from './relayReading.ts';
import { hasNews, type Scene, saysOnRelay } from './scene.ts';
import { ScheduleFault } from './scheduleFault.ts';

export async function agree(scene: Scene): Promise<Accounts> {
  const { relay, devices, cart, ledger, errors } = scene;
  await heal(scene);
  const tabs = [...devices.values()].flatMap((device) => [...device.tabs.values()]);
  await untilAgreed(scene, tabs);
  const [first] = devices.values();
  const newcomer = await first?.newcomer('newcomer');
  await newcomer?.go(cart.hash, 'cart', cart.cartId);
  for (const device of devices.values()) await [...device.tabs.values()][0]?.reload(cart.cartId);
  const agreed = await untilAgreed(scene, newcomer === undefined ? tabs : [...tabs, newcomer]);
  const accounts = ledger.accounts(agreed.lines);
  const faults = [...accounts.faults, ...errors];
  if (agreed.unread > 0) faults.push(`${agreed.unread} entries cannot be read`);
  if (faults.length > 0) throw new ScheduleFault(`everybody agrees on what is wrong:\n${faults.join('\n')}`);
  if (!relay.isUp()) throw new Error('the relay went down by itself');
  return accounts;
}

async function heal({ relay, devices, cart }: Scene): Promise<void> {
  await relay.start();
  for (const device of devices.values()) {
    device.turnLine('restore');
    await device.start();
    for (const tab of [...device.tabs.values()]) {
      if (!tab.isAlive()) device.forget(tab.name);
      else if (tab.isFrozen()) await tab.thaw();
    }
    if (device.tabs.size === 0) await device.open(`${device.name}0`);
    for (const tab of device.tabs.values()) {
      await tab.show();
      if ((await tab.read(cart.cartId)).place !== 'cart') await tab.go(cart.hash, 'cart', cart.cartId);
    }
  }
}

async function untilAgreed({ relay, cart }: Scene, tabs: readonly CartTab[]): Promise<RelayReading> {
  const reader = await readRelay(relay.port, cart.cartId, cart.key);
  try {
    const deadline = performance.now() + patienceMs;
    for (let round = 0; ; round++) {
      const readings = await Promise.all(tabs.map(async (tab) => ({ tab, reading: await tab.read(cart.cartId) })));
      const has = reader.read();
      const apart = readings
        .map(({ tab, reading }) => ({ tab, reading, difference: differenceOf(reading, has) }))
        .filter(({ reading, difference }) => difference !== null || !saysOnRelay(reading));
      if (apart.length === 0) return has;
      if (performance.now() > deadline) {
        const words = apart.map(
          ({ tab, reading, difference }) =>
            `${tab.name} says "${reading.status}${reading.text}"${reading.notes.length > 0 ? ` and "${reading.notes.join(' ')}"` : ''}: ${difference ?? 'shows the same'}`,
        );
        throw new ScheduleFault(`no agreement after ${patienceMs / 1000} s:\n${words.join('\n')}`);
      }
      // Somebody looks at it: a page that nobody sees may take half a minute to connect again.
      const looked = apart[round % apart.length];
      await looked?.tab.show();
      if (looked?.difference === null && hasNews(looked.reading)) await looked.tab.readNews();
      await delay(100);
    }
  } finally {
    reader.leave();
  }
}
