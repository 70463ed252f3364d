// The list under (on a phone: above) the field that adds. The field keeps the focus; this only shows and is tapped.

import type { Suggestion } from '../../domain/catalogue/suggestions.ts';
import { text } from '../text/en.ts';
import { useCartScope } from './CartContext.ts';

export function SuggestionList(props: {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly optionId: (index: number) => string;
  readonly onChoose: (suggestion: Suggestion) => void;
}) {
  const { price } = useCartScope();
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
          <span className="suggestion-hint">
            {suggestion.wasBought
              ? text.add.boughtBefore
              : suggestion.aisle === null
                ? ''
                : text.aisle(suggestion.aisle)}
          </span>
          <span className="amount">{suggestion.price === null ? '' : price(suggestion.price)}</span>
        </div>
      ))}
    </div>
  );
}
