// The laws of "what if", on whatever two people did.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { valuesOf } from '../../causal/persistentMap.ts';
import type { EventId } from '../../engine/message.ts';
import { cartFingerprint } from '../cartFingerprint.ts';
import type { CartCommand } from '../commands.ts';
import type { CartEnvelope } from '../events.ts';
import { quantityIn, withMuted } from '../line/line.ts';
import { registerNames } from '../line/registers.ts';
import { type CartView, cartView } from '../readModels/cartView.ts';
import { anyCommand } from '../testing/cartArbitraries.ts';
import { histories, linesIn, people } from '../undo/testing/histories.ts';
import { undoer } from '../undo/testing/undoer.ts';
import { becomingCommands } from './becoming.ts';
import { isMovable, whatIf } from './whatIf.ts';

const nothing = { without: new Set<EventId>(), moved: [] };
const toldOf = ({ told }: { readonly told: readonly CartEnvelope[] }) =>
  [...told].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('what if', () => {
  test('nothing were otherwise: it is the cart as it is', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { ana } = people(history);
        const imagined = whatIf(toldOf(ana), [], nothing);
        expect(cartFingerprint(imagined.state())).toBe(cartFingerprint(ana.cart()));
      }),
      { numRuns: 300 },
    );
  });

  test('some acts had not been: each line is what its own law says of it', () => {
    fc.assert(
      fc.property(histories, fc.array(fc.nat(), { maxLength: 4 }), (history, which) => {
        const { ana } = people(history);
        const told = toldOf(ana);
        // What a checkout took is not a line's own doing.
        fc.pre(told.every(({ event }) => !event.type.startsWith('Check')));
        const without = new Set(which.map((n) => told[n % Math.max(1, told.length)]?.id as EventId));
        const imagined = whatIf(told, [], { without, moved: [] }).state();
        for (const line of valuesOf(ana.cart().lines)) {
          const muted = withMuted(line, without);
          const found = valuesOf(imagined.lines).find((other) => other.line === line.line);
          expect(quantityIn(found)).toBe(quantityIn(muted));
          if (quantityIn(muted) === 0) continue;
          for (const name of registerNames.filter((each) => each !== 'name' || muted.name.value !== ''))
            expect(found?.[name].value).toBe(muted[name].value);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('all acts had not been: nothing is there', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const told = toldOf(people(history).ana);
        const view = cartView(whatIf(told, [], { without: new Set(told.map(({ id }) => id)), moved: [] }).state(), []);
        expect(view).toMatchObject({ lineCount: 0, isCreated: false, members: [] });
      }),
    );
  });

  test('where one person did one thing after the other, an act moved to where it stands changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { minLength: 1, maxLength: 12 }), fc.nat(), (commands, which) => {
        const ana = undoer('ana', 1);
        for (const command of commands) ana.does(command);
        const told = toldOf(ana).filter(({ event }) => !event.type.startsWith('Check'));
        const act = told[which % Math.max(1, told.length)];
        fc.pre(act !== undefined && isMovable(act.event));
        const before = told[told.findIndex(({ commandId }) => commandId === act?.commandId) - 1];
        const moved = [{ command: act?.commandId as CartEnvelope['commandId'], after: before?.id ?? null }];
        const imagined = whatIf(told, [], { ...nothing, moved });
        expect(looksOf(cartView(imagined.state(), []))).toEqual(
          looksOf(cartView(whatIf(told, [], nothing).state(), [])),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('made so, the cart is what was shown, as one act: undone, it is what it was before', () => {
    const supposed = fc.record({ without: fc.array(fc.nat(), { maxLength: 5 }), move: fc.tuple(fc.nat(), fc.nat()) });
    fc.assert(
      fc.property(histories, supposed, (history, { without, move: [which, where] }) => {
        const { ana } = people(history);
        const told = toldOf(ana);
        const pick = (n: number) => told[n % Math.max(1, told.length)];
        const command = pick(which)?.commandId;
        const moved = command === undefined ? [] : [{ command, after: pick(where)?.id ?? null }];
        const left = new Set(without.map((n) => pick(n)?.id as EventId));
        const imagined = whatIf(told, [], { without: left, moved }).state();
        const before = ana.view();
        const commands: readonly CartCommand[] = becomingCommands(ana.cart(), imagined);
        const isDone = ana.does(...commands);
        const shown = looksOf(cartView(imagined, []));
        const name = cartView(imagined, []).name || before.name;
        expect(looksOf(ana.view())).toEqual({ ...shown, name });
        if (!isDone) return;
        const undone = ana.undoes();
        if (undone)
          for (const [id, line] of linesIn(before)) expect(linesIn(ana.view()).get(id)?.quantity).toBe(line.quantity);
      }),
      { numRuns: 500 },
    );
  });
});

/** What there is to see, whoever put it there. */
function looksOf({ name, currency, aisles, total }: CartView): object {
  const lines = aisles.flatMap((aisle) => aisle.lines);
  return {
    ...{ name, currency, total },
    lines: lines
      .map(({ line, name: called, quantity, unitPrice, aisle, note, picked, parts }) => ({
        ...{ line, called, quantity, unitPrice, aisle, note, picked },
        // A kilogram is a thousand grams, however it is said.
        parts: parts.map((part) => JSON.stringify(part).replace('"kg"', '"g"')).sort(),
      }))
      .sort((a, b) => (a.line < b.line ? -1 : 1)),
  };
}
