// An event envelope as bytes: what follows the head in a log entry, version 1. One canonical form, so that the same
// envelope has the same bytes everywhere. Reading never throws and ignores bytes after what it knows, for a newer writer
// may add. What the head (stamp, chain) and the room (stream, replica, seq) already say is not repeated here.
//
//   flags     1 = actor given, 2 = deps given, 4 = index given, 8 = former ids given
//   actorId   32 bytes, once per log and implied after; again where it changes, around acts that are issued for somebody else
//   deps      varUint n, then n × 15 bytes, ascending
//   commandId 8 bytes, then its index as varUint (0 when left out)
//   event     varString type, varUint version, data as canonical "any"
//   formerIds varUint n, then n × 15 bytes, ascending. At the end, where an app that does not know them reads over them

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { base64urlOf, bytesOfBase64url } from '../log/base64url.ts';
import { bytesOfHex, hexOf } from '../log/hex.ts';
import { readByte, readBytes, readCanonicalAny, readCount, readString, writeCanonicalAny } from './canonicalAny.ts';
import type { StoredEvent } from './eventCodec.ts';
import type { ActorId, CommandId, EventId } from './message.ts';

/** Goes into the head's encoding byte; a higher one is a newer app's. */
export const bodyEncoding = 1;

export interface EnvelopeBody {
  /** Null: the same as before in this log. */
  readonly actorId: ActorId | null;
  readonly deps: readonly EventId[];
  readonly commandId: CommandId;
  readonly commandIndex: number;
  /** The ids that this act had in branches that were set aside: none for nearly all. */
  readonly formerIds: readonly EventId[];
  readonly stored: StoredEvent;
}

export type DecodedBody =
  | { readonly kind: 'body'; readonly body: EnvelopeBody }
  | { readonly kind: 'unreadable'; readonly reason: string };

const flag = { actor: 1, deps: 2, index: 4, former: 8 } as const;
const actorBytes = 32;
const eventIdBytes = 15;
const commandIdBytes = 8;
const none: readonly EventId[] = [];

export function encodeBody(body: EnvelopeBody): Uint8Array {
  const { actorId, deps, commandId, commandIndex, formerIds, stored } = body;
  const encoder = encoding.createEncoder();
  encoding.writeUint8(
    encoder,
    (actorId === null ? 0 : flag.actor) |
      (deps.length === 0 ? 0 : flag.deps) |
      (commandIndex === 0 ? 0 : flag.index) |
      (formerIds.length === 0 ? 0 : flag.former),
  );
  if (actorId !== null) encoding.writeUint8Array(encoder, bytesOfActor(actorId));
  if (deps.length > 0) writeIds(encoder, deps);
  encoding.writeUint8Array(encoder, bytesOfHex(commandId, commandIdBytes));
  if (commandIndex > 0) encoding.writeVarUint(encoder, commandIndex);
  encoding.writeVarString(encoder, stored.type);
  encoding.writeVarUint(encoder, stored.v);
  writeCanonicalAny(encoder, stored.data);
  if (formerIds.length > 0) writeIds(encoder, formerIds);
  return encoding.toUint8Array(encoder);
}

export function decodeBody(bytes: Uint8Array): DecodedBody {
  try {
    return { kind: 'body', body: readBody(decoding.createDecoder(bytes)) };
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : 'unreadable' };
  }
}

function readBody(decoder: decoding.Decoder): EnvelopeBody {
  const flags = readByte(decoder);
  const actorId = flags & flag.actor ? (base64urlOf(readBytes(decoder, actorBytes)) as ActorId) : null;
  const deps = flags & flag.deps ? readIds(decoder) : none;
  const commandId = hexOf(readBytes(decoder, commandIdBytes)) as CommandId;
  const commandIndex = flags & flag.index ? decoding.readVarUint(decoder) : 0;
  const type = readString(decoder);
  const v = decoding.readVarUint(decoder);
  const data = readCanonicalAny(decoder);
  const formerIds = flags & flag.former ? readIds(decoder) : none;
  return { actorId, deps, commandId, commandIndex, formerIds, stored: { type, v, data } };
}

function writeIds(encoder: encoding.Encoder, ids: readonly EventId[]): void {
  encoding.writeVarUint(encoder, ids.length);
  for (const id of [...ids].sort()) encoding.writeUint8Array(encoder, bytesOfHex(id, eventIdBytes));
}

function readIds(decoder: decoding.Decoder): readonly EventId[] {
  return Array.from(
    { length: readCount(decoder, eventIdBytes) },
    () => hexOf(readBytes(decoder, eventIdBytes)) as EventId,
  );
}

function bytesOfActor(actorId: ActorId): Uint8Array {
  const bytes = bytesOfBase64url(actorId, actorBytes);
  if (bytes === null) throw new TypeError(`not ${actorBytes} bytes in base64url: ${actorId}`);
  return bytes;
}
