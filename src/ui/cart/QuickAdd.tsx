// One row under the empty field that adds: what is usually wanted, most of all with what is in the cart. One tap adds it.

import { useMemo } from 'react';
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
  if (items.length === 0) return null;

  const add = async (item: UsualItem) => {
    const refusal = await inWords(await actions.add(item, 1));
    if (refusal === null) fresh.show([item.line]);
    else notices.show(refusal);
  };

  return (
    <ul className="quick-add" aria-label={text.add.usual}>
      {items.map((item) => (
        <li key={item.line}>
          <button
            type="button"
            className="pill"
            aria-label={text.add.addUsual(item.name)}
            // The field keeps the focus: one tap after the other.
            onPointerDown={(event) => event.preventDefault()}
            onClick={(event) => void holdPressed(event.currentTarget, add(item))}
          >
            <Icon name="plus" />
            <span dir="auto">{item.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
