// The currency of this cart's prices: at first that of the region, and whoever pays in another changes it.

import { useMemo, useState } from 'react';
import { FormError } from '../elements/FormError.tsx';
import { useKeepText } from '../text/useKeepText.ts';
import { useUi } from '../UiContext.ts';
import { useCart, useCartScope, useResultInWords } from './CartContext.ts';

export function CurrencyField() {
  const words = useKeepText();
  const { locale } = useUi();
  const { actions } = useCartScope();
  const inWords = useResultInWords();
  const currency = useCart((cart) => cart.now.currency);
  const [error, setError] = useState<string | null>(null);
  const choices = useMemo(() => currenciesIn(locale, currency), [locale, currency]);

  const change = async (to: string) => {
    setError(await inWords(await actions.send([{ type: 'ChangeCurrency', data: { currency: to } }])));
  };

  return (
    <div>
      <label className="field">
        <span>{words.currency}</span>
        <select value={currency} onChange={(event) => void change(event.target.value)}>
          {choices.map(({ code, name }) => (
            <option key={code} value={code}>
              {name === code ? code : `${name} (${code})`}
            </option>
          ))}
        </select>
      </label>
      <p className="hint">{words.currencyHint}</p>
      <FormError text={error} />
    </div>
  );
}

/** All that the browser knows, by name. */
function currenciesIn(locale: string, current: string): readonly { readonly code: string; readonly name: string }[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  const codes = new Set([...Intl.supportedValuesOf('currency'), current]);
  return [...codes]
    .map((code) => ({ code, name: names.of(code) ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}
