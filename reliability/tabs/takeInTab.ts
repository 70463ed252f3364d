// A step that befalls one tab, or that somebody takes in it. A tab that is elsewhere than the plan thinks (its cart was
// taken off the device beside it) is left there.

import { setTimeout as delay } from 'node:timers/promises';
import type { CartTab } from './cartTab.ts';
import type { Device } from './device.ts';
import { patienceMs } from './patience.ts';
import type { Scene } from './scene.ts';
import { ScheduleFault } from './scheduleFault.ts';
import type { TabStep } from './step.ts';

export async function takeInTab({ kind, tab: name }: TabStep, scene: Scene): Promise<void> {
  const { ledger, tallies, cart } = scene;
  const device = scene.deviceOf(name);
  const tab = device.tabs.get(name);
  if (tab === undefined || !tab.isAlive()) return;
  const isAt = async (place: 'cart' | 'home') => (await tab.read(cart.cartId)).place === place;
  switch (kind) {
    case 'close':
      tallies.closes++;
      device.forget(name);
      return tab.close();
    case 'crash':
      tallies.crashes++;
      device.forget(name);
      return tab.crash();
    case 'freeze':
      if (await freeze(tab, device)) tallies.freezes++;
      return;
    case 'thaw':
      return tab.thaw();
    case 'reload':
      await tab.show();
      return tab.reload(cart.cartId);
    case 'home':
      await tab.show();
      if (await isAt('cart')) await tab.home();
      return;
    case 'from-home':
      await tab.show();
      if (await isAt('home')) await tab.fromHome();
      return;
    case 'away':
      await tab.show();
      return tab.away();
    case 'from-away':
      await tab.show();
      if (await tab.fromAway()) tallies.fromCache++;
      return;
    case 'take-off':
      await tab.show();
      if (!(await isAt('cart'))) return;
      tallies.takenOff++;
      ledger.wiped(device.name);
      await tab.takeOff(cart.cartId);
      return untilNoticed(tab, device, cart.cartId);
    case 'open-again':
      await tab.show();
      return tab.go(cart.hash, 'cart', cart.cartId);
  }
}

/** Nothing may be put into a cart that is gone: the other tabs show that it is, at once. */
async function untilNoticed(taker: CartTab, device: Device, cartId: string): Promise<void> {
  const others = [...device.tabs.values()].filter((each) => each !== taker && each.isAlive() && !each.isFrozen());
  const deadline = performance.now() + patienceMs;
  for (const other of others) {
    while ((await other.read(cartId)).place === 'cart') {
      if (performance.now() > deadline) throw new ScheduleFault(`${other.name} still shows a cart that was taken off`);
      await delay(20);
    }
  }
}

/** As browsers do it: never what is in front, and never in the middle of a transaction, for which all others would wait. */
async function freeze(tab: CartTab, device: Device): Promise<boolean> {
  const other = [...device.tabs.values()].find((each) => each !== tab && !each.isFrozen() && each.isAlive());
  if (other === undefined) return false;
  await other.show();
  await tab.freeze();
  if (await other.isDatabaseFree()) return true;
  await tab.thaw();
  return false;
}
