// Plain data as bytes: lib0's "any" encoding made canonical on the way out (keys sorted, so that equal data are equal
// bytes) and safe on the way in (depth, lengths and keys are checked before anything is built from them).
// It knows no events.

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as string from 'lib0/string';

const maxDepth = 16;

const tag = {
  null: 126,
  integer: 125,
  float32: 124,
  float64: 123,
  false: 121,
  true: 120,
  string: 119,
  object: 118,
  array: 117,
  bytes: 116,
} as const;

/** Bytes that are not what they should be. The message is for people. */
class UnreadableBytes extends Error {}

/** Throws on data that cannot be read back: that is the caller's bug. */
export function writeCanonicalAny(encoder: encoding.Encoder, value: unknown, depth = 0): void {
  if (depth > maxDepth) throw new TypeError('data is nested too deeply to be stored');
  if (Array.isArray(value)) {
    encoding.writeUint8(encoder, tag.array);
    encoding.writeVarUint(encoder, value.length);
    for (const element of value) writeCanonicalAny(encoder, element, depth + 1);
  } else if (isRecord(value)) {
    const keys = Object.keys(value).sort();
    encoding.writeUint8(encoder, tag.object);
    encoding.writeVarUint(encoder, keys.length);
    for (const key of keys) {
      encoding.writeVarString(encoder, checkedKey(key));
      writeCanonicalAny(encoder, value[key], depth + 1);
    }
  } else if (isScalar(value)) {
    encoding.writeAny(encoder, value);
  } else {
    throw new TypeError(`a ${typeof value} cannot be stored`);
  }
}

/** Throws UnreadableBytes, or an error of lib0, when the bytes are damaged. */
export function readCanonicalAny(decoder: decoding.Decoder, depth = 0): unknown {
  if (depth > maxDepth) throw new UnreadableBytes('data is nested too deeply');
  const kind = readByte(decoder);
  switch (kind) {
    case tag.null:
      return null;
    case tag.integer:
      readAhead(decoder, 1);
      return decoding.readVarInt(decoder);
    case tag.float32:
      readAhead(decoder, 4);
      return decoding.readFloat32(decoder);
    case tag.float64:
      readAhead(decoder, 8);
      return decoding.readFloat64(decoder);
    case tag.false:
      return false;
    case tag.true:
      return true;
    case tag.string:
      return readString(decoder);
    case tag.object:
      return readRecord(decoder, depth);
    case tag.array:
      return Array.from({ length: readCount(decoder, 1) }, () => readCanonicalAny(decoder, depth + 1));
    case tag.bytes:
      return readBytes(decoder, readCount(decoder, 1)).slice();
    default:
      throw new UnreadableBytes(`data holds an unknown kind of value (${kind})`);
  }
}

export function readByte(decoder: decoding.Decoder): number {
  readAhead(decoder, 1);
  return decoding.readUint8(decoder);
}

/** A view of the next bytes. lib0 itself would read on into the buffer behind a subarray. */
export function readBytes(decoder: decoding.Decoder, length: number): Uint8Array {
  readAhead(decoder, length);
  return decoding.readUint8Array(decoder, length);
}

export function readString(decoder: decoding.Decoder): string {
  const bytes = readBytes(decoder, readCount(decoder, 1));
  const [first = 0] = bytes;
  // Most are keys of one letter, and browsers decode slowly.
  return bytes.length === 1 && first < 0x80 ? String.fromCharCode(first) : string.decodeUtf8(bytes);
}

/** A number of things to come, each at least `size` bytes long. */
export function readCount(decoder: decoding.Decoder, size: number): number {
  const count = decoding.readVarUint(decoder);
  readAhead(decoder, count * size);
  return count;
}

function readRecord(decoder: decoding.Decoder, depth: number): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  // A key's length and a value's kind: two bytes at least.
  for (let left = readCount(decoder, 2); left > 0; left -= 1) {
    const key = readString(decoder);
    if (key === '__proto__') throw new UnreadableBytes('data holds a key that is not allowed');
    record[key] = readCanonicalAny(decoder, depth + 1);
  }
  return record;
}

function readAhead(decoder: decoding.Decoder, length: number): void {
  if (decoder.pos + length > decoder.arr.length) throw new UnreadableBytes('data ends too early');
}

function checkedKey(key: string): string {
  if (key === '__proto__') throw new TypeError('the key __proto__ cannot be stored');
  return key;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}

function isScalar(value: unknown): value is string | number | boolean | null | Uint8Array {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value) || value instanceof Uint8Array;
}
