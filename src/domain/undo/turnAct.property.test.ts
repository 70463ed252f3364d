// The laws of undoing, on whatever two people did, knowing of each other or not.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookup, valuesOf } from '../../causal/persistentMap.ts';
import type { LineId } from '../events.ts';
import { quantityIn, withMuted } from '../line/line.ts';
import type { Act } from './acts.ts';
import { histories, people, shown } from './testing/histories.ts';
import type { Undoer } from './testing/undoer.ts';

const which = fc.nat();

test('undo, then redo, is where one was, where nobody interfered', () => {
  fc.assert(
    fc.property(histories, which, (history, n) => {
      const { ana } = people(history);
      const act = anyOf(actsOf(ana).filter(isOfLines), n);
      fc.pre(act !== undefined);
      const before = shown(ana);
      fc.pre(ana.turns(act));
      const undone = shown(ana);
      const again = turned(ana, act);
      if (!ana.turns(again)) return expect(undone).toEqual(before);
      expect(shown(ana)).toEqual(before);
      expect(ana.turns(turned(ana, act))).toBe(true);
      expect(shown(ana)).toEqual(undone);
    }),
    { numRuns: 200 },
  );
});

test('what an undone act leaves is what the law says there would be without it, and other lines are left alone', () => {
  fc.assert(
    fc.property(histories, which, (history, n) => {
      const { ana } = people(history);
      const act = anyOf(actsOf(ana).filter(isOfLines), n);
      fc.pre(act !== undefined);
      const before = ana.cart();
      fc.pre(ana.turns(act));
      const muted = new Set(act.entries.map(({ id }) => id));
      const about = new Set(act.entries.flatMap(({ line }) => line ?? []));
      for (const line of valuesOf(before.lines)) {
        const now = lookup(ana.cart().lines, line.line);
        if (about.has(line.line)) expect(quantityIn(now)).toBe(quantityIn(withMuted(line, muted)));
        else expect(now).toBe(line);
      }
    }),
    { numRuns: 200 },
  );
});

test('however often acts are undone and done again, the cart is what the law says of those that are not undone', () => {
  fc.assert(
    fc.property(histories, fc.array(which, { maxLength: 12 }), (history, turns) => {
      const { ana } = people(history);
      for (const n of turns) {
        const act = anyOf(actsOf(ana).filter(isOfLines), n);
        if (act !== undefined) ana.turns(act);
      }
      const muted = ana.acts().muted();
      for (const line of valuesOf(ana.cart().lines)) {
        expect(quantityIn(line)).toBe(quantityIn(withMuted(line, muted)));
      }
    }),
    { numRuns: 200 },
  );
});

test('under interference undoing takes away just that act’s part of what others have added to meanwhile', () => {
  fc.assert(
    fc.property(histories, which, fc.integer({ min: 1, max: 9 }), (history, n, more) => {
      const { ana, ben } = people(history);
      const act = anyOf(actsOf(ana).filter(isOfLines), n);
      fc.pre(act !== undefined);
      const before = quantities(ana);
      const { commands } = ana.turning(act);
      fc.pre(commands.length > 0);
      // Ben does not know of it.
      const lines = [...new Set(act.entries.flatMap(({ line }) => line ?? []))].filter((line) =>
        ben.line(nameOf(line)),
      );
      for (const line of lines) ben.does({ type: 'ChangeQuantity', data: { line, by: more } });
      fc.pre(ana.turns(act));
      const undone = quantities(ana);
      ana.hears(ben);
      for (const line of lines) {
        if ((undone.get(line) ?? 0) > (before.get(line) ?? 0)) continue;
        expect(quantities(ana).get(line) ?? 0).toBe((undone.get(line) ?? 0) + more);
      }
    }),
    { numRuns: 200 },
  );
});

function actsOf(who: Undoer): readonly Act[] {
  return who.entries().flatMap(({ commandId }) => {
    const act = who.acts().of(commandId);
    return act !== null && act.id === commandId ? [act] : [];
  });
}

function isOfLines({ entries }: Act): boolean {
  return entries.every(({ line }) => line !== null);
}

function anyOf<Item>(items: readonly Item[], n: number): Item | undefined {
  return items[n % Math.max(1, items.length)];
}

function turned(who: Undoer, { id }: Act): Act {
  const act = who.acts().of(id);
  if (act === null) throw new Error('an act does not go away');
  return act;
}

function nameOf(line: LineId): string {
  return line.slice(2);
}

function quantities(who: Undoer): ReadonlyMap<LineId, number> {
  return new Map(valuesOf(who.cart().lines).map((line) => [line.line, quantityIn(line)]));
}
