// What has not reached the relay yet, and why; and whose device has what is there.

import { useId } from 'react';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { useReasons } from '../text/reasons.ts';
import { useText } from '../text/TextContext.ts';
import { useSyncText } from '../text/useSyncText.ts';
import { useActivityInWords } from '../timeline/useActivityInWords.ts';
import { DeviceRow } from './DeviceRow.tsx';
import { reasonForWaiting } from './reasonForWaiting.ts';

const most = 50;

export function SyncDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const words = useSyncText();
  const reasons = useReasons();
  const { session } = useCartScope();
  const sync = useCart((cart) => cart.sync);
  const { entries } = useCart((cart) => cart.history);
  const inWords = useActivityInWords();
  const whoHasIt = useId();

  const waiting = new Set(sync.waiting.slice(0, most));
  const shown = entries.filter(({ id }) => waiting.has(id));
  const isAllThere = sync.waiting.length === 0 && sync.link.kind === 'online' && sync.link.caughtUp;
  const canTry = sync.link.kind === 'offline' || sync.link.kind === 'connecting';

  return (
    <Dialog title={text.sync.title} onClose={onClose}>
      <p>{isAllThere && entries.length > 0 ? text.sync.allThere : reasonForWaiting(sync, reasons, words)}</p>
      {sync.isPutBack ? <p>{words.putBack}</p> : null}
      {sync.healed === null ? null : <p>{words.healed(sync.healed.setAside, sync.healed.issuedAgain)}</p>}
      {sync.waiting.length === 0 ? null : (
        <>
          <h3>{text.sync.listTitle(sync.waiting.length)}</h3>
          <ul className="plain-list waiting">
            {shown.map((entry) => (
              <li key={entry.id}>{inWords(entry)}</li>
            ))}
            {sync.waiting.length > shown.length ? (
              <li>{text.sync.andMore(sync.waiting.length - shown.length)}</li>
            ) : null}
          </ul>
        </>
      )}
      {sync.devices.length === 0 ? null : (
        <div className="who-has-it">
          <h3 id={whoHasIt}>{text.sync.whoHasIt}</h3>
          <ul className="devices" aria-labelledby={whoHasIt}>
            {sync.devices.map((device) => (
              <DeviceRow key={device.actorId} device={device} />
            ))}
          </ul>
          {sync.link.kind === 'online' ? null : <p className="hint">{text.sync.asLastHeard}</p>}
        </div>
      )}
      <p className="hint">{words.explained}</p>
      {canTry ? (
        <div className="form-actions">
          <button type="button" className="button" onClick={() => session.reconnect()}>
            {text.sync.tryNow}
          </button>
        </div>
      ) : null}
    </Dialog>
  );
}
