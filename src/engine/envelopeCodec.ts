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

import { base64urlOf, bytesOfBase64url } from '../log/base64url.ts';
import { ByteWriter } from '../log/byteWriter.ts';
import { bytesOfHex, hexOf } from '../log/hex.ts';
import { BytesReader } from './bytesReader.ts';
import { readCanonicalAny, writeCanonicalAny } from './canonicalAny.ts';
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
/** Most are smaller. */
const usualSize = 160;
const none: readonly EventId[] = [];

export function encodeBody(body: EnvelopeBody): Uint8Array {
  const { actorId, deps, commandId, commandIndex, formerIds, stored } = body;
  const writer = new ByteWriter(usualSize);
  writer.byte(
    (actorId === null ? 0 : flag.actor) |
      (deps.length === 0 ? 0 : flag.deps) |
      (commandIndex === 0 ? 0 : flag.index) |
      (formerIds.length === 0 ? 0 : flag.former),
  );
  if (actorId !== null) writer.bytes(bytesOfActor(actorId));
  if (deps.length > 0) writeIds(writer, deps);
  writer.bytes(bytesOfHex(commandId, commandIdBytes));
  if (commandIndex > 0) writer.varUint(commandIndex);
  writer.varString(stored.type);
  writer.varUint(stored.v);
  writeCanonicalAny(writer, stored.data);
  if (formerIds.length > 0) writeIds(writer, formerIds);
  return writer.finish();
}

export function decodeBody(bytes: Uint8Array): DecodedBody {
  try {
    return { kind: 'body', body: readBody(new BytesReader(bytes)) };
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : 'unreadable' };
  }
}

function readBody(reader: BytesReader): EnvelopeBody {
  const flags = reader.byte();
  const actorId = flags & flag.actor ? (base64urlOf(reader.bytes(actorBytes)) as ActorId) : null;
  const deps = flags & flag.deps ? readIds(reader) : none;
  const commandId = hexOf(reader.bytes(commandIdBytes)) as CommandId;
  const commandIndex = flags & flag.index ? reader.varUint() : 0;
  const type = reader.varString();
  const v = reader.varUint();
  const data = readCanonicalAny(reader);
  const formerIds = flags & flag.former ? readIds(reader) : none;
  return { actorId, deps, commandId, commandIndex, formerIds, stored: { type, v, data } };
}

function writeIds(writer: ByteWriter, ids: readonly EventId[]): void {
  writer.varUint(ids.length);
  for (const id of [...ids].sort()) writer.bytes(bytesOfHex(id, eventIdBytes));
}

function readIds(reader: BytesReader): readonly EventId[] {
  return Array.from({ length: reader.count(eventIdBytes) }, () => hexOf(reader.bytes(eventIdBytes)) as EventId);
}

function bytesOfActor(actorId: ActorId): Uint8Array {
  const bytes = bytesOfBase64url(actorId, actorBytes);
  if (bytes === null) throw new TypeError(`not ${actorBytes} bytes in base64url: ${actorId}`);
  return bytes;
}
