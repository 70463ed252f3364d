// A line's details: what it is called, costs, needs, and where it stands in the shop. Only what was changed is sent,
// so that two people can change different things at once.

import { type SyntheticEvent, useId, useState } from 'react';
import { aisles } from '../../domain/catalogue/aisles.ts';
import type { CartCommand } from '../../domain/commands.ts';
import { readMoney } from '../../domain/import/readMoney.ts';
import { limits } from '../../domain/limits.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { minorDigits } from '../../values/money.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { FormError } from '../elements/FormError.tsx';
import { decimal } from '../text/price.ts';
import { useText } from '../text/TextContext.ts';
import { useCart, useCartScope, useResultInWords } from './CartContext.ts';
import { changedDetails } from './changedDetails.ts';

export function LineDetails({ line, onClose }: { readonly line: LineView; readonly onClose: () => void }) {
  const text = useText();
  const { actions } = useCartScope();
  const currency = useCart((cart) => cart.now.currency);
  const digits = minorDigits(currency);
  const inWords = useResultInWords();
  const [name, setName] = useState(line.name);
  const [price, setPrice] = useState<string>(line.unitPrice === null ? '' : decimal(line.unitPrice, digits));
  const [note, setNote] = useState(line.note);
  const [aisle, setAisle] = useState(line.aisle ?? '');
  const [error, setError] = useState<string | null>(null);
  const id = useId();

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const reading = readMoney(price, digits, limits.price);
    if (reading.kind === 'unreadable') return setError(text.details.priceUnreadable);
    const minor = reading.kind === 'blank' ? null : reading.minor;
    const commands: readonly CartCommand[] = changedDetails(line, { name, price: minor, note, aisle: aisle || null });
    if (commands.length === 0) return onClose();
    const refusal = await inWords(await actions.send(commands));
    if (refusal === null) onClose();
    else setError(refusal);
  };

  return (
    <Dialog title={line.name} onClose={onClose}>
      <form
        className="form"
        noValidate
        onSubmit={(event) => void save(event)}
        aria-describedby={error === null ? undefined : `${id}-error`}
      >
        <label className="field">
          <span>{text.details.name}</span>
          <input value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className="field">
          <span>{text.details.price(currency)}</span>
          <input
            inputMode="decimal"
            value={price}
            aria-describedby={`${id}-price`}
            onChange={(event) => setPrice(event.target.value)}
          />
        </label>
        <p className="hint" id={`${id}-price`}>
          {text.details.priceHint}
        </p>
        <label className="field">
          <span>{text.details.note}</span>
          <textarea
            rows={2}
            value={note}
            placeholder={text.details.notePlaceholder}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <label className="field">
          <span>{text.details.aisle}</span>
          <select value={aisle} onChange={(event) => setAisle(event.target.value)}>
            {aisles.map((key) => (
              <option key={key} value={key}>
                {text.aisle(key)}
              </option>
            ))}
            {line.aisle === null || aisles.some((key) => key === line.aisle) ? null : (
              <option value={line.aisle}>{text.aisle(line.aisle)}</option>
            )}
            <option value="">{text.aisle(null)}</option>
          </select>
        </label>
        <FormError id={`${id}-error`} text={error} />
        <div className="form-actions">
          <button type="button" className="button" onClick={onClose}>
            {text.common.cancel}
          </button>
          <button type="submit" className="button button-strong">
            {text.common.save}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
