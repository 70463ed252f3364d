// The carts on this device, newest first.

import { Suspense, useState } from 'react';
import { Icon } from '../elements/Icon.tsx';
import { InsecureNote } from '../elements/InsecureNote.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { ProfileButton } from '../people/ProfileButton.tsx';
import { newCartHash } from '../routing/route.ts';
import { useText } from '../text/TextContext.ts';
import { useDevice } from '../UiContext.ts';
import { CartCard } from './CartCard.tsx';

const ImportDialog = lazyPart(() => import('../import/ImportDialog.tsx').then(({ ImportDialog }) => ImportDialog));

const DeviceOrders = lazyPart(() => import('../order/DeviceOrders.tsx').then((part) => part.DeviceOrders));

export function HomeScreen() {
  const text = useText();
  const carts = useDevice((device) => device.carts);
  const leaving = useDevice((device) => device.leaving);
  const [isImporting, setImporting] = useState(false);
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
        <h1>{text.home.title}</h1>
        <p>{text.home.lead}</p>
      </div>
      <div className="home-actions">
        <a className="button button-strong" href={newCartHash}>
          <Icon name="plus" />
          {text.home.newCart}
        </a>
        <button type="button" className="button" onClick={() => setImporting(true)}>
          <Icon name="import" />
          {text.home.import}
        </button>
      </div>
      <InsecureNote />
      {carts !== null && shown.length === 0 ? <p className="empty">{text.home.none}</p> : null}
      <ul className="carts" aria-label={text.home.list} hidden={shown.length === 0}>
        {shown.map((cart) => (
          <CartCard key={cart.cartId} cart={cart} />
        ))}
      </ul>
      {orders.length === 0 ? null : (
        <Suspense>
          <DeviceOrders orders={orders} />
        </Suspense>
      )}
      {isImporting ? (
        <Suspense>
          <ImportDialog onClose={() => setImporting(false)} />
        </Suspense>
      ) : null}
    </main>
  );
}
