// The protocol: every message between a browser and the relay, one WebSocket binary frame each. 0, 1 and 3 are
// y-protocols' (sync, awareness, query awareness); 100 to 104 are ours and sent only to who said hello.
// Receivers ignore bytes after the fields they know and message types they do not know; 105 to 109 are reserved.
// What each holds, to the byte: docs/protocol.md, which protocol.test.ts reads and compares with what is written here.
// Where '' and 0 stand, the first clients expect words that nobody ever read: a position in the cart, an instance id, and a
// largest frame.

import { ByteWriter } from '../log/byteWriter.ts';
import { hexOf, writeHex } from '../log/hex.ts';
import type { ToldHead } from '../log/logHead.ts';
import type { RefusalReason } from '../log/refusalReason.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import type { Role } from '../log/role.ts';
import { encodeStateVector, type StateVector } from './stateVector.ts';
import { MalformedBytes, StrictReader } from './strictReader.ts';
import { readStateVector, readSync, type SyncMessage, writeSync } from './syncFrames.ts';

const maxDeviceLength = 64;
/** Characters, and bytes. */
export const maxClaimName = 64;
export const maxClaimValue = 64;

export type ClientMessage =
  | SyncMessage
  /** The logs this client holds. Sent once, on `connected`, before anything else. */
  | { readonly kind: 'hello'; readonly version: number; readonly logs: readonly ToldHead[] }
  | ({ readonly kind: 'held' } & HeldLogs)
  | ({ readonly kind: 'claim' } & Claim);

export type ServerMessage =
  | SyncMessage
  /** Durable on the relay: in full after hello, then the logs that moved. */
  | { readonly kind: 'durable'; readonly logs: readonly ToldHead[] }
  /** Of every device in full after the hello, then what moved. */
  | { readonly kind: 'held'; readonly devices: readonly HeldLogs[] }
  | ({ readonly kind: 'claimed' } & Claimed)
  | ({ readonly kind: 'refused' } & Refused)
  | ({ readonly kind: 'hello' } & RelayHello);

/** What a device holds durably of what the relay has called durable, the chain agreeing: in full at first, then what moved. */
export interface HeldLogs {
  /** Chosen by the device, the same in all its sessions; at most `maxDeviceLength` characters. */
  readonly device: string;
  readonly lengths: StateVector;
}

/** "Let this name of the cart stand for this value, if it does not stand for another already." Names are the clients' affair. */
export interface Claim {
  /** 1 to `maxClaimName` characters. */
  readonly name: string;
  /** 1 to `maxClaimValue` bytes. */
  readonly value: Uint8Array;
}

/** The answer to a claim, told to who asked. */
export interface Claimed {
  readonly name: string;
  /** What the name stands for from now on, durably: the asker's value, or that of who came first. Empty if refused. */
  readonly value: Uint8Array;
  /** Why there is no answer; "" where there is one. A `RefusalReason`; as text, since a newer relay may know more. */
  readonly refused: RefusalReason | (string & {});
  readonly detail: string;
}

export interface Refused {
  /** A `RefusalReason`; as text, since a newer relay may know more. */
  readonly reason: RefusalReason | (string & {});
  readonly replica: ReplicaId;
  readonly seq: number;
  readonly count: number;
  readonly detail: string;
}

export interface RelayHello {
  readonly version: number;
  /** The relay's wall clock, ms since 1970. */
  readonly time: number;
  readonly role: Role;
  readonly maxEntryBytes: number;
}

/** A type this version does not know (to be ignored), or bytes that are no message. */
export type Unreadable =
  | { readonly kind: 'unknown'; readonly type: number }
  | { readonly kind: 'malformed'; readonly detail: string };

const type = { durable: 100, refused: 101, hello: 102, held: 103, claim: 104 };
const hashBytes = 8;
const expectedAround = 24;
/** Replica, length, head hash. */
const expectedPerLog = 20;

export function encodeClientMessage(message: ClientMessage): Uint8Array {
  const writer = new ByteWriter(expectedSize(message));
  writeClientMessage(writer, message);
  return writer.finish();
}

function writeClientMessage(writer: ByteWriter, message: ClientMessage): void {
  switch (message.kind) {
    case 'hello':
      writer.varUint(type.hello);
      writer.varUint(message.version);
      return writeLogs(writer, message.logs);
    case 'held':
      writer.varUint(type.held);
      return writeHeld(writer, message);
    case 'claim':
      writer.varUint(type.claim);
      writer.varString(message.name);
      return writer.varBytes(message.value);
    default:
      return writeSync(writer, message);
  }
}

export function encodeServerMessage(message: ServerMessage): Uint8Array {
  const writer = new ByteWriter(expectedSize(message));
  writeServerMessage(writer, message);
  return writer.finish();
}

export function writeServerMessage(writer: ByteWriter, message: ServerMessage): void {
  switch (message.kind) {
    case 'durable':
      writer.varUint(type.durable);
      writeLogs(writer, message.logs);
      return writer.varUint(0);
    case 'refused':
      writer.varUint(type.refused);
      writer.varString(message.reason);
      writer.varUint(message.replica);
      writer.varUint(message.seq);
      writer.varUint(message.count);
      return writer.varString(message.detail);
    case 'hello':
      writer.varUint(type.hello);
      writer.varUint(message.version);
      writer.varUint(message.time);
      writer.varString('');
      writer.varString(message.role);
      writer.varUint(message.maxEntryBytes);
      return writer.varUint(0);
    case 'held':
      writer.varUint(type.held);
      writer.varUint(message.devices.length);
      for (const held of message.devices) writeHeld(writer, held);
      return;
    case 'claimed':
      writer.varUint(type.claim);
      writer.varString(message.name);
      writer.varBytes(message.value);
      writer.varString(message.refused);
      return writer.varString(message.detail);
    default:
      return writeSync(writer, message);
  }
}

/** Byte strings in the result are views of `frame`. */
export function decodeClientMessage(frame: Uint8Array): ClientMessage | Unreadable {
  return read(frame, (reader, messageType) => {
    switch (messageType) {
      case type.hello:
        return { kind: 'hello', version: reader.varUint(), logs: readLogs(reader) };
      case type.held:
        return { kind: 'held', ...readHeld(reader) };
      case type.claim:
        return { kind: 'claim', ...readClaim(reader) };
      default:
        return readSync(reader, messageType) ?? { kind: 'unknown', type: messageType };
    }
  });
}

/** Byte strings in the result are views of `frame`. */
export function decodeServerMessage(frame: Uint8Array): ServerMessage | Unreadable {
  return read(frame, (reader, messageType) => {
    switch (messageType) {
      case type.durable:
        return { kind: 'durable', logs: readLogs(reader) };
      case type.refused:
        return {
          kind: 'refused',
          reason: reader.varString(),
          replica: reader.varUint() as ReplicaId,
          seq: reader.varUint(),
          count: reader.varUint(),
          detail: reader.varString(),
        };
      case type.hello:
        return { kind: 'hello', ...readRelayHello(reader) };
      case type.held: {
        const devices: HeldLogs[] = [];
        for (let left = reader.varUint(); left > 0; left--) devices.push(readHeld(reader));
        return { kind: 'held', devices };
      }
      case type.claim: {
        const [name, value] = [reader.varString(), reader.varBytes()];
        return { kind: 'claimed', name, value, refused: reader.varString(), detail: reader.varString() };
      }
      default:
        return readSync(reader, messageType) ?? { kind: 'unknown', type: messageType };
    }
  });
}

function writeHeld(writer: ByteWriter, { device, lengths }: HeldLogs): void {
  writer.varString(device);
  writer.varBytes(encodeStateVector(lengths));
}

function readHeld(reader: StrictReader): HeldLogs {
  const device = reader.varString();
  if (device.length > maxDeviceLength) throw new MalformedBytes('the name of a device is too long');
  return { device, lengths: readStateVector(reader.varBytes()) };
}

function readClaim(reader: StrictReader): Claim {
  const name = reader.varString();
  if (name.length < 1 || name.length > maxClaimName)
    throw new MalformedBytes('a claim has a name of 1 to 64 characters');
  const value = reader.varBytes();
  if (value.length < 1 || value.length > maxClaimValue)
    throw new MalformedBytes('a claim has a value of 1 to 64 bytes');
  return { name, value };
}

function writeLogs(writer: ByteWriter, logs: readonly ToldHead[]): void {
  const bytes = new Uint8Array(hashBytes);
  writer.varUint(logs.length);
  for (const { replica, length, hash } of logs) {
    writer.varUint(replica);
    writer.varUint(length);
    writeHex(bytes, 0, hash);
    writer.bytes(bytes);
  }
}

function readLogs(reader: StrictReader): readonly ToldHead[] {
  const logs: ToldHead[] = [];
  for (let left = reader.varUint(); left > 0; left--) {
    const replica = reader.varUint() as ReplicaId;
    const length = reader.varUint();
    logs.push({ replica, length, hash: hexOf(reader.bytes(hashBytes), 0, hashBytes) });
  }
  return logs;
}

function readRelayHello(reader: StrictReader): RelayHello {
  const version = reader.varUint();
  const time = reader.varUint();
  reader.varString();
  return { version, time, role: readRole(reader), maxEntryBytes: reader.varUint() };
}

function readRole(reader: StrictReader): Role {
  const role = reader.varString();
  if (role !== 'edit' && role !== 'view') throw new MalformedBytes(`unknown role ${role}`);
  return role;
}

/** Of most messages; the writer takes longer ones, too. */
export function expectedSize(message: ClientMessage | ServerMessage): number {
  if ('update' in message) return message.update.length + expectedAround;
  return expectedAround + ('logs' in message ? message.logs.length * expectedPerLog : 0);
}

function read<Message>(
  frame: Uint8Array,
  body: (reader: StrictReader, messageType: number) => Message,
): Message | Unreadable {
  try {
    const reader = new StrictReader(frame);
    return body(reader, reader.varUint());
  } catch (cause) {
    if (cause instanceof MalformedBytes) return { kind: 'malformed', detail: cause.message };
    throw cause;
  }
}
