// The list under (on a phone: above) the field that adds. The field keeps the focus; this only shows and is tapped.

import type { Suggestion } from '../../domain/catalogue/suggestions.ts';
import { text } from '../text/en.ts';
import { useCart, useCartScope } from './CartContext.ts';
import { quantityIn } from './quantityIn.ts';

export function SuggestionList(props: {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  /** How many are typed. */
  readonly quantity: number;
  readonly optionId: (index: number) => string;
  readonly onChoose: (suggestion: Suggestion) => void;
}) {
  const { price } = useCartScope();
  const now = useCart((cart) => cart.now);
  const priceOf = ({ id, price: known, currency }: Suggestion) => {
    if (known !== null && currency === now.currency) return price(known);
    const last = now.memory.prices.get(id);
    return last === undefined ? '' : text.line.lastTime(price(last));
  };
  return (
    <div
      id={props.id}
      className="suggestions"
      role="listbox"
      aria-label={text.add.suggestions}
      hidden={props.suggestions.length === 0}
    >
      {props.suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox field has the focus and the keys.
        // biome-ignore lint/a11y/useFocusableInteractive: reached by aria-activedescendant.
        <div
          key={suggestion.id}
          id={props.optionId(index)}
          role="option"
          aria-selected={index === props.active}
          className="suggestion"
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => props.onChoose(suggestion)}
        >
          <span className="suggestion-name">{suggestion.name}</span>
          <span className="suggestion-hint">{hintOf(suggestion, props.quantity, quantityIn(now, suggestion.id))}</span>
          <span className="amount">{priceOf(suggestion)}</span>
        </div>
      ))}
    </div>
  );
}

/** "is in, 2. Make it 3?": nobody wants milk twice without knowing. */
function hintOf({ wasBought, aisle }: Suggestion, wanted: number, isIn: number): string {
  if (isIn > 0) return text.add.isIn(isIn, isIn + wanted);
  if (wasBought) return text.add.boughtBefore;
  return aisle === null ? '' : text.aisle(aisle);
}
