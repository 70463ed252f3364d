// A cart of which this device knows nothing but its id.

import type { KnownCart } from './device.ts';

/** What is shown of a cart until its first summary, and of fields that an older version did not write. */
export const blankCart: Omit<KnownCart, 'cartId'> = {
  key: '',
  role: 'view',
  name: '',
  currency: 'EUR',
  total: 0,
  lineCount: 0,
  firstLines: [],
  members: [],
  changedAt: 0,
  openedAt: 0,
  eventCount: 0,
  unseen: 0,
  lastSeen: null,
  seenReceipts: [],
  destination: null,
  order: null,
  onRelay: [],
  onDevices: new Map(),
};
