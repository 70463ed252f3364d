// A shop or an order as a moment with a name: "Sat 21, Ana’s shop, €43.10".

import type { CheckoutView } from '../../domain/checkout/checkoutViews.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useCheckoutText } from '../text/useCheckoutText.ts';
import { useOrderText } from '../text/useOrderText.ts';
import { useUi } from '../UiContext.ts';

export function useCheckoutName(): (checkout: CheckoutView) => string {
  const text = useText();
  const shopWords = useCheckoutText();
  const orderWords = useOrderText();
  const { price } = useCartScope();
  const { formats } = useUi();
  const me = useCart((cart) => cart.me);
  const members = useCart((cart) => cart.now.members);
  return ({ kind, when, actorId, total }) => {
    const say = kind === 'order' ? orderWords.order : shopWords.shop;
    const who = actorId === me ? null : personOf(actorId, members, text).name;
    return say(formats.shortDay(when), who, total === 0 ? null : price(total));
  };
}
