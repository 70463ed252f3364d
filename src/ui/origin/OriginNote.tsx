// Where a cart came from: a moment of another one. A way back for who has that one here; who has not reads its name.

import { useCart } from '../cart/CartContext.ts';
import { cartHash } from '../routing/route.ts';
import { useText } from '../text/TextContext.ts';
import { useOriginText } from '../text/useOriginText.ts';
import { useDevice, useUi } from '../UiContext.ts';

export function OriginNote() {
  const text = useText();
  const words = useOriginText();
  const { formats } = useUi();
  const origin = useCart((cart) => cart.now.origin);
  const isHere = useDevice(({ carts }) => carts?.some((cart) => cart.cartId === origin?.from) === true);
  if (origin === null) return null;
  const { from, moment, name, at } = origin;
  const said = words.madeFrom(name || text.defaults.cartName, formats.shortMoment(at));
  return <p className="origin">{isHere ? <a href={cartHash(from, { at: moment })}>{said}</a> : said}</p>;
}
