// By which WebSocket close code a relay says why, to a client that never said hello. y-websocket gives up for good on 4400 to
// 4499 and tries all others again.

import type { RefusalReason } from '../log/refusalReason.ts';

export const closeCodes = {
  malformed: 4400,
  'too-large': 4401,
  fork: 4404,
  'foreign-root': 4407,
  'not-append': 4408,
  outdated: 4409,
  gone: 4410,
  storage: 4500,
  'too-many': 4502,
  draining: 4503,
} as const satisfies { readonly [Reason in RefusalReason]?: number };
