// The cart's links: to change it with, to look at it with; to copy, to scan, to send.

import { useState } from 'react';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { text } from '../text/en.ts';
import { useUi } from '../UiContext.ts';
import { LinkField } from './LinkField.tsx';
import { QrCode } from './QrCode.tsx';
import { shareLinks } from './shareLinks.ts';

export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { trolley } = useUi();
  const { cartId, key } = useCartScope();
  const role = useCart((cart) => cart.role);
  const name = useCart((cart) => cart.now.name);
  const isDraft = useCart((cart) => cart.history.entries.length === 0 && cart.role === 'edit');
  const isWaiting = useCart((cart) => cart.sync.waiting.length > 0);
  const { edit, view } = shareLinks({ cartId, key, role }, trolley.links, pageAddress());
  const [isViewOnly, setViewOnly] = useState(edit === null);
  const link = edit !== null && !isViewOnly ? edit : view;

  if (isDraft) {
    return (
      <Dialog title={text.share.title} onClose={onClose}>
        <p>{text.share.nothingYet}</p>
      </Dialog>
    );
  }
  return (
    <Dialog title={text.share.title} onClose={onClose}>
      {edit === null ? null : (
        <LinkField
          label={text.share.editLink}
          hint={text.share.editHint}
          copy={text.share.copyEdit}
          link={edit}
          onShown={() => setViewOnly(false)}
        />
      )}
      <LinkField
        label={text.share.viewLink}
        hint={text.share.viewHint}
        copy={text.share.copyView}
        link={view}
        onShown={() => setViewOnly(true)}
      />
      <QrCode link={link} label={link === edit ? text.share.qr : text.share.qrView} />
      {isWaiting ? <p className="hint">{text.share.notThereYet}</p> : null}
      {'share' in navigator ? (
        <div className="form-actions">
          <button
            type="button"
            className="button"
            // Closing the system's sheet without sending is not a failure.
            onClick={() => void navigator.share({ title: text.share.message(name), url: link }).catch(() => {})}
          >
            {text.share.send}
          </button>
        </div>
      ) : null}
    </Dialog>
  );
}

/** The page itself, wherever it is served from. */
function pageAddress(): string {
  return window.location.href.split('#', 1)[0] ?? '';
}
