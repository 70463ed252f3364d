// How a line of the past differs from now, in a word or two.

import type { LineChange } from '../../domain/readModels/cartDifference.ts';
import { useText } from '../text/TextContext.ts';

export function LineChangeTag({ change }: { readonly change: LineChange }) {
  const text = useText();
  switch (change.kind) {
    case 'added':
      return <span className="tag tag-added">{text.line.addedSince}</span>;
    case 'removed':
      return <span className="tag tag-removed">{text.line.removedSince}</span>;
    case 'changed':
      return change.quantityThen === change.quantityNow ? (
        <span className="tag">{text.line.detailsSince}</span>
      ) : (
        <span className="tag">
          <span aria-hidden="true">{text.line.changedSince(change.quantityThen, change.quantityNow)}</span>
          <span className="visually-hidden">
            {text.line.changedSinceSpoken(change.quantityThen, change.quantityNow)}
          </span>
        </span>
      );
  }
}
