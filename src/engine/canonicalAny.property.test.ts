// What lib0 writes and reads is the standard: logs were written with it.

import fc from 'fast-check';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import { ByteWriter } from '../log/byteWriter.ts';
import { BytesReader } from './bytesReader.ts';
import { readCanonicalAny, writeCanonicalAny } from './canonicalAny.ts';

const scalar = fc.oneof(
  fc.constantFrom(null, true, false, -0, 0x7fffffff, 0x80000000, -0x80000000, 0.5, Number.NaN),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.float(),
  fc.double(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array(),
);

function written(value: unknown): Uint8Array {
  const writer = new ByteWriter(8);
  writeCanonicalAny(writer, value);
  return writer.finish();
}

test('a value is written as lib0 writes it', () => {
  fc.assert(
    fc.property(scalar, (value) => {
      const encoder = encoding.createEncoder();
      encoding.writeAny(encoder, value);
      expect(written(value)).toEqual(encoding.toUint8Array(encoder));
    }),
    { numRuns: 3000 },
  );
});

test('lib0 reads what is written', () => {
  const value = fc.oneof(scalar, fc.array(scalar), fc.dictionary(fc.string(), scalar, { noNullPrototype: true }));
  fc.assert(
    fc.property(
      value.filter((data) => data === null || typeof data !== 'object' || !Object.hasOwn(data, '__proto__')),
      (data) => void expect(decoding.readAny(decoding.createDecoder(written(data)))).toEqual(data),
    ),
    { numRuns: 1000 },
  );
});

describe('any bytes at all are read as lib0 reads them, or by neither', () => {
  const outcome = (read: () => unknown) => {
    try {
      return { value: read() };
    } catch {
      return 'unreadable';
    }
  };
  // Numbers that go on for long, in forms that nobody writes.
  const bytes = fc.array(fc.oneof(fc.nat(255), fc.constantFrom(0x80, 0xff, 0xc0, 0x00, 0x7f)), { maxLength: 14 });
  test.each([
    ['varUint', decoding.readVarUint],
    ['varInt', (decoder: decoding.Decoder) => (decoding.hasContent(decoder) ? decoding.readVarInt(decoder) : fail())],
    ['float32', decoding.readFloat32],
    ['float64', decoding.readFloat64],
    ['varBytes', decoding.readVarUint8Array],
    ['varString', decoding.readVarString],
  ] as const)('%s', (kind, theirs) => {
    fc.assert(
      fc.property(bytes, (given) => {
        const source = Uint8Array.from(given);
        const read = outcome(() => new BytesReader(source)[kind]());
        expect(read).toEqual(outcome(() => theirs(decoding.createDecoder(source))));
      }),
      { numRuns: 3000 },
    );
  });

  test('a value', () => {
    const tagged = fc.tuple(fc.integer({ min: 114, max: 128 }), bytes).map(([kind, rest]) => [kind, ...rest]);
    fc.assert(
      fc.property(tagged, (given) => {
        const source = Uint8Array.from(given);
        const ours = outcome(() => readCanonicalAny(new BytesReader(source)));
        // It is stricter where lib0 makes up what is not there.
        if (ours !== 'unreadable') expect(ours).toEqual({ value: decoding.readAny(decoding.createDecoder(source)) });
      }),
      { numRuns: 5000 },
    );
  });
});

function fail(): never {
  throw new Error('nothing to read');
}
