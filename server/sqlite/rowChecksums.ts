// A checksum in every row of the log, so that no flipped bit goes unnoticed: also where the chain of hashes does not
// look, as in positions, times and signatures.

import { crc32 } from 'node:zlib';
import type { ReplicaId } from '../../src/log/replicaId.ts';

export interface EntryRow {
  readonly replica: ReplicaId;
  readonly seq: number;
  readonly position: number;
  readonly received_at: number;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array | null;
  readonly checksum: number;
}

export interface LogRow {
  readonly replica: ReplicaId;
  readonly length: number;
  readonly head_hash: string;
  readonly last_stamp: string;
  readonly checksum: number;
}

export interface CartRow {
  readonly cart: number;
  readonly id: string;
  readonly position: number;
  readonly bytes: number;
  readonly written_at: number;
  readonly checksum: number;
}

export interface HeldRow {
  /** Its name in UTF-8: as a text SQLite would hand it out only up to its first zero. */
  readonly device: Uint8Array;
  /** A state vector. */
  readonly lengths: Uint8Array;
  readonly checksum: number;
}

export interface ClaimRow {
  /** In UTF-8, as the name of a device. */
  readonly name: Uint8Array;
  readonly value: Uint8Array;
  readonly received_at: number;
  readonly checksum: number;
}

export interface PackRow {
  readonly cart: number;
  readonly replica: ReplicaId;
  readonly seq: number;
  readonly count: number;
  readonly content: Uint8Array;
  readonly checksum: number;
}

export function entryChecksum(cart: number, row: Omit<EntryRow, 'checksum'>): number {
  const { replica, seq, position, received_at, bytes, signature } = row;
  const fields = crc32(`${cart} ${replica} ${seq} ${position} ${received_at} ${signature?.length ?? -1}`);
  const withBytes = crc32(bytes, fields);
  // SQLite hands an empty blob out in a way that crc32 takes for nothing at all: its length, above, says it is there.
  return signature === null || signature.length === 0 ? withBytes : crc32(signature, withBytes);
}

export function logChecksum(
  cart: number,
  { replica, length, head_hash, last_stamp }: Omit<LogRow, 'checksum'>,
): number {
  return crc32(`${cart} ${replica} ${length} ${head_hash} ${last_stamp}`);
}

export function cartChecksum({ cart, id, position, bytes, written_at }: Omit<CartRow, 'checksum'>): number {
  return crc32(`${cart} ${id} ${position} ${bytes} ${written_at}`);
}

export function heldChecksum(cart: number, { device, lengths }: Omit<HeldRow, 'checksum'>): number {
  return crc32(lengths, crc32(device, crc32(`${cart} ${device.length}`)));
}

/** Of what was claimed alone, not of when: so that a damaged row is known again by who knows the claim. */
export function claimChecksum(cart: number, { name, value }: Pick<ClaimRow, 'name' | 'value'>): number {
  return crc32(value, crc32(name, crc32(`${cart} ${name.length}`)));
}

export function packChecksum({ cart, replica, seq, count, content }: Omit<PackRow, 'checksum'>): number {
  return crc32(content, crc32(`${cart} ${replica} ${seq} ${count}`));
}

/** Also of a row whose columns have lost their types. */
export function isIntactEntry(cart: number, row: EntryRow): boolean {
  const { bytes, signature } = row;
  if (!(bytes instanceof Uint8Array) || !(signature === null || signature instanceof Uint8Array)) return false;
  return entryChecksum(cart, row) === row.checksum;
}

export function isIntactLog(cart: number, row: LogRow): boolean {
  return logChecksum(cart, row) === row.checksum;
}

export function isIntactHeld(cart: number, row: HeldRow): boolean {
  const { device, lengths } = row;
  if (!(device instanceof Uint8Array) || !(lengths instanceof Uint8Array)) return false;
  return heldChecksum(cart, row) === row.checksum;
}

export function isIntactClaim(cart: number, row: ClaimRow): boolean {
  const { name, value } = row;
  if (!(name instanceof Uint8Array) || !(value instanceof Uint8Array)) return false;
  return claimChecksum(cart, row) === row.checksum;
}
