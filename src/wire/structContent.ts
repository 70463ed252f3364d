// The content of a struct in a V1 update, of every kind that Yjs writes: the reader learns its length in clocks and, of a
// ContentAny, its values that could be entries. Everything else is only skipped, and must be well formed for that.

import type { WireEntry } from './entryRun.ts';
import { MalformedBytes, type StrictReader } from './strictReader.ts';

/** The kinds, as the low five bits of a struct's info byte say them. */
export const content = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  doc: 9,
  skip: 10,
} as const;

const anyKind = {
  bytes: 116,
  array: 117,
  object: 118,
  string: 119,
  bigint: 122,
  float64: 123,
  float32: 124,
  integer: 125,
};
const firstAnyKind = 116;
const lastAnyKind = 127;
const maxDepth = 16;
const namedTypes: readonly number[] = [3, 5]; // YXmlElement, YXmlHook
const lastTypeRef = 6;

/** Reads a struct's content and returns its length in clocks; offers each value of a ContentAny, null for no entry. */
export function readContent(
  reader: StrictReader,
  kind: number,
  offer: (entry: WireEntry | null, index: number) => void,
): number {
  switch (kind) {
    case content.gc:
    case content.deleted:
    case content.skip:
      return reader.varUint();
    case content.json: {
      const length = reader.varUint();
      for (let n = 0; n < length; n++) reader.varString();
      return length;
    }
    case content.binary:
      reader.varBytes();
      return 1;
    case content.string:
      return reader.varString().length;
    case content.embed:
      reader.varString();
      return 1;
    case content.format:
      reader.varString();
      reader.varString();
      return 1;
    case content.type: {
      const type = reader.varUint();
      if (type > lastTypeRef) throw new MalformedBytes(`unknown type ${type}`);
      if (namedTypes.includes(type)) reader.varString();
      return 1;
    }
    case content.any: {
      const length = reader.varUint();
      for (let index = 0; index < length; index++) offer(readEntryValue(reader), index);
      return length;
    }
    default:
      reader.varString(); // content.doc: its guid and options
      skipAny(reader, 0);
      return 1;
  }
}

function readEntryValue(reader: StrictReader): WireEntry | null {
  const kind = reader.byte();
  if (kind !== anyKind.array) {
    skipAnyOf(reader, kind, 0);
    return null;
  }
  const length = reader.varUint();
  const parts: Uint8Array[] = [];
  for (let n = 0; n < length; n++) {
    const part = reader.byte();
    if (part === anyKind.bytes && parts.length === n && n < 2) parts.push(reader.varBytes());
    else skipAnyOf(reader, part, 1);
  }
  const [bytes, signature = null] = parts;
  return bytes !== undefined && parts.length === length ? { bytes, signature } : null;
}

function skipAny(reader: StrictReader, depth: number): void {
  skipAnyOf(reader, reader.byte(), depth);
}

function skipAnyOf(reader: StrictReader, kind: number, depth: number): void {
  if (kind < firstAnyKind || kind > lastAnyKind) throw new MalformedBytes(`value of unknown kind ${kind}`);
  if (depth > maxDepth) throw new MalformedBytes('nested too deeply');
  if (kind === anyKind.bytes) reader.varBytes();
  else if (kind === anyKind.string) reader.varString();
  else if (kind === anyKind.integer) reader.skipVarInt();
  else if (kind === anyKind.float32) reader.bytes(4);
  else if (kind === anyKind.float64 || kind === anyKind.bigint) reader.bytes(8);
  else if (kind === anyKind.array || kind === anyKind.object) {
    for (let length = reader.varUint(); length > 0; length--) {
      if (kind === anyKind.object) reader.varString();
      skipAny(reader, depth + 1);
    }
  }
}
