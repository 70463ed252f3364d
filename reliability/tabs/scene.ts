// All that a step of a schedule may touch, and what is learnt whenever a tab is looked at.

import type { Device } from './device.ts';
import type { Ledger } from './ledger.ts';
import type { PageReading } from './pageReading.ts';
import type { RelayHost } from './relayHost.ts';
import type { Tallies } from './tallies.ts';

export interface Scene {
  readonly relay: RelayHost;
  readonly devices: Map<string, Device>;
  readonly ledger: Ledger;
  readonly tallies: Tallies;
  /** Errors that nobody caught, in any page. */
  readonly errors: readonly string[];
  readonly cart: { readonly cartId: string; readonly key: string; readonly hash: string };
  deviceOf(tab: string): Device;
}

/** What a tab shows, its device keeps [R7]; what it calls durable on the relay, the relay keeps [R18]. */
export function look({ ledger, relay, deviceOf }: Scene, tab: string, reading: PageReading): void {
  const device = deviceOf(tab);
  ledger.seen(device.name, reading.lines);
  if (saysOnRelay(reading) && device.isLineOpen() && relay.isUp()) ledger.seen('relay', reading.lines);
}

export function saysOnRelay({ place, status }: PageReading): boolean {
  return place === 'cart' && status.startsWith('Saved for everyone');
}

/** It tells something else first, until that has been read. */
export function hasNews({ status }: PageReading): boolean {
  return status.endsWith('see what was done') || status.endsWith('see more');
}

export function known(devices: ReadonlyMap<string, Device>, name: string): Device {
  const device = devices.get(name);
  if (device === undefined) throw new Error(`there is no device ${name}`);
  return device;
}
