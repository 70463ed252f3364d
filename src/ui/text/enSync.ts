// Where changes are, in English: on this device, on the relay, on the others' devices. "Saved" is never said.

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
  onRelay: 'On the relay',
  /** Goes on from `onRelay`. */
  andOn: (of: number, name: string) => ` and on ${otherDevices(of, name)}`,
  nothingYet: 'Nothing to keep yet',
  waiting: (count: number) => `On this device — ${count} waiting for the relay`,
  offline: 'Offline — what you do is kept on this device',
  offlineKnown: 'Offline — all of it is on the relay',
  offlineWaiting: (count: number) => `Offline — on this device, ${count} waiting for the relay`,
  connecting: 'On this device — connecting to the relay',
  refused: 'On this device — the relay refuses this cart',
  refusedWaiting: (count: number) => `On this device — the relay refuses ${count}`,
  storageProblem: 'This device cannot keep changes',
  title: 'Where your changes are',
  listTitle: (count: number) => `${plural(count, changes)} not on the relay yet`,
  allThere: 'Everything on this device is on the relay.',
  andMore: (count: number) => `and ${count} more`,
  tryNow: 'Try now',
  /** Where one change is: as far as it has got. */
  place: {
    here: 'On this device',
    relay: 'On the relay',
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
