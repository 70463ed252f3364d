// One of several items about to be added, as it was understood. A tap makes it a field; emptied, it is left out.

import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Icon } from '../elements/Icon.tsx';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { howMuch } from './howMuch.ts';
import { typedReader } from './readTyped.ts';
import type { Shelf } from './wantedItem.ts';

export function ItemChip(props: {
  readonly text: string;
  /** Null until it is loaded: then the aisle is not known yet. */
  readonly shelf: Shelf | null;
  readonly onChange: (text: string) => void;
}) {
  const words = useText();
  const { amounts } = useUi();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const wasOpen = useRef(false);

  // Whoever changed it with the keyboard goes on where it was.
  useEffect(() => {
    if (isOpen) field.current?.focus();
    else if (wasOpen.current) button.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);

  const { item, quantity } = typedReader.wanted(props.text, props.shelf ?? nothingKnown);
  const { amount } = item;
  const inCart = props.shelf?.lines.find(({ line }) => line === item.line);
  const much = amount === undefined ? (quantity === 1 ? '' : `${quantity} ×`) : amounts.pieces(amount, quantity);
  const hint =
    inCart === undefined
      ? words.aisle(item.aisle ?? null)
      : words.add.isIn(howMuch(inCart, amounts) ?? String(inCart.quantity), inCart.quantity + quantity);
  const reading = much === '' ? item.name : `${much} ${item.name}`;

  if (isOpen) {
    const take = (text: string) => {
      setOpen(false);
      props.onChange(text);
    };
    const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
      if (event.key !== 'Enter' && event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      take(event.key === 'Enter' ? event.currentTarget.value : props.text);
    };
    return (
      <li className="chip is-open">
        <input
          ref={field}
          className="chip-field"
          aria-label={words.add.several.edit(item.name)}
          defaultValue={props.text}
          autoComplete="off"
          onKeyDown={onKeyDown}
          onBlur={(event) => take(event.currentTarget.value)}
        />
      </li>
    );
  }
  return (
    <li className="chip">
      <button
        ref={button}
        type="button"
        className="chip-text"
        aria-label={words.add.several.edit(reading)}
        onClick={() => setOpen(true)}
      >
        <span className="chip-name">{reading}</span>
        {props.shelf === null ? null : <span className="hint">{hint}</span>}
      </button>
      <button
        type="button"
        className="chip-remove"
        aria-label={words.add.several.leaveOut(item.name)}
        onClick={() => props.onChange('')}
      >
        <Icon name="remove" />
      </button>
    </li>
  );
}

const nothingKnown: Shelf = {
  lines: [],
  products: [],
  finder: null,
  currency: '',
  memory: { aisles: new Map(), prices: new Map() },
};
