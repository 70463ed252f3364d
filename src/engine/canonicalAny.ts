// Plain data as bytes: lib0's "any" encoding made canonical on the way out (keys sorted, so that equal data are equal
// bytes) and safe on the way in (depth, lengths and keys are checked before anything is built from them).
// It knows no events.

import type { ByteWriter } from '../log/byteWriter.ts';
import { type BytesReader, UnreadableBytes } from './bytesReader.ts';

const maxDepth = 16;
/** Integers beyond it are written as floats. */
const largestInteger = 0x7fffffff;

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

/** Throws on data that cannot be read back: that is the caller's bug. */
export function writeCanonicalAny(writer: ByteWriter, value: unknown, depth = 0): void {
  if (depth > maxDepth) throw new TypeError('data is nested too deeply to be stored');
  if (Array.isArray(value)) {
    writer.byte(tag.array);
    writer.varUint(value.length);
    for (const element of value) writeCanonicalAny(writer, element, depth + 1);
  } else if (isRecord(value)) {
    const keys = Object.keys(value).sort();
    writer.byte(tag.object);
    writer.varUint(keys.length);
    for (const key of keys) {
      writer.varString(checkedKey(key));
      writeCanonicalAny(writer, value[key], depth + 1);
    }
  } else {
    writeScalar(writer, value);
  }
}

/** Throws when the bytes are damaged. */
export function readCanonicalAny(reader: BytesReader, depth = 0): unknown {
  if (depth > maxDepth) throw new UnreadableBytes('data is nested too deeply');
  const kind = reader.byte();
  switch (kind) {
    case tag.null:
      return null;
    case tag.integer:
      return reader.varInt();
    case tag.float32:
      return reader.float32();
    case tag.float64:
      return reader.float64();
    case tag.false:
      return false;
    case tag.true:
      return true;
    case tag.string:
      return reader.varString();
    case tag.object:
      return readRecord(reader, depth);
    case tag.array:
      return Array.from({ length: reader.count(1) }, () => readCanonicalAny(reader, depth + 1));
    case tag.bytes:
      return reader.varBytes().slice();
    default:
      throw new UnreadableBytes(`data holds an unknown kind of value (${kind})`);
  }
}

function writeScalar(writer: ByteWriter, value: unknown): void {
  if (value === null) {
    writer.byte(tag.null);
  } else if (typeof value === 'boolean') {
    writer.byte(value ? tag.true : tag.false);
  } else if (typeof value === 'string') {
    writer.byte(tag.string);
    writer.varString(value);
  } else if (typeof value === 'number') {
    writeNumber(writer, value);
  } else if (value instanceof Uint8Array) {
    writer.byte(tag.bytes);
    writer.varBytes(value);
  } else {
    throw new TypeError(`a ${typeof value} cannot be stored`);
  }
}

/** In the first of the forms that holds it. */
function writeNumber(writer: ByteWriter, value: number): void {
  if (Number.isInteger(value) && Math.abs(value) <= largestInteger) {
    writer.byte(tag.integer);
    writer.varInt(value);
  } else if (Math.fround(value) === value) {
    writer.byte(tag.float32);
    writer.float32(value);
  } else {
    writer.byte(tag.float64);
    writer.float64(value);
  }
}

function readRecord(reader: BytesReader, depth: number): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  // A key's length and a value's kind: two bytes at least.
  for (let left = reader.count(2); left > 0; left -= 1) {
    const key = reader.varString();
    if (key === '__proto__') throw new UnreadableBytes('data holds a key that is not allowed');
    record[key] = readCanonicalAny(reader, depth + 1);
  }
  return record;
}

function checkedKey(key: string): string {
  if (key === '__proto__') throw new TypeError('the key __proto__ cannot be stored');
  return key;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof Uint8Array);
}
