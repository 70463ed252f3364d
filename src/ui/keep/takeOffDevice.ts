// Taking a cart off this device: hidden at once, gone after the time to undo it. If the page is closed in between it
// goes then; if the cart is open again by then, it stays.

import type { StreamId } from '../../engine/message.ts';
import { storageFailureReason } from '../storageFailure.ts';
import type { ReasonWords } from '../text/reasons.ts';
import type { KeepWords } from '../text/useKeepText.ts';
import type { Words } from '../text/words.ts';
import type { Ui } from '../UiContext.ts';

export function takeOffDevice(
  ui: Ui,
  { text, words, reasons }: { readonly text: Words; readonly words: KeepWords; readonly reasons: ReasonWords },
  cart: { readonly cartId: StreamId; readonly name: string },
): void {
  const { trolley, deviceData, notices, navigation } = ui;
  const { cartId } = cart;

  const isOpen = () => {
    const screen = navigation.screen.getState();
    return screen.kind === 'cart' && screen.cart.cartId === cartId;
  };
  const restore = () => {
    window.removeEventListener('pagehide', finish);
    deviceData.setLeaving(cartId, false);
  };
  const finish = () => {
    window.removeEventListener('pagehide', finish);
    if (isOpen()) return restore();
    trolley.device
      .removeCart(cartId)
      .catch((error: unknown) => {
        const reason = storageFailureReason(error);
        if (reason === null) throw error;
        notices.show(`${words.takingFailed} ${reasons.storage(reason).short}`);
      })
      .finally(restore);
  };

  deviceData.setLeaving(cartId, true);
  window.addEventListener('pagehide', finish);
  notices.show(words.isTakenOff(cart.name || text.common.unnamedCart), { undo: restore, onGone: finish });
}
