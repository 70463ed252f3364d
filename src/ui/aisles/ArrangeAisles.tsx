// The aisles in the order of this shop: dragged by mouse or finger, or moved by buttons. It is the cart's, and everybody's.

import { useRef, useState } from 'react';
import { useCart, useCartScope, useResultInWords } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { FormError } from '../elements/FormError.tsx';
import { Icon } from '../elements/Icon.tsx';
import { useText } from '../text/TextContext.ts';
import { useShopText } from '../text/useShopText.ts';
import { movedTo } from './movedTo.ts';
import { useDragOrder } from './useDragOrder.ts';

export function ArrangeAisles({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const words = useShopText();
  const { actions } = useCartScope();
  const inWords = useResultInWords();
  const known = useCart((cart) => cart.now.aisleOrder);
  const used = useCart((cart) => cart.now.aisles);
  const [order, setOrder] = useState(known);
  const [spoken, setSpoken] = useState('');
  const [error, setError] = useState<string | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const drag = useDragOrder(list, order, setOrder);
  const isUsed = new Set(used.map(({ aisle }) => aisle));

  const move = (aisle: string, place: number) => {
    if (place < 0 || place >= order.length) return;
    setOrder(movedTo(order, aisle, place));
    setSpoken(words.arrange.nowAt(text.aisle(aisle), place + 1, order.length));
  };

  const save = async () => {
    const refusal = await inWords(await actions.send([{ type: 'ArrangeAisles', data: { aisles: order } }]));
    if (refusal === null) onClose();
    else setError(refusal);
  };

  return (
    <Dialog title={words.arrange.title} onClose={onClose}>
      <p className="hint">{words.arrange.hint}</p>
      <ol ref={list} className="aisle-order" aria-label={words.arrange.list}>
        {order.map((aisle, index) => {
          const name = text.aisle(aisle);
          return (
            <li
              key={aisle}
              className={`aisle-place${drag.dragged === aisle ? ' is-dragged' : ''}${isUsed.has(aisle) ? '' : ' is-unused'}`}
              style={{ order: drag.placeOf(aisle, index) }}
            >
              <span className="aisle-grip" aria-hidden="true" onPointerDown={(event) => drag.begin(aisle, event)}>
                ⠿
              </span>
              <span className="aisle-name">{name}</span>
              <button
                type="button"
                className="icon-button"
                aria-label={words.arrange.up(name)}
                aria-disabled={index === 0}
                onClick={() => move(aisle, index - 1)}
              >
                <span className="aisle-up">
                  <Icon name="back" />
                </span>
              </button>
              <button
                type="button"
                className="icon-button"
                aria-label={words.arrange.down(name)}
                aria-disabled={index === order.length - 1}
                onClick={() => move(aisle, index + 1)}
              >
                <span className="aisle-down">
                  <Icon name="back" />
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
      <FormError text={error} />
      <div className="form-actions">
        <button type="button" className="button" onClick={onClose}>
          {text.common.cancel}
        </button>
        <button type="button" className="button button-strong" onClick={() => void save()}>
          {text.common.save}
        </button>
      </div>
    </Dialog>
  );
}
