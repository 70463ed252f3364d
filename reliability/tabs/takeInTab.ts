// A step that befalls one tab, or that somebody takes in it. A tab that is elsewhere than the plan thinks (its cart was
// taken off the device beside it) is left there.

import type { CartTab } from './cartTab.ts';
import type { Device } from './device.ts';
import type { Scene } from './scene.ts';
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
      return tab.takeOff(cart.cartId);
    case 'open-again':
      await tab.show();
      return tab.go(cart.hash, 'cart', cart.cartId);
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
