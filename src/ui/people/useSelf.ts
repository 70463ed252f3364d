// Who this person is in the open cart, as the others see them.

import { useCart } from '../cart/CartContext.ts';
import { useText } from '../text/TextContext.ts';
import { type Person, personOf } from './person.ts';

/** Undefined until they are a member. */
export function useSelf(): Person | undefined {
  const text = useText();
  const me = useCart((cart) => cart.me);
  const members = useCart((cart) => cart.now.members);
  return members.some(({ actorId }) => actorId === me) ? personOf(me, members, text) : undefined;
}
