// How many, with − and + at thumb size. Typing is a draft until Enter or leaving the field; the arrow keys are the
// buttons. The number shown is the durable one.

import { type KeyboardEvent, useState } from 'react';
import type { DispatchResult } from '../../app/cartSession.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { Icon } from '../elements/Icon.tsx';
import { holdPressed } from '../elements/pressed.ts';
import { useText } from '../text/TextContext.ts';
import { useCartScope } from './CartContext.ts';

export function QuantityField(props: {
  readonly line: LineView;
  readonly isOff: boolean;
  readonly describedBy: string | undefined;
  readonly onResult: (result: DispatchResult) => void;
}) {
  const text = useText();
  const { line, isOff, onResult } = props;
  const { actions } = useCartScope();
  const [draft, setDraft] = useState<string | null>(null);

  const change = async (by: 1 | -1, button: HTMLElement | null) => {
    setDraft(null);
    const changing = actions.change(line, by);
    onResult(await (button === null ? changing : holdPressed(button, changing)));
  };

  const commit = async () => {
    setDraft(null);
    if (draft === null || draft.trim() === '' || Number(draft) === line.quantity) return;
    onResult(await actions.set(line, Number(draft)));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowUp':
      case 'ArrowDown':
        event.preventDefault();
        void change(event.key === 'ArrowUp' ? 1 : -1, null);
        break;
      case 'Enter':
        event.preventDefault();
        void commit();
        break;
      case 'Escape':
        setDraft(null);
    }
  };

  return (
    <div className="quantity">
      <button
        type="button"
        className="quantity-button"
        aria-label={text.line.decrease(line.name)}
        disabled={isOff}
        onClick={(event) => void change(-1, event.currentTarget)}
      >
        <Icon name="minus" />
      </button>
      <input
        className="quantity-field"
        type="number"
        inputMode="numeric"
        min={0}
        step={1}
        aria-label={text.line.quantity(line.name)}
        aria-describedby={props.describedBy}
        aria-invalid={props.describedBy !== undefined}
        disabled={isOff}
        value={draft ?? String(line.quantity)}
        onChange={(event) => setDraft(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => void commit()}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        className="quantity-button"
        aria-label={text.line.increase(line.name)}
        disabled={isOff}
        onClick={(event) => void change(1, event.currentTarget)}
      >
        <Icon name="plus" />
      </button>
    </div>
  );
}
