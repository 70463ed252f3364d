// The laws of restoring, on whatever two people did since.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cartView } from '../readModels/cartView.ts';
import { foreseen } from './foreseen.ts';
import { cameSince, putBackCommands, restoreCommands } from './restore.ts';
import { histories, linesIn, people, shown } from './testing/histories.ts';

const moments = fc.tuple(histories, fc.nat());

test('a restored moment takes nothing away: of each line there is what there was then, or more that came later', () => {
  fc.assert(
    fc.property(moments, ([history, n]) => {
      const { ana } = people(history);
      const then = cartView(ana.cartAt(n % Math.max(1, ana.entries().length)), []);
      const before = linesIn(ana.view());
      const commands = restoreCommands(ana.cart(), then);
      const expected = foreseen(ana.cart(), commands, ana.actorId);
      ana.does(...commands);
      const after = linesIn(ana.view());
      const restored = linesIn(then);
      for (const [id, line] of restored) {
        const { name, unitPrice, aisle, note } = line;
        const quantity = Math.max(line.quantity, before.get(id)?.quantity ?? 0);
        expect(after.get(id)).toMatchObject({ quantity, name, unitPrice, aisle, note });
      }
      for (const line of cameSince(ana.view(), then)) {
        if (restored.has(line.line)) expect(line.quantity).toBe(before.get(line.line)?.quantity);
        else expect(line).toEqual(before.get(line.line));
      }
      for (const id of before.keys()) expect(after.has(id)).toBe(true);
      if (then.isCreated) expect(ana.view().name).toBe(then.name);
      // What was foreseen is what came of it.
      if (expected.kind === 'accepted')
        expect([...linesIn(cartView(expected.cart, [])).keys()].sort()).toEqual([...after.keys()].sort());
    }),
    { numRuns: 300 },
  );
});

test('a restoring is one act: undone, the cart is what it was before', () => {
  fc.assert(
    fc.property(moments, ([history, n]) => {
      const { ana } = people(history);
      const then = cartView(ana.cartAt(n % Math.max(1, ana.entries().length)), []);
      const before = shown(ana);
      fc.pre(ana.does(...restoreCommands(ana.cart(), then)));
      expect(ana.undoes()).toBe(true);
      expect(shown(ana)).toEqual(before);
    }),
    { numRuns: 300 },
  );
});

test('a moment that nothing was done after needs no restoring', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { ana } = people(history);
      expect(restoreCommands(ana.cart(), ana.view())).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('a line that is put back is as it was, and nothing else is touched', () => {
  fc.assert(
    fc.property(moments, fc.nat(), ([history, n], which) => {
      const { ana } = people(history);
      const then = [...linesIn(cartView(ana.cartAt(n % Math.max(1, ana.entries().length)), [])).values()];
      const line = then[which % Math.max(1, then.length)];
      fc.pre(line !== undefined);
      const before = linesIn(ana.view());
      ana.does(...putBackCommands(ana.cart(), line));
      const after = linesIn(ana.view());
      const { name, quantity, unitPrice, aisle, note, picked } = line;
      expect(after.get(line.line)).toMatchObject({ name, quantity, unitPrice, aisle, note, picked });
      for (const [id, other] of before) if (id !== line.line) expect(after.get(id)).toEqual(other);
    }),
    { numRuns: 300 },
  );
});
