// One line in the shop: all of it can be tapped, and puts it into the basket.

import { useState } from 'react';
import type { DispatchResult } from '../../app/cartSession.ts';
import type { LineId } from '../../domain/events.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { useResultInWords } from '../cart/CartContext.ts';
import { howMuch } from '../cart/howMuch.ts';
import { PickedBox } from '../cart/PickedBox.tsx';
import { FormError } from '../elements/FormError.tsx';
import { useShopText } from '../text/useShopText.ts';
import { useUi } from '../UiContext.ts';
import { HandIcon } from './HandIcon.tsx';

export function ShopRow(props: {
  readonly line: LineView;
  /** The aisle's, on its first line. */
  readonly heading: string | null;
  /** Who is in the aisle. */
  readonly here: readonly string[];
  readonly claimedBy: readonly string[];
  readonly isMine: boolean;
  /** There is somebody to hear of it. */
  readonly canClaim: boolean;
  readonly onClaim: (line: LineId) => void;
  readonly onPicked: (line: LineView) => void;
  /** It is in the basket, or was to be. */
  readonly onPut: (line: LineView, result: DispatchResult) => void;
}) {
  const words = useShopText();
  const inWords = useResultInWords();
  const { line, claimedBy } = props;
  const [error, setError] = useState<string | null>(null);
  const much = howMuch(line, useUi().amounts) ?? (line.quantity > 1 ? `${line.quantity} ×` : null);
  const isPicked = line.picked >= line.quantity;
  return (
    <li className={isPicked ? 'shop-line is-picked' : 'shop-line'} aria-label={line.name} data-line={line.line}>
      {props.heading === null ? null : (
        <div className="shop-aisle">
          <h2 className="aisle">{props.heading}</h2>
          {props.here.length === 0 ? null : <span className="shop-here">{words.here(props.here)}</span>}
        </div>
      )}
      <div className="shop-row">
        <PickedBox
          line={line}
          isOff={false}
          onResult={(result, wanted) => {
            if (wanted) props.onPut(line, result);
            void inWords(result).then(setError);
          }}
          onAsked={() => props.onPicked(line)}
        >
          <span className="shop-text">
            <span className="shop-name" dir="auto">
              {line.name}
            </span>
            {line.note === '' ? null : (
              <span className="line-note" dir="auto">
                {line.note}
              </span>
            )}
            {claimedBy.length === 0 ? null : <span className="shop-claimed">{words.claimed(claimedBy)}</span>}
          </span>
          {much === null ? null : <span className="shop-much amount">{much}</span>}
        </PickedBox>
        {props.canClaim && !isPicked ? (
          <button
            type="button"
            className="icon-button shop-claim"
            aria-label={words.claim(line.name)}
            title={words.claimShort}
            aria-pressed={props.isMine}
            onClick={() => props.onClaim(line.line)}
          >
            <HandIcon />
          </button>
        ) : null}
      </div>
      <FormError text={error} />
    </li>
  );
}
