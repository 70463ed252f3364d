// Everything that must be unguessable or unique. The only place that asks for randomness.

import type { CommandId } from '../../engine/message.ts';
import { base64urlOf } from '../../log/base64url.ts';
import { hexOf } from '../../log/hex.ts';
import type { ReplicaId } from '../../log/replicaId.ts';

export function newCommandId(): CommandId {
  return hexOf(randomBytes(8)) as CommandId;
}

/** 53 random bits, all that a double keeps exactly; never 0, which Yjs may have for nobody. */
export function newReplicaId(): ReplicaId {
  for (;;) {
    const words = crypto.getRandomValues(new Uint32Array(2));
    const id = ((words[0] ?? 0) & 0x1fffff) * 2 ** 32 + (words[1] ?? 0);
    if (id !== 0) return id as ReplicaId;
  }
}

/** 32 random bytes in base64url. Actor ids are made from it; it never leaves the device. */
export function newProfileSecret(): string {
  return base64urlOf(randomBytes(32));
}

/** 48 random bits: which database this is, of all that will ever have been in its place. */
export function newDatabaseIdentity(): number {
  return randomBytes(6).reduce((number, byte) => number * 256 + byte, 0);
}

export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** In [0, 1). For spreading retries, not for secrets. */
export function randomFraction(): number {
  return Math.random();
}
