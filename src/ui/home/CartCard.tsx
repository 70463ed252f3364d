// A cart as Home shows it, without opening it.

import type { KnownCart } from '../../app/device.ts';
import { Icon } from '../elements/Icon.tsx';
import { Dot } from '../people/Dot.tsx';
import { paletteColor } from '../people/person.ts';
import { cartHash } from '../routing/route.ts';
import { createPrice } from '../text/price.ts';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { removeFromDevice } from './removeFromDevice.ts';

export function CartCard({ cart }: { readonly cart: KnownCart }) {
  const text = useText();
  const ui = useUi();
  const name = cart.name || text.common.unnamedCart;
  return (
    <li className="cart-card">
      <a className="cart-link" href={cartHash(cart.cartId)}>
        <span className="cart-card-name">{name}</span>
        <span className="cart-card-total amount">
          {cart.total === 0 ? '' : createPrice(ui.locale, cart.currency)(cart.total)}
        </span>
        <span className="cart-card-meta">
          <span>{text.home.lines(cart.lineCount)}</span>
          {cart.changedAt > 0 ? <span>{text.home.changed(ui.formats.moment(cart.changedAt))}</span> : null}
          {cart.role === 'view' ? <span className="badge">{text.home.viewOnly}</span> : null}
        </span>
        <span className="cart-card-people">
          {cart.members.map((member, index) => (
            <Dot
              // biome-ignore lint/suspicious/noArrayIndexKey: two members may share name and colour, and none has an id here.
              key={index}
              person={{
                id: String(index),
                name: text.person(member.name, member.color),
                color: paletteColor(member.color),
              }}
            />
          ))}
          {cart.unseen > 0 ? <span className="unseen">{text.home.unseen(cart.unseen)}</span> : null}
        </span>
      </a>
      <button
        type="button"
        className="icon-button cart-card-remove"
        aria-label={text.home.remove(name)}
        onClick={() => removeFromDevice(ui, text, { cartId: cart.cartId, name })}
      >
        <Icon name="bin" />
      </button>
    </li>
  );
}
