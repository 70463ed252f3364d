import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ActorId, CommandId, EventId } from '../../engine/message.ts';
import type { CartEnvelope } from '../events.ts';
import { undoer } from '../undo/testing/undoer.ts';
import {
  readSuppositions,
  type Supposition,
  spellSuppositions,
  supposedBy,
  supposing,
  withoutSupposition,
} from './suppositions.ts';

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length });
const word = fc.string({ unit: fc.constantFrom(...'AZaz09-_'), minLength: 43, maxLength: 43 });
const command = hex(16).map((id) => id as CommandId);
const event = hex(30).map((id) => id as EventId);
const supposition: fc.Arbitrary<Supposition> = fc.oneof(
  fc.record({ kind: fc.constant('without-act' as const), command }),
  fc.record({ kind: fc.constant('without-person' as const), actor: word.map((id) => id as ActorId) }),
  fc.record({ kind: fc.constant('without-branch' as const), of: event }),
  fc.record({ kind: fc.constant('moved' as const), command, after: fc.option(event) }),
);

test('what an address holds is read back, and needs no escape', () => {
  fc.assert(
    fc.property(fc.array(supposition, { maxLength: 5 }), (suppositions) => {
      const spelled = spellSuppositions(suppositions);
      expect(encodeURIComponent(spelled)).toBe(spelled);
      expect(readSuppositions(spelled)).toEqual(suppositions);
    }),
  );
});

test('whatever an address holds, what is no supposition is passed over', () => {
  fc.assert(
    fc.property(fc.string(), (typed) => {
      expect(Array.isArray(readSuppositions(typed))).toBe(true);
    }),
  );
  expect(readSuppositions('x.a12.p.m0123456789abcdef')).toEqual([
    { kind: 'moved', command: '0123456789abcdef', after: null },
  ]);
});

const ana = undoer('ana', 1);
ana.does({ type: 'CreateCart', data: { name: 'Flat', currency: 'EUR' } });
ana.does(
  { type: 'JoinCart', data: { name: 'Ana', color: 'teal' } },
  { type: 'AddItem', data: { name: 'Milk', quantity: 2 } },
);
ana.does({ type: 'AddItem', data: { name: 'Bread', quantity: 1 } });
const told: readonly CartEnvelope[] = ana.told;
const typesIn = (ids: ReadonlySet<EventId>) => told.filter(({ id }) => ids.has(id)).map(({ event: { type } }) => type);

test('without a person: what they did in the cart; that it is there, and who is in it, stays', () => {
  const { without } = supposedBy([{ kind: 'without-person', actor: ana.actorId }], told, () => []);
  expect(typesIn(without)).toEqual(['ItemAdded', 'ItemAdded']);
});

test('without an act, and without a branch', () => {
  const act = told[2] as CartEnvelope;
  expect([...supposedBy([{ kind: 'without-act', command: act.commandId }], told, () => []).without]).toEqual([act.id]);
  const branch = supposedBy([{ kind: 'without-branch', of: act.id }], told, (id) => [id, (told[3] as CartEnvelope).id]);
  expect([...branch.without]).toEqual([act.id, told[3]?.id]);
});

test('of an act’s places the last counts, and it goes back to where it was', () => {
  const of = (told[3] as CartEnvelope).commandId;
  const one: Supposition = { kind: 'moved', command: of, after: null };
  const other: Supposition = { kind: 'moved', command: of, after: told[0]?.id ?? null };
  const without: Supposition = { kind: 'without-act', command: of };
  const all = supposing(supposing(supposing([], one), without), other);
  expect(all).toEqual([without, other]);
  expect(supposedBy(all, told, () => []).moved).toEqual([other]);
  expect(withoutSupposition(all, one)).toEqual([without]);
});
