// The carts on this device, newest first.

import { useEffect } from 'react';
import { Icon } from '../elements/Icon.tsx';
import { InsecureNote } from '../elements/InsecureNote.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { ProfileButton } from '../people/ProfileButton.tsx';
import { newCartHash } from '../routing/route.ts';
import { useText } from '../text/TextContext.ts';
import { useHomeText } from '../text/useHomeText.ts';
import { useDevice, useUi } from '../UiContext.ts';
import { CartCard } from './CartCard.tsx';

const ImportButton = lazyPart(() => import('../import/ImportButton.tsx').then(({ ImportButton }) => ImportButton));
const ExportButton = lazyPart(() => import('../keep/ExportButton.tsx').then(({ ExportButton }) => ExportButton));

const DeviceOrders = lazyPart(() => import('../order/DeviceOrders.tsx').then((part) => part.DeviceOrders));

export function HomeScreen() {
  const text = useText();
  const words = useHomeText();
  const { trolley } = useUi();
  useEffect(() => trolley.watchCarts(), [trolley]);
  const carts = useDevice((device) => device.carts);
  const leaving = useDevice((device) => device.leaving);
  const all = carts?.filter(({ cartId }) => !leaving.has(cartId)) ?? [];
  const shown = all.filter(({ order }) => order === null);
  const orders = all.filter(({ order }) => order !== null);
  return (
    <main className="home">
      <header className="home-head">
        <p className="brand">{text.appName}</p>
        <ProfileButton />
      </header>
      <div className="home-title">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </div>
      <div className="home-actions">
        <a className="button button-strong" href={newCartHash}>
          <Icon name="plus" />
          {words.newCart}
        </a>
        <ImportButton />
        {shown.length === 0 ? null : <ExportButton />}
      </div>
      <InsecureNote />
      {carts !== null && shown.length === 0 ? <p className="empty">{words.none}</p> : null}
      <ul className="carts" aria-label={words.list} hidden={shown.length === 0}>
        {shown.map((cart) => (
          <CartCard key={cart.cartId} cart={cart} />
        ))}
      </ul>
      {orders.length === 0 ? null : <DeviceOrders orders={orders} />}
    </main>
  );
}
