// A cart as lines of a file: CloudEvents 1.0 in JSON, one a line. The first says which cart, and holds its link; each other one
// is an entry of its logs, byte for byte, with what can be read of it beside. See docs/cart-file.md.

import { bodyEncoding, decodeBody } from '../../engine/envelopeCodec.ts';
import type { NewEntry, StoredEntry } from '../../engine/eventStore.ts';
import { eventIdFrom, msOf } from '../../engine/hybridLogicalClock.ts';
import type { EventId, StreamId } from '../../engine/message.ts';
import { base64urlOf } from '../../log/base64url.ts';
import { readEntry } from '../../log/entryHead.ts';
import type { Role } from '../../log/role.ts';
import { hashOf } from '../../log/sha256.ts';

/** Of a cart's first line. */
export const cartType = 'trolley.cart';

export interface CartHeading {
  readonly cart: StreamId;
  /** The right to change it, or to look at it. */
  readonly key: string;
  readonly role: Role;
  readonly name: string;
  readonly currency: string;
  /** How many lines of it follow. */
  readonly entries: number;
  /** SHA-256 of all that the cart comes to: the same on every device that holds the same entries. */
  readonly state: string;
}

export function headingLine(heading: CartHeading, now: number): string {
  return JSON.stringify({
    specversion: '1.0',
    id: heading.cart,
    source: sourceOf(heading.cart),
    type: cartType,
    time: new Date(now).toISOString(),
    datacontenttype: 'application/json',
    data: heading,
  });
}

export function entryLine(entry: StoredEntry): string {
  return JSON.stringify(
    {
      specversion: '1.0',
      id: entry.id,
      source: sourceOf(entry.streamId),
      type: typeOf(entry.bytes),
      time: new Date(msOf(entry.id)).toISOString(),
      datacontenttype: 'application/json',
      replica: entry.replicaId,
      seq: entry.seq,
      entry: base64urlOf(entry.bytes),
      entryhash: hashOf(entry.bytes),
      ...(entry.signature === null ? {} : { signature: base64urlOf(entry.signature) }),
      data: legible(entry.bytes),
    },
    bytesAsText,
  );
}

export function sourceOf(cart: StreamId): string {
  return `/carts/${cart}`;
}

/** What a line says of an entry besides its bytes. They alone count; where the two differ, somebody has changed the file. */
export function saidOf({ bytes, replicaId }: NewEntry): { id: EventId; data: unknown } | null {
  const opened = readEntry(bytes);
  if (opened === null) return null;
  const data: unknown = JSON.parse(JSON.stringify(legible(bytes), bytesAsText));
  return { id: eventIdFrom(opened.stamp, replicaId), data };
}

function typeOf(bytes: Uint8Array): string {
  return `${cartType}.${bodyOf(bytes)?.stored.type ?? 'unread'}`;
}

/** Null for what a newer app wrote. As it is stored, before it is brought up to what this version understands: that stays. */
function legible(bytes: Uint8Array) {
  const body = bodyOf(bytes);
  if (body === null) return null;
  const { actorId, deps, commandId, commandIndex, formerIds, stored } = body;
  return {
    ...(actorId === null ? {} : { actorId }),
    deps,
    commandId,
    commandIndex,
    formerIds,
    v: stored.v,
    event: stored.data,
  };
}

function bodyOf(bytes: Uint8Array) {
  const opened = readEntry(bytes);
  if (opened === null || opened.encoding !== bodyEncoding) return null;
  const decoded = decodeBody(opened.body);
  return decoded.kind === 'body' ? decoded.body : null;
}

function bytesAsText(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? base64urlOf(value) : value;
}
