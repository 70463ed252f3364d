// Where the changes are, in a few words; opens the list of what has not left this device yet.

import { useState } from 'react';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';
import { firstDeviceName } from './firstDeviceName.ts';
import { summarizeSync } from './syncSummary.ts';

const SyncDialog = lazyPart(() => import('./SyncDialog.tsx').then(({ SyncDialog }) => SyncDialog));

export function SyncPill() {
  const text = useText();
  const { isByLink } = useCartScope();
  const sync = useCart((cart) => cart.sync);
  const eventCount = useCart((cart) => cart.history.entries.length);
  const role = useCart((cart) => cart.role);
  const [isOpen, setOpen] = useState(false);
  const [told, setTold] = useState({ healed: sync.healed, isPutBack: sync.isPutBack });
  const firstName = useCart((cart) => firstDeviceName(cart, text));
  const { words, more, tone } = summarizeSync(sync, { eventCount, role, firstName, isByLink }, text);
  const news =
    sync.isPutBack && !told.isPutBack
      ? text.sync.putBackNews
      : tone === 'calm' && sync.healed !== told.healed
        ? text.sync.healedNews
        : null;
  const open = () => {
    setTold({ healed: sync.healed, isPutBack: sync.isPutBack });
    setOpen(true);
  };
  return (
    <>
      <div role="status" aria-label={text.sync.status} className="sync">
        <button type="button" className={`pill sync-${tone}`} aria-haspopup="dialog" onClick={open}>
          <span className="sync-mark" aria-hidden="true" />
          <span className="sync-words">
            {news ?? words}
            {news !== null || more === undefined ? null : <span aria-live="off">{more}</span>}
          </span>
        </button>
      </div>
      {isOpen ? <SyncDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
