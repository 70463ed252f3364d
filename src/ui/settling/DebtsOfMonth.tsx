// A month: who pays whom how much so that all of it is settled, and the shops and orders that it is made of.

import { useId } from 'react';
import type { CheckoutDebts } from '../../domain/settling/debts.ts';
import { add } from '../../values/money.ts';
import { useCartScope } from '../cart/CartContext.ts';
import { useSettlingText } from '../text/useSettlingText.ts';
import { useUi } from '../UiContext.ts';
import { DebtRow } from './DebtRow.tsx';
import type { MonthOfDebts } from './useDebts.ts';
import { usePeopleInWords } from './usePeopleInWords.ts';

interface DebtsOfMonthProps {
  readonly month: MonthOfDebts;
  readonly isFirst: boolean;
  readonly onSettle: (debts: readonly CheckoutDebts[]) => void;
  readonly onUnsettle: (debts: CheckoutDebts) => void;
}

export function DebtsOfMonth({ month, isFirst, onSettle, onUnsettle }: DebtsOfMonthProps) {
  const words = useSettlingText();
  const { price } = useCartScope();
  const { locale } = useUi();
  const { transfers } = usePeopleInWords();
  const title = useId();
  const { debts, when } = month;
  const open = debts.filter((one) => one.open.length > 0);
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric' }).format(when);
  const total = debts.reduce((sum, one) => add(sum, one.total), 0);
  return (
    <details className="debts-month" open={isFirst}>
      <summary>
        <span id={title}>{words.month(name, price(total))}</span>{' '}
        <span className="badge">{open.length === 0 ? words.allSettled : words.openIn(open.length)}</span>
      </summary>
      {open.length === 0 ? (
        <p className="hint">{words.nothingOpen}</p>
      ) : (
        <div className="debts-sum">
          <ul className="transfers">
            {transfers(debts).map(({ key, sentence }) => (
              <li key={key}>{sentence}</li>
            ))}
          </ul>
          {open.length === 1 ? null : (
            <button
              type="button"
              className="button"
              aria-label={words.settleMonthOf(name)}
              onClick={() => onSettle(open)}
            >
              {words.settleMonth}
            </button>
          )}
        </div>
      )}
      <ul aria-labelledby={title}>
        {debts.map((one) => (
          <DebtRow
            key={one.checkout.id}
            debts={one}
            onSettle={() => onSettle([one])}
            onUnsettle={() => onUnsettle(one)}
          />
        ))}
      </ul>
    </details>
  );
}
