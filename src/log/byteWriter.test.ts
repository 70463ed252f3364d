import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import { ByteWriter } from './byteWriter.ts';

const step = fc.oneof(
  fc.record({ kind: fc.constant('byte' as const), value: fc.nat({ max: 255 }) }),
  fc.record({ kind: fc.constant('varUint' as const), value: fc.oneof(fc.maxSafeNat(), fc.nat({ max: 300 })) }),
  fc.record({
    kind: fc.constant('varInt' as const),
    value: fc.oneof(fc.integer(), fc.integer({ min: -130, max: 130 }), fc.constant(-0)),
  }),
  fc.record({ kind: fc.constant('float32' as const), value: fc.float() }),
  fc.record({ kind: fc.constant('float64' as const), value: fc.double() }),
  fc.record({ kind: fc.constant('bytes' as const), value: fc.uint8Array({ maxLength: 40 }) }),
  fc.record({ kind: fc.constant('varBytes' as const), value: fc.uint8Array({ maxLength: 200 }) }),
  fc.record({ kind: fc.constant('varString' as const), value: fc.string({ unit: 'binary', maxLength: 20 }) }),
);

test('[R14] writes what lib0 writes, whatever size was expected', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), fc.nat({ max: 100 }), (steps, capacity) => {
      const ours = new ByteWriter(capacity);
      const theirs = encoding.createEncoder();
      for (const { kind, value } of steps) {
        if (kind === 'byte') ours.byte(value);
        else if (kind === 'varUint') ours.varUint(value);
        else if (kind === 'varInt') ours.varInt(value);
        else if (kind === 'float32') ours.float32(value);
        else if (kind === 'float64') ours.float64(value);
        else if (kind === 'bytes') ours.bytes(value);
        else if (kind === 'varBytes') ours.varBytes(value);
        else ours.varString(value);
        if (kind === 'byte') encoding.writeUint8(theirs, value);
        else if (kind === 'varUint') encoding.writeVarUint(theirs, value);
        else if (kind === 'varInt') encoding.writeVarInt(theirs, value);
        else if (kind === 'float32') encoding.writeFloat32(theirs, value);
        else if (kind === 'float64') encoding.writeFloat64(theirs, value);
        else if (kind === 'bytes') encoding.writeUint8Array(theirs, value);
        else if (kind === 'varBytes') encoding.writeVarUint8Array(theirs, value);
        else encoding.writeVarString(theirs, value);
      }
      expect(ours.finish()).toEqual(encoding.toUint8Array(theirs));
    }),
  );
});

test('a number at the edge of each length', () => {
  for (const edge of [2 ** 7, 2 ** 14, 2 ** 31, 2 ** 32, 2 ** 49, Number.MAX_SAFE_INTEGER]) {
    for (const value of [edge - 1, edge].filter(Number.isSafeInteger)) {
      const ours = new ByteWriter(0);
      const theirs = encoding.createEncoder();
      ours.varUint(value);
      encoding.writeVarUint(theirs, value);
      expect(ours.finish()).toEqual(encoding.toUint8Array(theirs));
    }
  }
});

test('takes its buffers from where it is told to', () => {
  const sizes: number[] = [];
  const writer = new ByteWriter(4, (size) => {
    sizes.push(size);
    return Buffer.allocUnsafe(size);
  });
  writer.bytes(new Uint8Array(4).fill(1));
  writer.byte(2);
  expect([...writer.finish()]).toEqual([1, 1, 1, 1, 2]);
  expect(sizes).toEqual([4, 8]);
});
