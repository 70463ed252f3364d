// What counts as somebody's act, and how the history is read for it.

import { describe, expect, test } from 'vitest';
import { nextCommandId } from '../../engine/commandSteps.ts';
import type { ActorId, CommandId } from '../../engine/message.ts';
import { nthId } from '../../engine/testing/givenWhenThen.ts';
import type { CartEventType } from '../events.ts';
import type { ActivityEntry } from '../readModels/activity.ts';
import { createActs, deedsOf, isUndone, turnIdOf } from './acts.ts';

const ana = 'ana' as ActorId;
const ben = 'ben' as ActorId;
const command = (n: number) => (n * 1000).toString(16).padStart(16, '0') as CommandId;
const entry = (n: number, { by = ana, of = command(n), type = 'ItemAdded' as CartEventType } = {}): ActivityEntry =>
  ({ id: nthId(n), actorId: by, commandId: of, type }) as ActivityEntry;
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
  expect(createActs()(entries).stackOf(ana)).toEqual({ undo: [], redo: [] });
});

test.each<CartEventType>(['MemberLeft', 'CheckedOut', 'CheckoutUndone', 'CartRenamed', 'ItemPicked'])(
  '%s is',
  (type) => {
    expect(ids(createActs()([entry(1, { type })]).stackOf(ana).undo)).toEqual([command(1)]);
  },
);

describe('an act and its turns', () => {
  const first = command(1);
  const undoing = nextCommandId(first);
  const redoing = nextCommandId(undoing);
  const entries = [entry(1), entry(2, { of: undoing }), entry(3, { of: redoing })];

  test('the next turn has the id after the last one', () => {
    const ofEntries = (count: number) => createActs()(entries.slice(0, count)).of(first);
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
    const acts = createActs()(entries);
    for (const id of [first, undoing, redoing]) expect(acts.of(id)?.id).toBe(first);
    expect(acts.of(command(9))).toBeNull();
  });

  test('undone, none of it was; done again, its turns were not', () => {
    expect([...createActs()(entries.slice(0, 2)).muted()]).toEqual([nthId(1), nthId(2)]);
    expect([...createActs()(entries).muted()]).toEqual([nthId(2), nthId(3)]);
    expect(createActs()(entries.slice(0, 1)).muted().size).toBe(0);
  });

  test('it is to be undone, redone, undone', () => {
    const stacks = [1, 2, 3].map((count) => createActs()(entries.slice(0, count)).stackOf(ana));
    expect(stacks.map(({ undo, redo }) => [ids(undo), ids(redo)])).toEqual([
      [[first], []],
      [[], [first]],
      [[first], []],
    ]);
  });

  test('another’s act that one has undone: one can do it again, and whose it is can, too', () => {
    const byBen = [entry(1, { by: ben }), entry(2, { of: undoing })];
    const acts = createActs()(byBen);
    expect(ids(acts.stackOf(ana).undo)).toEqual([first]);
    expect(ids(acts.stackOf(ana).redo)).toEqual([]);
    expect(ids(acts.stackOf(ben).undo)).toEqual([]);
    const again = createActs()([...byBen, entry(3, { of: redoing })]);
    expect(ids(again.stackOf(ana).redo)).toEqual([first]);
    expect(ids(again.stackOf(ben).undo)).toEqual([first]);
    expect(ids(again.stackOf(ben).redo)).toEqual([]);
  });

  test('what others do with each other’s acts is nothing of one’s own', () => {
    const cem = 'cem' as ActorId;
    const byOthers = [entry(1, { by: ben }), entry(2, { by: cem, of: undoing })];
    expect(createActs()(byOthers).stackOf(ana)).toEqual({ undo: [], redo: [] });
    expect(createActs()([...byOthers, entry(3, { by: cem, of: redoing })]).stackOf(ana)).toEqual({
      undo: [],
      redo: [],
    });
  });

  test('what somebody else does takes nothing off the stack; what one does oneself ends what could be redone', () => {
    const undone = entries.slice(0, 2);
    expect(ids(createActs()([...undone, entry(4, { by: ben })]).stackOf(ana).redo)).toEqual([first]);
    const { undo, redo } = createActs()([...undone, entry(4)]).stackOf(ana);
    expect([ids(undo), redo]).toEqual([[command(4)], []]);
  });
});

describe('reading a history', () => {
  test('that has not changed is not read again', () => {
    const actsOf = createActs();
    const entries = [entry(1)];
    expect(actsOf(entries)).toBe(actsOf(entries));
  });

  test('that has grown in place is read on', () => {
    const actsOf = createActs();
    const entries = [entry(1)];
    const before = actsOf(entries);
    entries.push(entry(2), entry(3, { of: command(2) }));
    const after = actsOf(entries);
    expect(after).not.toBe(before);
    expect(after.of(command(1))?.entries).toHaveLength(1);
    expect(after.of(command(2))?.entries).toHaveLength(2);
    expect(ids(after.stackOf(ana).undo)).toEqual([command(1), command(2)]);
  });

  test('into which something came late is read anew', () => {
    const actsOf = createActs();
    const entries = [entry(1), entry(3)];
    actsOf(entries);
    entries.splice(1, 0, entry(2));
    expect(ids(actsOf(entries).stackOf(ana).undo)).toEqual([command(1), command(2), command(3)]);
    expect(actsOf(entries).of(command(1))?.entries).toHaveLength(1);
  });

  test('of another list forgets the one before', () => {
    const actsOf = createActs();
    actsOf([entry(1)]);
    const acts = actsOf([entry(2)]);
    expect(acts.of(command(1))).toBeNull();
    expect(ids(acts.stackOf(ana).undo)).toEqual([command(2)]);
  });

  test('keys go back two thousand commands, the list all the way', () => {
    const entries = Array.from({ length: 2_005 }, (_, n) => entry(n + 1));
    const acts = createActs()(entries);
    expect(acts.stackOf(ana).undo).toHaveLength(2_000);
    expect(acts.stackOf(ana).undo[0]?.id).toBe(command(6));
    expect(acts.of(command(1))).not.toBeNull();
  });
});
