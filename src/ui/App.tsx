// Which screen is shown.

import { useStore } from 'zustand';
import { CartScreen } from './cart/CartScreen.tsx';
import { lazyPart } from './elements/lazyPart.tsx';
import { CrashPage } from './pages/CrashBoundary.tsx';
import type { Screen } from './routing/navigation.ts';
import { useText } from './text/TextContext.ts';
import { useUi } from './UiContext.ts';

const UpdateBar = lazyPart(() => import('./elements/UpdateBar.tsx').then((part) => part.UpdateBar));
const NoticeBar = lazyPart(() => import('./elements/NoticeBar.tsx').then(({ NoticeBar }) => NoticeBar));
const LinkProblemPage = lazyPart(
  () => import('./pages/ScreenPages.tsx').then((pages) => pages.LinkProblemPage),
  Opening,
);
const StoragePage = lazyPart(() => import('./pages/ScreenPages.tsx').then((pages) => pages.StoragePage), Opening);
const OrderScreen = lazyPart(() => import('./order/OrderScreen.tsx').then((part) => part.OrderScreen), Opening);
const HomeScreen = lazyPart(() => import('./home/HomeScreen.tsx').then(({ HomeScreen }) => HomeScreen), Opening);

export function App() {
  const { navigation } = useUi();
  const screen = useStore(navigation.screen, (current) => current);
  return (
    <div className="app">
      <UpdateBar />
      <Shown screen={screen} />
      <NoticeBar />
    </div>
  );
}

function Shown({ screen }: { readonly screen: Screen }) {
  switch (screen.kind) {
    case 'opening':
      return <Opening />;
    case 'home':
      return <HomeScreen />;
    case 'cart':
      return <CartScreen key={screen.cart.cartId} cart={screen.cart} />;
    case 'order':
      return <OrderScreen key={screen.order.orderId} order={screen.order} />;
    case 'damaged':
      return <LinkProblemPage kind="damaged" />;
    case 'wrong-key':
      return <LinkProblemPage kind="wrongKey" />;
    case 'unknown-cart':
      return <LinkProblemPage kind="unknownCart" />;
    case 'storage':
      return <StoragePage reason={screen.reason} />;
    case 'crashed':
      return <CrashPage />;
  }
}

/** Opening takes milliseconds: the words only appear if it should take longer. */
function Opening() {
  const text = useText();
  return (
    <main className="opening" aria-busy="true">
      <p>{text.common.opening}</p>
    </main>
  );
}
