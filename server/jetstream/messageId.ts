// The id of a message: made of all it says, so that saying it again is known for what it is.

import { createHash } from 'node:crypto';

export function messageId(cartId: string, kind: string, body: Uint8Array): string {
  return createHash('sha256').update(`${kind} ${cartId} `).update(body).digest('base64url').slice(0, 22);
}
