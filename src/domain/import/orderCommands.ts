// An imported order as what one would ask of an empty cart. EnsureItem, so that doing it twice is harmless.

import type { CartCommand } from '../commands.ts';
import type { ImportedOrder } from './orders.ts';

export function orderCommands(order: ImportedOrder, cartName: string): readonly CartCommand[] {
  return [
    { type: 'CreateCart', data: { name: cartName, currency: order.currency } },
    ...order.lines.map(
      ({ line, name, quantity, price, aisle }): CartCommand => ({
        type: 'EnsureItem',
        data: { line, name, atLeast: quantity, price, aisle },
      }),
    ),
  ];
}
