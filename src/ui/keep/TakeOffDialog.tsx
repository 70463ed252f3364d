// Before a cart is taken off this device: what would be lost, and a file of it first.

import type { KnownCart } from '../../app/device.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { useReasons } from '../text/reasons.ts';
import { useText } from '../text/TextContext.ts';
import { useKeepText } from '../text/useKeepText.ts';
import { useUi } from '../UiContext.ts';
import { ExportButton } from './ExportButton.tsx';
import { takeOffDevice } from './takeOffDevice.ts';
import { whatIsLost } from './whatIsLost.ts';

export function TakeOffDialog(props: {
  readonly cart: KnownCart;
  readonly onClose: () => void;
  /** It is about to go. */
  readonly onLeave?: () => void;
}) {
  const text = useText();
  const words = useKeepText();
  const reasons = useReasons();
  const ui = useUi();
  const { cartId } = props.cart;
  const name = props.cart.name || text.common.unnamedCart;

  const takeOff = () => {
    props.onClose();
    props.onLeave?.();
    takeOffDevice(ui, { text, words, reasons }, { cartId, name });
  };

  return (
    <Dialog title={words.takeOffName(name)} onClose={props.onClose}>
      <p>{whatIsLost(props.cart, words)}</p>
      <div className="keep-actions">
        <ExportButton only={{ cartId, name }} />
      </div>
      <div className="form-actions">
        <button type="button" className="button" onClick={props.onClose}>
          {text.common.cancel}
        </button>
        <button type="button" className="button button-strong" onClick={takeOff}>
          {words.takeItOff}
        </button>
      </div>
    </Dialog>
  );
}
