// People who share a cart in a test (engine/testing/person.ts), and what they see of it.

import { createPerson, type Person as PersonOf } from '../../engine/testing/person.ts';
import type { Cart } from '../cart.ts';
import { cartDecider } from '../cartDecider.ts';
import type { CartCommand } from '../commands.ts';
import type { CartEvent, LineId } from '../events.ts';
import { type CartView, cartView, type LineView } from '../readModels/cartView.ts';

export interface Person extends PersonOf<Cart, CartCommand, CartEvent> {
  cart(): Cart;
  view(): CartView;
  line(line?: LineId): LineView | undefined;
}

export function person(name: string, replica: number, clockAheadMs: number): Person {
  const self = createPerson(cartDecider, (actorId) => ({ actorId }), { name, replica, clockAheadMs });
  const view = () => cartView(self.state(), []);
  return {
    ...self,
    cart: self.state,
    view,
    line: (line = 't:milk') =>
      view()
        .aisles.flatMap(({ lines }) => lines)
        .find((candidate) => candidate.line === line),
  };
}
