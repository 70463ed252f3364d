// Where changes are, in English. "Saved for everyone" is said only of what the relay has called durable; the relay itself is
// never named: people know devices and each other.

import { plural } from './enPlural.ts';

const changes = { one: 'change', other: 'changes' };

/** All the devices but this one: there are `of` of them, and the one is that person's. */
const otherDevices = (of: number, name: string) => {
  if (of === 1) return deviceOf(name);
  return of === 2 ? 'both other devices' : `all ${of} other devices`;
};

const deviceOf = (name: string) => `${name}’s device`;

export const syncInWords = {
  /** STABLE */
  status: 'Sync status',
  onRelay: 'Saved for everyone',
  /** Goes on from `onRelay`. */
  andOn: (of: number, name: string) => ` and on ${otherDevices(of, name)}`,
  nothingYet: 'Nothing to keep yet',
  /** Of a cart that one was sent the link of. */
  arriving: 'Getting the cart',
  waiting: (count: number) => `Saved on this device, ${count} waiting`,
  offline: 'Offline: what you do is saved on this device',
  offlineKnown: 'Offline, all of it saved for everyone',
  offlineWaiting: (count: number) => `Offline. Saved on this device, ${count} waiting`,
  connecting: 'Saved on this device, connecting',
  refused: 'Saved on this device: the server refuses this cart',
  refusedWaiting: (count: number) => `Saved on this device: the server refuses ${count}`,
  storageProblem: 'This device cannot keep changes',
  title: 'Where your changes are',
  listTitle: (count: number) => `${plural(count, changes)} not saved for everyone yet`,
  allThere: 'Everything on this device is saved for everyone.',
  andMore: (count: number) => `and ${count} more`,
  tryNow: 'Try now',
  /** Where one change is: as far as it has got. */
  place: {
    here: 'On this device',
    relay: 'Saved for everyone',
    everywhere: (of: number, name: string) => `On ${otherDevices(of, name)}`,
    some: (count: number, of: number) => `On ${count} of ${of} other devices`,
  },
  whoHasIt: 'Who has it',
  asLastHeard: 'As last heard: there is no connection now.',
  deviceOf,
  hasAll: 'has everything',
  lacks: (count: number) => `lacks ${plural(count, changes)}`,
  nothingHeard: 'nothing heard from this device yet',
  healedNews: 'A copy of this device was found — see what was done',
  putBackNews: 'Put back after this device’s storage was deleted — see more',
};
