// A new cart as another one was at a moment: the ordinary commands that make it, by whoever makes it. Its lines begin with
// them; what was done to them before, and by whom, stays in the other cart.

import { type Cart, currencyIn, initialCart } from './cart.ts';
import type { CartCommand } from './commands.ts';
import type { Origin } from './events.ts';
import { cartView } from './readModels/cartView.ts';
import { putBackCommands } from './undo/restore.ts';

/** `name`: what the new one is to be called. `then`: the other cart at that moment. */
export function copyCommands(then: Cart, name: string, origin: Origin): readonly CartCommand[] {
  const { value: aisles } = then.registers.aisleOrder;
  const lines = cartView(then, aisles ?? []).aisles.flatMap((aisle) => aisle.lines);
  return [
    { type: 'CreateCart', data: { name, currency: currencyIn(then) } },
    { type: 'CopyCart', data: origin },
    ...(aisles === null ? [] : [{ type: 'ArrangeAisles', data: { aisles } } as const]),
    ...lines.flatMap((line) => putBackCommands(initialCart, line)),
  ];
}
