// Loaded with the dialog that tells where changes are: its longer words, and why the relay refuses, in English.

import type { NoSyncReason } from '../../engine/replica.ts';
import { plural } from './enPlural.ts';

const changes = { one: 'change', other: 'changes' };

export const syncDialogInWords = {
  explained:
    'Every change is kept on this device first, then on the server, which passes it on to the others. It counts as kept on the server, or on somebody’s device, once the server or that device has said so.',
  healed: (setAside: number, issuedAgain: number) =>
    [
      'A copy of this device (a restored backup, perhaps) had changed this cart under the same name.',
      issuedAgain > 0
        ? `${plural(issuedAgain, changes)} of yours that the server had not got were made again, once.`
        : '',
      setAside > issuedAgain
        ? `${plural(setAside - issuedAgain, changes)} of others that the server had not got are made again as theirs, by this device or another.`
        : '',
      'This device goes on under a name of its own. Nothing is lost.',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
  putBack:
    'The browser had deleted what Trolley kept on this device (site data was cleared, or the disk was full). This cart, which was open, was put back from this tab with all that it held. Other carts are gone from this device: open them again by their links.',
  why: {
    offline: 'There is no connection to the server. It is tried again by itself; you can go on meanwhile.',
    connecting: 'The connection is being made.',
    onTheWay: 'They are on the way.',
    cartAtLimit:
      'This cart has reached a limit of the server’s. What waits stays on this device. Go on in a new cart, or ask whoever runs the server to raise the limit.',
  },
  refusal: refusalInWords,
};

function refusalInWords(reason: NoSyncReason): string {
  switch (reason) {
    case 'malformed':
      return 'The server could not read what this device sent. Reload to get the newest version.';
    case 'too-large':
      return 'A change is larger than the server takes. It stays on this device; make the next ones smaller.';
    case 'fork':
      return 'A copy of this device has written under the same name. It is sorted out by itself; until then, what waits stays on this device.';
    case 'foreign-root':
    case 'not-append':
      return 'The server takes only what this version of Trolley does not send. Reload to get the newest version.';
    case 'outdated':
      return 'The server needs a newer version of Trolley than this one. Reload to get it. Everything is kept on this device.';
    case 'outdated-relay':
      return 'The server runs a version of Trolley that this one can no longer talk to. Whoever runs it should update it. Everything is kept on this device.';
    case 'gone':
      return 'The server no longer keeps this cart: whoever runs it has deleted it. It stays on this device. To share it again, start a new cart.';
    case 'storage':
      return 'The server cannot store anything right now. What waits stays on this device and is sent again by itself.';
    case 'too-many':
      return 'The server is full right now. What waits stays on this device; it is tried again by itself.';
    case 'draining':
      return 'The server is restarting. It is tried again by itself.';
    case 'view-only':
      return 'The server takes no changes from a view link. What waits stays on this device. Ask for the edit link, and open it here.';
    case 'unreachable-relay':
      return 'The server answers, but lets no live connection through. Whoever runs it should allow WebSocket upgrades on /sync/ in the proxy.';
  }
}
