// What commands would come to, line by line, before they are made.

import { compareCarts } from '../../domain/readModels/cartDifference.ts';
import type { CartView, LineView } from '../../domain/readModels/cartView.ts';
import { useCartScope } from '../cart/CartContext.ts';
import { lineIn } from '../cart/lineIn.ts';
import { useText } from '../text/TextContext.ts';
import { useUndoText } from '../text/useUndoText.ts';

export function ChangesPreview({ now, after }: { readonly now: CartView; readonly after: CartView }) {
  const words = useUndoText();
  const detailsInWords = useDetailsInWords();
  const changes = compareCarts(now, after);
  const isRenamed = now.name !== after.name;
  if (changes.length === 0 && !isRenamed) return <p className="hint">{words.nothingSeen}</p>;
  return (
    <ul className="preview" aria-label={words.preview}>
      {isRenamed ? <li>{words.cartNamed(after.name)}</li> : null}
      {changes.map(({ line, name, kind, quantityThen, quantityNow }) => (
        <li key={line} className={`preview-${kind}`}>
          <span className="preview-name">{name}</span>
          <span className="preview-what">
            {[
              kind === 'added' ? words.comes(quantityNow) : null,
              kind === 'removed' ? words.goes(quantityThen) : null,
              kind === 'changed' && quantityThen !== quantityNow ? words.becomes(quantityThen, quantityNow) : null,
              kind === 'changed' ? detailsInWords(lineIn(now, line), lineIn(after, line)) : null,
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function useDetailsInWords(): (before: LineView | null, after: LineView | null) => string {
  const words = useUndoText();
  const text = useText();
  const { price } = useCartScope();
  return (before, after) => {
    if (before === null || after === null) return '';
    const priced = (minor: number | null) => (minor === null ? words.noPrice : price(minor));
    return [
      before.name === after.name ? null : words.fromTo(before.name, after.name),
      before.unitPrice === after.unitPrice ? null : words.fromTo(priced(before.unitPrice), priced(after.unitPrice)),
      before.note === after.note ? null : words.noteIs(after.note),
      before.aisle === after.aisle ? null : words.fromTo(text.aisle(before.aisle), text.aisle(after.aisle)),
      before.picked === after.picked ? null : words.pickedIs(after.picked),
    ]
      .filter((part) => part !== null)
      .join(', ');
  };
}
