// A cart as Home shows it, without opening it.

import { useState } from 'react';
import type { KnownCart } from '../../app/device.ts';
import { Icon } from '../elements/Icon.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { Dot } from '../people/Dot.tsx';
import { paletteColor } from '../people/person.ts';
import { cartHash } from '../routing/route.ts';
import { createPrice } from '../text/price.ts';
import { useText } from '../text/TextContext.ts';
import { useHomeText } from '../text/useHomeText.ts';
import { useUi } from '../UiContext.ts';

const TakeOffDialog = lazyPart(() => import('../keep/TakeOffDialog.tsx').then(({ TakeOffDialog }) => TakeOffDialog));

export function CartCard({ cart }: { readonly cart: KnownCart }) {
  const text = useText();
  const words = useHomeText();
  const ui = useUi();
  const [isTakingOff, setTakingOff] = useState(false);
  const name = cart.name || text.common.unnamedCart;
  return (
    <li className="cart-card">
      <a className="cart-link" href={cartHash(cart.cartId)}>
        <span className="cart-card-name" dir="auto">
          {name}
        </span>
        <span className="cart-card-total amount">
          {cart.total === 0 ? '' : createPrice(ui.locale, cart.currency)(cart.total)}
        </span>
        <span className="cart-card-meta">
          <span>{words.lines(cart.lineCount)}</span>
          {cart.changedAt > 0 ? <span>{words.changed(ui.formats.moment(cart.changedAt))}</span> : null}
          {cart.role === 'view' ? <span className="badge">{words.viewOnly}</span> : null}
        </span>
        {cart.firstLines.length === 0 ? null : (
          <span className="cart-card-lines" dir="auto">
            {cart.firstLines.join(', ')}
            {cart.lineCount > cart.firstLines.length ? ' …' : ''}
          </span>
        )}
        <span className="cart-card-people">
          {cart.members.map((member, index) => (
            <Dot
              // biome-ignore lint/suspicious/noArrayIndexKey: two members may share name and colour, and none has an id here.
              key={index}
              person={{
                id: String(index),
                name: text.person(member.name, member.color, ''),
                color: paletteColor(member.color),
              }}
            />
          ))}
          {cart.unseen > 0 ? <span className="unseen">{words.unseen(cart.unseen)}</span> : null}
        </span>
      </a>
      <button
        type="button"
        className="icon-button cart-card-remove"
        aria-label={words.remove(name)}
        aria-haspopup="dialog"
        onClick={() => setTakingOff(true)}
      >
        <Icon name="bin" />
      </button>
      {isTakingOff ? <TakeOffDialog cart={cart} onClose={() => setTakingOff(false)} /> : null}
    </li>
  );
}
