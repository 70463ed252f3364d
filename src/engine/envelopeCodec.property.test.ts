import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReplicaId } from '../log/replicaId.ts';
import { decodeBody, type EnvelopeBody, encodeBody } from './envelopeCodec.ts';
import { eventIdOf } from './hybridLogicalClock.ts';
import type { ActorId, CommandId } from './message.ts';

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((array) => Buffer.from(array).toString('hex'));
const data = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double(),
    fc.string({ unit: 'binary' }),
    fc.uint8Array(),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 5, noNullPrototype: true },
    ),
  ),
})).value;
const ids = fc
  .uniqueArray(fc.tuple(fc.nat(), fc.nat(0xffff), fc.maxSafeNat()), { maxLength: 5, selector: String })
  .map((parts) => parts.map(([ms, counter, replica]) => eventIdOf(ms, counter, replica as ReplicaId)).sort());
const body: fc.Arbitrary<EnvelopeBody> = fc.record({
  actorId: fc.option(
    fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url') as ActorId),
  ),
  deps: ids,
  commandId: hex(8).map((id) => id as CommandId),
  commandIndex: fc.nat(),
  formerIds: ids,
  stored: fc.record({ type: fc.string({ unit: 'grapheme' }), v: fc.nat(), data }),
});

test('every envelope survives the round trip, and has one form', () => {
  fc.assert(
    fc.property(body, (envelope) => {
      const bytes = encodeBody(envelope);
      const decoded = decodeBody(bytes);
      expect(decoded).toEqual({ kind: 'body', body: envelope });
      if (decoded.kind === 'body') expect(encodeBody(decoded.body)).toEqual(bytes);
    }),
    { numRuns: 500 },
  );
});

test('[R5] reading damaged bytes never throws', () => {
  fc.assert(
    fc.property(
      body,
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      fc.nat(),
      (envelope, hits, cut) => {
        const bytes = encodeBody(envelope);
        for (const [where, what] of hits) bytes[where % bytes.length] = what;
        decodeBody(bytes.subarray(0, cut % (bytes.length + 1)));
        decodeBody(bytes);
      },
    ),
    { numRuns: 3000 },
  );
});

test('[R5] reading anything at all never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void decodeBody(bytes)),
    { numRuns: 3000 },
  );
});
