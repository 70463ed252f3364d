// One row under the empty field that adds: what is usually wanted, most of all with what is in the cart. One tap adds it.

import { useMemo, useState } from 'react';
import { type UsualItem, usualItems } from '../../domain/readModels/usualItems.ts';
import { Icon } from '../elements/Icon.tsx';
import { holdPressed } from '../elements/pressed.ts';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { useCart, useCartScope, useResultInWords } from './CartContext.ts';

const mostItems = 8;

export function QuickAdd() {
  const text = useText();
  const { notices } = useUi();
  const { actions, fresh } = useCartScope();
  const inWords = useResultInWords();
  const history = useCart((cart) => cart.history);
  const items = useMemo(() => usualItems(history.entries, history.state, mostItems), [history]);
  const [spoken, setSpoken] = useState('');

  const add = async (item: UsualItem, isByKeyboard: boolean) => {
    const refusal = await inWords(await actions.add(item, 1));
    if (refusal !== null) return notices.show(refusal);
    fresh.show([item.line]);
    setSpoken(text.add.added(item.name, 1));
    // Its button is gone from the row.
    if (isByKeyboard) document.querySelector<HTMLElement>('.add-field')?.focus();
  };

  return (
    <>
      <ul className="quick-add" aria-label={text.add.usual} hidden={items.length === 0}>
        {items.map((item) => (
          <li key={item.line}>
            <button
              type="button"
              className="pill"
              aria-label={text.add.addUsual(item.name)}
              // The field keeps the focus: one tap after the other.
              onPointerDown={(event) => event.preventDefault()}
              onClick={({ currentTarget }) =>
                void holdPressed(currentTarget, add(item, document.activeElement === currentTarget))
              }
            >
              <Icon name="plus" />
              <span dir="auto">{item.name}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </>
  );
}
