// Whatever two people did in a cart, knowing of each other or not, and what there is then.

import fc from 'fast-check';
import { valuesOf } from '../../../causal/persistentMap.ts';
import type { CartCommand } from '../../commands.ts';
import type { LineId } from '../../events.ts';
import { type Line, quantityIn } from '../../line/line.ts';
import { pickedOf } from '../../line/picks.ts';
import { registerNames } from '../../line/registers.ts';
import type { CartView, LineView } from '../../readModels/cartView.ts';
import { anyCommand } from '../../testing/cartArbitraries.ts';
import { type Undoer, undoer } from './undoer.ts';

interface Deed {
  readonly isBens: boolean;
  readonly commands: readonly CartCommand[];
  readonly isHeard: boolean;
}

const deed: fc.Arbitrary<Deed> = fc.record({
  isBens: fc.boolean(),
  commands: fc.array(anyCommand, { minLength: 1, maxLength: 3 }),
  isHeard: fc.boolean(),
});

export const histories = fc.record({
  deeds: fc.array(deed, { minLength: 2, maxLength: 14 }),
  isBenLater: fc.boolean(),
});

/** Both know everything in the end. */
export function people(history: { readonly deeds: readonly Deed[]; readonly isBenLater: boolean }) {
  const ana = undoer('ana', 1);
  const ben = undoer('ben', 2, history.isBenLater ? 5 : -5);
  for (const { isBens, commands, isHeard } of history.deeds) {
    const [one, other] = isBens ? [ben, ana] : [ana, ben];
    if (isHeard) one.hears(other);
    one.does(...commands);
  }
  ana.hears(ben);
  ben.hears(ana);
  return { ana, ben };
}

/** What there is, whoever put it there. */
export function shown(who: Undoer): ReadonlyMap<LineId, object> {
  const present = valuesOf(who.cart().lines).filter((line) => quantityIn(line) > 0);
  return new Map(present.sort((a, b) => (a.line < b.line ? -1 : 1)).map((line) => [line.line, shownOf(line)]));
}

function shownOf(line: Line): object {
  const quantity = quantityIn(line);
  const written = Object.fromEntries(registerNames.map((name) => [name, line[name].value]));
  return { quantity, ...written, picked: pickedOf(line.picks, quantity) };
}

export function linesIn({ aisles }: CartView): ReadonlyMap<LineId, LineView> {
  return new Map(aisles.flatMap(({ lines }) => lines.map((line) => [line.line, line] as const)));
}
