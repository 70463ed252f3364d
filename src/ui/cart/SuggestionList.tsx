// The list under (on a phone: above) the field that adds. The field keeps the focus; this only shows and is tapped.

import type { Suggestion } from '../../domain/catalogue/suggestions.ts';
import type { ItemText } from '../../domain/catalogue/typed/parseItemText.ts';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { useCart, useCartScope } from './CartContext.ts';
import { howMuch } from './howMuch.ts';
import { lineIn } from './lineIn.ts';

export function SuggestionList(props: {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  /** What is typed, as it is understood. */
  readonly typed: ItemText | null;
  readonly optionId: (index: number) => string;
  readonly onChoose: (suggestion: Suggestion) => void;
}) {
  const text = useText();
  const { price } = useCartScope();
  const { amounts } = useUi();
  const now = useCart((cart) => cart.now);
  const priceOf = ({ id, price: known, currency }: Suggestion) => {
    if (known !== null && currency === now.currency) return price(known);
    const last = now.memory.prices.get(id);
    return last === undefined ? '' : text.line.lastTime(price(last));
  };
  /** "is in, 2. Make it 3?": nobody wants milk twice without knowing. */
  const hintOf = ({ id, wasBought, aisle }: Suggestion) => {
    const line = lineIn(now, id);
    if (line === null) return wasBought ? text.add.boughtBefore : aisle === null ? '' : text.aisle(aisle);
    const { quantity, amount } = props.typed ?? { quantity: 1, amount: null };
    const much = howMuch(line, amounts);
    if (amount === null) return text.add.isIn(much ?? String(line.quantity), line.quantity + quantity);
    return text.add.isInMuch(much ?? String(line.quantity), amounts.pieces(amount, quantity));
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
          <span className="suggestion-name" dir="auto">
            {suggestion.name}
          </span>
          <span className="suggestion-hint">{hintOf(suggestion)}</span>
          <span className="amount">{priceOf(suggestion)}</span>
        </div>
      ))}
    </div>
  );
}
