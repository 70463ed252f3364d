import { expect, test } from 'vitest';
import type { ReplicaId } from '../log/replicaId.ts';
import { decodeBody, type EnvelopeBody, encodeBody } from './envelopeCodec.ts';
import { eventIdOf } from './hybridLogicalClock.ts';
import type { ActorId, CommandId } from './message.ts';

const actorId = 'ypeBEsobvcr6wjGzmiPcTaeG7_gUfE5yuYB3ha_uSLs' as ActorId;
const body: EnvelopeBody = {
  actorId: null,
  deps: [eventIdOf(1_790_000_000_000, 1, 0xb0b as ReplicaId)],
  commandId: '00112233445566ff' as CommandId,
  commandIndex: 0,
  formerIds: [],
  stored: { type: 'QuantityChanged', v: 1, data: { line: 'p:milk-1l', observed: [new Uint8Array(15)], by: 1 } },
};

function reasonOf(bytes: Uint8Array): string {
  const decoded = decodeBody(bytes);
  return decoded.kind === 'unreadable' ? decoded.reason : 'readable';
}

/** An envelope whose data are the given bytes. */
function withData(...data: readonly number[]): Uint8Array {
  const bytes = encodeBody({ ...body, stored: { ...body.stored, data: null } });
  return Uint8Array.of(...bytes.subarray(0, -1), ...data);
}

test('an envelope survives the round trip, with and without what may be left out', () => {
  for (const variant of [
    body,
    { ...body, actorId },
    { ...body, deps: [], commandIndex: 300 },
    { ...body, formerIds: body.deps },
  ]) {
    expect(decodeBody(encodeBody(variant))).toEqual({ kind: 'body', body: variant });
  }
});

test('a common event takes few bytes', () => {
  expect(encodeBody(body).length).toBeLessThanOrEqual(95);
});

test('equal envelopes are equal bytes: neither the order of keys nor that of deps matters', () => {
  const deps = [eventIdOf(1, 0, 1 as ReplicaId), eventIdOf(2, 0, 2 as ReplicaId)];
  const one = encodeBody({ ...body, deps, stored: { type: 'T', v: 1, data: { a: 1, b: { c: 2, d: 3 } } } });
  const two = encodeBody({
    ...body,
    deps: deps.toReversed(),
    stored: { type: 'T', v: 1, data: { b: { d: 3, c: 2 }, a: 1 } },
  });
  expect(two).toEqual(one);
});

test('[R9] bytes after the known ones are a newer writer’s, and ignored', () => {
  expect(decodeBody(Uint8Array.of(...encodeBody(body), 9, 9, 9))).toEqual({ kind: 'body', body });
});

test('it reads no further than its own bytes, although they lie in a larger buffer', () => {
  const frame = new Uint8Array(1000).fill(65);
  const bytes = withData(119, 100);
  frame.set(bytes, 10);
  expect(reasonOf(frame.subarray(10, 10 + bytes.length))).toMatch(/ends too early/);
});

test('cut anywhere, it is unreadable, although the rest lies behind it', () => {
  const bytes = encodeBody({ ...body, actorId });
  for (let length = 0; length < bytes.length; length += 1) {
    expect(reasonOf(bytes.subarray(0, length)), `${length} bytes`).toMatch(/ends too early|Unexpected end/);
  }
});

test('data that are nested too deeply are refused before the stack is', () => {
  expect(reasonOf(withData(...Array.from({ length: 8000 }, () => [117, 1]).flat()))).toMatch(/nested too deeply/);
  expect(reasonOf(withData(...Array.from({ length: 4000 }, () => [118, 1, 1, 97]).flat()))).toMatch(
    /nested too deeply/,
  );
});

test('bytes in data are copies', () => {
  const bytes = withData(116, 1, 42);
  const decoded = decodeBody(bytes);
  bytes.fill(0);
  expect(decoded).toMatchObject({ body: { stored: { data: Uint8Array.of(42) } } });
});

test.each([
  ['nothing at all', new Uint8Array()],
  ['an actor cut short', Uint8Array.of(1, 2, 3)],
  ['a billion deps', Uint8Array.of(2, 0xff, 0xff, 0xff, 0xff, 0x0f)],
  ['a number without end', withData(125, ...Array.from({ length: 40 }, () => 0xff))],
  ['a string longer than the rest', withData(119, 0xff, 0xff, 0x7f, 65)],
  ['a string that is not UTF-8', withData(119, 2, 0xc3, 0x28)],
  ['an array of a billion', withData(117, 0xff, 0xff, 0xff, 0xff, 0x0f)],
  ['an object of a billion', withData(118, 0xff, 0xff, 0xff, 0xff, 0x0f)],
  ['a float cut short', withData(123, 0, 0)],
  ['an unknown kind of value', withData(3)],
  ['a big integer', withData(122, 0, 0, 0, 0, 0, 0, 0, 1)],
  ['undefined', withData(127)],
  ['a prototype', withData(118, 1, 9, ...new TextEncoder().encode('__proto__'), 118, 0)],
])('%s is unreadable, and says why', (_, bytes) => {
  expect(reasonOf(bytes)).not.toBe('readable');
  expect(reasonOf(bytes)).not.toBe('');
});

test.each([[undefined], [1n], [() => 1], [JSON.parse('{"__proto__": 1}')], [{ a: undefined }]])(
  'data that could not be read back are not written: %s',
  (data) => {
    expect(() => encodeBody({ ...body, stored: { type: 'T', v: 1, data } })).toThrow(TypeError);
  },
);

test('ids of the wrong length are not written', () => {
  expect(() => encodeBody({ ...body, commandId: 'abc' as CommandId })).toThrow(TypeError);
  expect(() => encodeBody({ ...body, actorId: 'AAAA' as ActorId })).toThrow(TypeError);
});
