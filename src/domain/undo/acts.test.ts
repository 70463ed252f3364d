// What counts as somebody's act, and how the history is read for it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextCommandId } from '../../engine/commandSteps.ts';
import type { ActorId, CommandId } from '../../engine/message.ts';
import { nthId } from '../../engine/testing/givenWhenThen.ts';
import type { CartEventType } from '../events.ts';
import type { ActivityEntry } from '../readModels/activity.ts';
import { actsIn, deedsOf, isUndone, stepsOf, turnIdOf } from './acts.ts';

const ana = 'ana' as ActorId;
const ben = 'ben' as ActorId;
const command = (n: number) => (n * 1000).toString(16).padStart(16, '0') as CommandId;
const entry = (n: number, { by = ana, of = command(n), type = 'ItemAdded' as CartEventType } = {}): ActivityEntry =>
  ({ id: nthId(n), actorId: by, commandId: of, type }) as ActivityEntry;
/** By reading all of them. */
const actsOf = (entries: readonly ActivityEntry[]) =>
  actsIn(entries, (id) => entries.filter(({ commandId }) => commandId === id));
const ids = (acts: readonly { readonly id: CommandId }[]) => acts.map(({ id }) => id);

test.each<CartEventType>([
  'CartCreated',
  'CartCopied',
  'MemberJoined',
  'CheckoutGranted',
  'CheckoutCalledOff',
  'CheckoutSettled',
  'CheckoutUnsettled',
])('%s alone is nothing that the keys undo', (type) => {
  const entries = [entry(1, { type })];
  expect(deedsOf({ entries })).toEqual([]);
  expect(actsOf(entries).stackOf(ana)).toEqual({ undo: [], redo: [] });
});

test.each<CartEventType>(['MemberLeft', 'CheckedOut', 'CheckoutUndone', 'CartRenamed', 'ItemPicked'])(
  '%s is',
  (type) => {
    expect(ids(actsOf([entry(1, { type })]).stackOf(ana).undo)).toEqual([command(1)]);
  },
);

describe('an act and its turns', () => {
  const first = command(1);
  const undoing = nextCommandId(first);
  const redoing = nextCommandId(undoing);
  const entries = [entry(1), entry(2, { of: undoing }), entry(3, { of: redoing })];

  test('the next turn has the id after the last one', () => {
    const ofEntries = (count: number) => actsOf(entries.slice(0, count)).of(first);
    const turnIds = [1, 2, 3].map((count) => {
      const act = ofEntries(count);
      return act === null ? null : [isUndone(act), turnIdOf(act)];
    });
    expect(turnIds).toEqual([
      [false, undoing],
      [true, redoing],
      [false, nextCommandId(redoing)],
    ]);
  });

  test('each command of it leads to the act', () => {
    const acts = actsOf(entries);
    for (const id of [first, undoing, redoing]) expect(acts.of(id)?.id).toBe(first);
    expect(acts.of(command(9))).toBeNull();
  });

  test('undone, none of it was; done again, its turns were not', () => {
    expect([...actsOf(entries.slice(0, 2)).muted()]).toEqual([nthId(1), nthId(2)]);
    expect([...actsOf(entries).muted()]).toEqual([nthId(2), nthId(3)]);
    expect(actsOf(entries.slice(0, 1)).muted().size).toBe(0);
  });

  test('it is to be undone, redone, undone', () => {
    const stacks = [1, 2, 3].map((count) => actsOf(entries.slice(0, count)).stackOf(ana));
    expect(stacks.map(({ undo, redo }) => [ids(undo), ids(redo)])).toEqual([
      [[first], []],
      [[], [first]],
      [[first], []],
    ]);
  });

  test('another’s act that one has undone: one can do it again, and whose it is can, too', () => {
    const byBen = [entry(1, { by: ben }), entry(2, { of: undoing })];
    const acts = actsOf(byBen);
    expect(ids(acts.stackOf(ana).undo)).toEqual([first]);
    expect(ids(acts.stackOf(ana).redo)).toEqual([]);
    expect(ids(acts.stackOf(ben).undo)).toEqual([]);
    const again = actsOf([...byBen, entry(3, { of: redoing })]);
    expect(ids(again.stackOf(ana).redo)).toEqual([first]);
    expect(ids(again.stackOf(ben).undo)).toEqual([first]);
    expect(ids(again.stackOf(ben).redo)).toEqual([]);
  });

  test('what others do with each other’s acts is nothing of one’s own', () => {
    const cem = 'cem' as ActorId;
    const byOthers = [entry(1, { by: ben }), entry(2, { by: cem, of: undoing })];
    expect(actsOf(byOthers).stackOf(ana)).toEqual({ undo: [], redo: [] });
    expect(actsOf([...byOthers, entry(3, { by: cem, of: redoing })]).stackOf(ana)).toEqual({
      undo: [],
      redo: [],
    });
  });

  test('what somebody else does takes nothing off the stack; what one does oneself ends what could be redone', () => {
    const undone = entries.slice(0, 2);
    expect(ids(actsOf([...undone, entry(4, { by: ben })]).stackOf(ana).redo)).toEqual([first]);
    const { undo, redo } = actsOf([...undone, entry(4)]).stackOf(ana);
    expect([ids(undo), redo]).toEqual([[command(4)], []]);
  });
});

describe('reading a history', () => {
  test('keys go back two thousand commands, the list all the way', () => {
    const entries = Array.from({ length: 2_005 }, (_, n) => entry(n + 1));
    const byCommand = new Map(entries.map((one) => [one.commandId, [one]]));
    const acts = actsIn(entries, (id) => byCommand.get(id) ?? []);
    expect(acts.stackOf(ana).undo).toHaveLength(2_000);
    expect(acts.stackOf(ana).undo[0]?.id).toBe(command(6));
    expect(acts.of(command(1))).not.toBeNull();
  });

  test('whatever it is, acts stand in the order of their first events, and what is undone counts as never having been', () => {
    const step = fc.record({ root: fc.integer({ min: 1, max: 4 }), turn: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const idOf = (root: number, turn: number) =>
          Array.from({ length: turn }).reduce<CommandId>(nextCommandId, command(root));
        const entries = steps.map(({ root, turn }, n) => entry(n + 1, { of: idOf(root, turn) }));
        const isThere = (root: number, turn: number) => steps.some((one) => one.root === root && one.turn === turn);
        const acts = actsOf(entries);
        // A turn whose act is not here begins an act.
        const firstOf = (root: number, turn: number): number =>
          turn > 0 && isThere(root, turn - 1) ? firstOf(root, turn - 1) : turn;
        const turnsOf = (root: number, first: number): number =>
          isThere(root, first + 1) ? 1 + turnsOf(root, first + 1) : 0;
        const muted = entries.filter((_, n) => {
          const { root, turn } = steps[n] as (typeof steps)[number];
          const first = firstOf(root, turn);
          return turn > first || turnsOf(root, first) % 2 === 1;
        });
        expect([...acts.muted()].sort()).toEqual(muted.map(({ id }) => id));
        for (const [n, { commandId }] of entries.entries()) {
          const { root, turn } = steps[n] as (typeof steps)[number];
          const act = acts.of(commandId);
          expect(act?.id).toBe(idOf(root, firstOf(root, turn)));
          expect(act && stepsOf(act).flatMap((one) => one.entries)).toContain(entries[n]);
        }
        const untouched = entries.filter((_, n) => {
          const { root, turn } = steps[n] as (typeof steps)[number];
          return firstOf(root, turn) === turn && !isThere(root, turn + 1);
        });
        const stack = ids(acts.stackOf(ana).undo).filter((id) => untouched.some((one) => one.commandId === id));
        expect(stack).toEqual([...new Set(untouched.map(({ commandId }) => commandId))]);
      }),
    );
  });
});
