// The ordinary commands that make the cart what somebody has imagined: each line as it is there, and no others. Computed against
// now, by how much more or less, as in restoring; what nobody imagined away stays whose it was.

import { type Cart, currencyIn, lineOf } from '../cart.ts';
import type { CartCommand } from '../commands.ts';
import type { LineView } from '../readModels/cartView.ts';
import { cartView } from '../readModels/cartView.ts';
import { commandsToward } from '../undo/commandsToward.ts';
import { putBackCommands } from '../undo/restore.ts';

export function becomingCommands(now: Cart, imagined: Cart): readonly CartCommand[] {
  const wanted = linesOf(imagined);
  const ids = new Set(wanted.map(({ line }) => line));
  const { value: name } = imagined.name;
  const aisles = imagined.registers.aisleOrder.value ?? [];
  const isArranged = aisles.join() === (now.registers.aisleOrder.value ?? []).join();
  return [
    ...(name === '' || name === now.name.value ? [] : [{ type: 'RenameCart', data: { name } } as const]),
    ...(currencyIn(imagined) === currencyIn(now)
      ? []
      : [{ type: 'ChangeCurrency', data: { currency: currencyIn(imagined) } } as const]),
    ...(isArranged ? [] : [{ type: 'ArrangeAisles', data: { aisles } } as const]),
    ...linesOf(now).flatMap(({ line, picked, unitPrice, ...written }) =>
      ids.has(line)
        ? []
        : commandsToward(lineOf(now, line), {
            ...{ line, parts: [], picked: 0 },
            written: { ...written, price: unitPrice },
          }),
    ),
    ...wanted.flatMap((line) => putBackCommands(now, line)),
  ];
}

function linesOf(cart: Cart): readonly LineView[] {
  return cartView(cart, []).aisles.flatMap(({ lines }) => lines);
}
