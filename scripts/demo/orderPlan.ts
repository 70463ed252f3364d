// What becomes of an order once it is placed: most are shipped and delivered as they are, some are changed before, some are
// cancelled, and some are cancelled by somebody who does not know that they are on their way.

import type { ImportedOrder } from '../../src/domain/import/orders.ts';
import type { OrderCommand } from '../../src/order/commands.ts';
import type { OrderStatus } from '../../src/order/orderLaw.ts';
import type { Random } from './random.ts';

export interface OrderPlan {
  readonly kind: 'as it is' | 'changed' | 'cancelled' | 'cancelled too late';
  /** Two order the same cart, and neither knows of the other. */
  readonly isOrderedTwice: boolean;
  readonly isOrderedOffline: boolean;
  readonly isShippedOffline: boolean;
  /** Before it is shipped, by one of those who ordered. */
  readonly changes: readonly OrderCommand[];
  readonly status: OrderStatus;
  /** What it then comes to, in minor units. */
  readonly total: number;
}

const kinds = ['as it is', 'as it is', 'as it is', 'changed', 'changed', 'cancelled', 'cancelled too late'] as const;

export function orderPlan(order: ImportedOrder, random: Random): OrderPlan {
  const kind = random.pick(kinds);
  const changes = kind === 'changed' ? drawnChanges(order, random) : { commands: [], worth: 0 };
  return {
    kind,
    isOrderedTwice: random.chance(0.25),
    isOrderedOffline: random.chance(0.5),
    isShippedOffline: random.chance(0.5),
    changes: changes.commands,
    status: kind === 'cancelled' ? 'cancelled' : 'delivered',
    total: order.total + changes.worth,
  };
}

/** Something is added; of an order of several lines one is taken out, or a part of it. */
function drawnChanges({ lines }: ImportedOrder, random: Random) {
  const card = { product: 't:greeting card', name: 'Greeting card', price: 95, quantity: random.between(1, 3) };
  const commands: OrderCommand[] = [{ type: 'AddLineItem', data: card }];
  let worth = card.price * card.quantity;
  const line = random.pick(lines);
  if (lines.length > 1) {
    const quantity = random.chance(0.5) ? line.quantity : random.between(1, line.quantity);
    const { line: product, price } = line;
    commands.push({ type: 'RemoveLineItem', data: { product, price, quantity, reason: 'Not in stock' } });
    worth -= (price ?? 0) * quantity;
  }
  return { commands: random.shuffled(commands), worth };
}
