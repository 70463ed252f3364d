// Bringing a moment back, or one line of it, by ordinary commands against the cart as it is now. A moment that is restored takes
// nothing away: what is gone or has become fewer since comes back, what is written is as it was, and what came later stays.
// A single line is put back just as it was.

import { type Cart, lineOf } from '../cart.ts';
import type { CartCommand } from '../commands.ts';
import { quantityIn } from '../line/line.ts';
import type { Part } from '../line/parts.ts';
import { pickedOf } from '../line/picks.ts';
import type { CartView, LineView } from '../readModels/cartView.ts';
import { commandsToward, countIn, countOf, type WantedLine } from './commandsToward.ts';

export function restoreCommands(now: Cart, then: CartView): readonly CartCommand[] {
  const isRenamed = then.isCreated && then.name !== '' && then.name !== now.name.value;
  const renaming: readonly CartCommand[] = isRenamed ? [{ type: 'RenameCart', data: { name: then.name } }] : [];
  return [
    ...renaming,
    ...linesOf(then).flatMap((line) => commandsToward(lineOf(now, line.line), withWhatCame(now, line))),
  ];
}

export function putBackCommands(now: Cart, then: LineView): readonly CartCommand[] {
  return commandsToward(lineOf(now, then.line), asItWas(then));
}

/** What is in the cart now and was not then, or not so many of it. */
export function cameSince(now: CartView, then: CartView): readonly LineView[] {
  const there = new Map(linesOf(then).map(({ line, quantity }) => [line, quantity]));
  return linesOf(now).filter(({ line, quantity }) => quantity > (there.get(line) ?? 0));
}

function withWhatCame(now: Cart, then: LineView): WantedLine {
  const line = lineOf(now, then.line);
  const parts = atLeast(line.parts, then.parts);
  const picked = pickedOf(line.picks, quantityIn(line));
  return { ...asItWas(then), parts, picked: Math.max(then.picked, picked) };
}

function asItWas({ line, parts, picked, unitPrice, ...written }: LineView): WantedLine {
  return { line, parts, picked, written: { ...written, price: unitPrice } };
}

/** What there is and, as far as it is fewer than then, of what there was then. */
function atLeast(now: readonly Part[], then: readonly Part[]): readonly Part[] {
  let missing = countIn(then) - countIn(now);
  const more = then.flatMap(({ amount, quantity }): readonly Part[] => {
    const back = Math.min(Math.max(0, missing), Math.max(0, quantity - countOf(now, amount)));
    missing -= back;
    return back === 0 ? [] : [{ amount, quantity: back }];
  });
  const extended = now.map(({ amount, quantity }) => ({ amount, quantity: quantity + countOf(more, amount) }));
  return [...extended, ...more.filter(({ amount }) => countOf(now, amount) === 0)];
}

function linesOf({ aisles }: CartView): readonly LineView[] {
  return aisles.flatMap(({ lines }) => lines);
}
