// The cart's links: to change it with, to look at it with; to scan, to copy, to send.

import { useId, useState } from 'react';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { useText } from '../text/TextContext.ts';
import { useShareText } from '../text/useShareText.ts';
import { useUi } from '../UiContext.ts';
import { LinkField } from './LinkField.tsx';
import { QrCode } from './QrCode.tsx';
import { shareLinks } from './shareLinks.ts';
import { type PageAddress, usePageAddress } from './usePageAddress.ts';

export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const words = useShareText();
  const { trolley } = useUi();
  const { cartId, key } = useCartScope();
  const role = useCart((cart) => cart.role);
  const name = useCart((cart) => cart.now.name);
  const isDraft = useCart((cart) => cart.history.entries.length === 0 && !cart.now.isCreated && cart.role === 'edit');
  const isWaiting = useCart((cart) => cart.sync.waiting.length > 0);
  const address = usePageAddress();
  const { edit, view } = shareLinks({ cartId, key, role }, trolley.links, address.page);
  const [isViewOnly, setViewOnly] = useState(edit === null);
  const kind = edit !== null && !isViewOnly ? 'edit' : 'view';
  const link = kind === 'edit' && edit !== null ? edit : view;

  if (isDraft) {
    return (
      <Dialog title={text.share.title} onClose={onClose}>
        <p>{words.nothingYet}</p>
      </Dialog>
    );
  }
  return (
    <Dialog title={text.share.title} onClose={onClose}>
      <QrCode link={link} kind={kind} />
      <AddressNote address={address} />
      {edit === null ? null : (
        <LinkField
          kind="edit"
          label={words.editLink}
          hint={words.editHint}
          copy={words.copyEdit}
          link={edit}
          isChosen={kind === 'edit'}
          onShown={() => setViewOnly(false)}
        />
      )}
      <LinkField
        kind="view"
        label={words.viewLink}
        hint={words.viewHint}
        copy={words.copyView}
        link={view}
        isChosen={kind === 'view'}
        onShown={() => setViewOnly(true)}
      />
      {isWaiting ? <p className="hint">{words.notThereYet}</p> : null}
      {'share' in navigator ? (
        <div className="form-actions">
          <button
            type="button"
            className="button button-strong"
            // Closing the system's sheet without sending is not a failure.
            onClick={() => void navigator.share({ title: words.message(name), url: link }).catch(() => {})}
          >
            {kind === 'edit' ? words.sendEdit : words.sendView}
          </button>
        </div>
      ) : null}
    </Dialog>
  );
}

/** Which address the links carry where there are several, or that there is none that others could open. */
function AddressNote({ address }: { readonly address: PageAddress }) {
  const words = useShareText();
  const id = useId();
  if (!address.isForOthers) return <p className="note">{words.onlyHere}</p>;
  if (address.origins.length < 2) return null;
  return (
    <p className="share-address">
      <label htmlFor={id}>{words.address}</label>
      <select id={id} onChange={(event) => address.choose(event.target.value)}>
        {address.origins.map((origin) => (
          <option key={origin} value={origin}>
            {new URL(origin).host}
          </option>
        ))}
      </select>
    </p>
  );
}
