// One open cart: header, lines, the field that adds, the total and the timeline; on wide screens also the catalogue
// and the history list.

import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { BoughtSection } from '../checkout/BoughtSection.tsx';
import { later } from '../elements/later.ts';
import { lazyPart } from '../elements/lazyPart.tsx';
import { AskName } from '../people/AskName.tsx';
import type { OpenedCart } from '../routing/navigation.ts';
import { createPrice } from '../text/price.ts';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { AddItem } from './AddItem.tsx';
import { CartContext, type CartMode, loadReasons, modeOf } from './CartContext.ts';
import { CartHeader } from './CartHeader.tsx';
import { CartNotes } from './CartNotes.tsx';
import { createCartActions } from './cartActions.ts';
import { createFreshLines } from './freshLines.ts';
import { LineList } from './LineList.tsx';
import { TotalRow } from './TotalRow.tsx';
import { useIsWide } from './useIsWide.ts';

const CataloguePanel = lazyPart(
  () => import('../catalogue/CataloguePanel.tsx').then(({ CataloguePanel }) => CataloguePanel),
  () => <div className="catalogue" />,
);
const ReceiptsRegion = lazyPart(() =>
  import('../receipts/ReceiptsRegion.tsx').then(({ ReceiptsRegion }) => ReceiptsRegion),
);
const RemoteAnnouncer = lazyPart(() => import('./RemoteAnnouncer.tsx').then(({ RemoteAnnouncer }) => RemoteAnnouncer));
const UnseenLines = lazyPart(() => import('./UnseenLines.tsx').then(({ UnseenLines }) => UnseenLines));
const NothingYet = lazyPart(() => import('../pages/ScreenPages.tsx').then((pages) => pages.NothingYet));
const RemovedPage = lazyPart(() => import('../pages/ScreenPages.tsx').then((pages) => pages.RemovedPage));
const HistoryPanel = lazyPart(
  () => import('../history/HistoryPanel.tsx').then(({ HistoryPanel }) => HistoryPanel),
  () => <div className="history" />,
);
const TimelineDock = lazyPart(
  () => import('../timeline/TimelineDock.tsx').then(({ TimelineDock }) => TimelineDock),
  () => <div className="dock" />,
);
const ShopScreen = lazyPart(() => import('../shop/ShopScreen.tsx').then(({ ShopScreen }) => ShopScreen));

const classOf: Readonly<Record<CartMode, string>> = { edit: '', past: 'in-the-past', look: 'is-look' };

export function CartScreen({ cart }: { readonly cart: OpenedCart }) {
  const text = useText();
  const { deviceData, notices, locale } = useUi();
  const { session } = cart;
  const currency = useStore(session.store, (snapshot) => snapshot.now.currency);
  const hasArrived = useStore(
    session.store,
    ({ shown, history, role }) => shown.isCreated || history.entries.length > 0 || (role === 'edit' && !cart.isByLink),
  );
  const isRemoved = useStore(session.store, (snapshot) => snapshot.isRemoved);
  const mode = useStore(session.store, modeOf);
  const isWide = useIsWide();
  const [isShopping, setShopping] = useState(false);

  useEffect(() => {
    const load = () => void deviceData.loadProducts();
    // On a phone they are not seen, and whoever starts to type asks for them at once: the lines come first.
    return isWide ? load() : later(1500, load);
  }, [deviceData, isWide]);
  useEffect(() => void loadReasons(), []);
  useEffect(() => {
    notices.inThePast(mode === 'past');
    return () => notices.inThePast(false);
  }, [notices, mode]);
  const scroller = useRef<HTMLDivElement>(null);
  const [fresh] = useState(() => createFreshLines(later));
  const scope = useMemo(
    () => ({
      ...cart,
      actions: createCartActions(session, notices, text),
      price: createPrice(locale, currency),
      fresh,
    }),
    [cart, session, notices, text, locale, currency, fresh],
  );

  if (isShopping && mode === 'edit' && !isRemoved) {
    return (
      <CartContext value={scope}>
        <ShopScreen onLeave={() => setShopping(false)} />
      </CartContext>
    );
  }
  if (isRemoved) return <RemovedPage cart={cart} />;
  return (
    <CartContext value={scope}>
      <div className={`cart-screen ${classOf[mode]}`}>
        {mode === 'edit' ? (
          <button
            type="button"
            className="button skip-link"
            onClick={() => document.querySelector<HTMLElement>('.add-field')?.focus()}
          >
            {text.add.skip}
          </button>
        ) : null}
        <CartHeader />
        {hasArrived && isWide && mode !== 'look' ? <CataloguePanel /> : null}
        <main className="cart-main">
          <div ref={scroller} className="cart-scroll" tabIndex={mode === 'edit' ? undefined : 0}>
            {hasArrived ? <CartNotes /> : null}
            <AskName />
            {hasArrived ? (
              <>
                <ReceiptsRegion />
                <LineList />
                <BoughtSection />
              </>
            ) : (
              <NothingYet />
            )}
          </div>
          {hasArrived && mode !== 'past' ? <UnseenLines scroller={scroller} /> : null}
          {hasArrived ? (
            <div className="cart-foot">
              <TotalRow onShop={() => setShopping(true)} />
              {mode === 'look' ? null : <AddItem />}
            </div>
          ) : null}
        </main>
        {hasArrived && isWide ? <HistoryPanel /> : null}
        {hasArrived ? <TimelineDock /> : null}
        <RemoteAnnouncer />
      </div>
    </CartContext>
  );
}
