// One shop or order: what it cost, who has which share of it, and whether it is settled.

import type { CheckoutDebts } from '../../domain/settling/debts.ts';
import { useCartScope } from '../cart/CartContext.ts';
import { useCheckoutName } from '../checkout/useCheckoutName.ts';
import { useSettlingText } from '../text/useSettlingText.ts';
import { usePeopleInWords } from './usePeopleInWords.ts';

interface DebtRowProps {
  readonly debts: CheckoutDebts;
  readonly onSettle: () => void;
  readonly onUnsettle: () => void;
}

export function DebtRow({ debts, onSettle, onUnsettle }: DebtRowProps) {
  const words = useSettlingText();
  const { price } = useCartScope();
  const { nameOf, transfers } = usePeopleInWords();
  const { checkout, paidBy, shares, wishes, open, isSettled } = debts;
  const name = useCheckoutName()(checkout);
  const isOpen = open.length > 0;
  const isForOthers = shares.some(({ actorId }) => actorId !== paidBy);
  return (
    <li className="debt">
      <div>
        <p>
          {name} {debts.total === 0 ? <span className="badge">{words.takenBack}</span> : null}{' '}
          {isSettled && !isOpen ? <span className="badge">{words.settled}</span> : null}
        </p>
        <p className="hint">
          {words.shares(shares.map(({ actorId, amount }) => words.share(nameOf(actorId), price(amount))))}
        </p>
        {isSettled && isOpen ? (
          <p className="debt-rest">
            {words.rest(
              transfers([debts])
                .map(({ sentence }) => sentence)
                .join(', '),
            )}
          </p>
        ) : null}
        {checkout.linesWithoutPrice === 0 ? null : (
          <p className="hint">{words.withoutPrice(checkout.linesWithoutPrice)}</p>
        )}
        {wishes.length === 0 ? null : (
          <details>
            <summary>{words.whoWantedWhat}</summary>
            <ul className="hint">
              {wishes.map(({ actorId, items }) => (
                <li key={actorId}>
                  {words.wanted(
                    nameOf(actorId),
                    items.map((item) => words.item(item.quantity, item.name)),
                  )}
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <div className="debt-steps">
        {isOpen ? (
          <button type="button" className="button" aria-label={words.settleOne(name)} onClick={onSettle}>
            {words.settle}
          </button>
        ) : null}
        {isSettled && isForOthers ? (
          <button type="button" className="link-button" aria-label={words.unsettleOne(name)} onClick={onUnsettle}>
            {words.unsettle}
          </button>
        ) : null}
      </div>
    </li>
  );
}
