// In the past: what is not there yet, as ghosts below the lines that are.

import type { LineChange } from '../../domain/readModels/cartDifference.ts';
import { useAfterPaint } from '../elements/useAfterPaint.ts';
import { useText } from '../text/TextContext.ts';

export function LaterLines({ changes }: { readonly changes: readonly LineChange[] }) {
  const text = useText();
  const later = useAfterPaint(changes).filter(({ kind }) => kind === 'added');
  if (later.length === 0) return null;
  return (
    <section className="later" aria-label={text.line.laterTitle}>
      <h2 className="aisle">{text.line.laterTitle}</h2>
      <ul>
        {later.map((change) => (
          <li key={change.line} className="ghost">
            <span className="line-name">{change.name}</span>
            <span className="amount">{change.quantityNow} ×</span>
            <span className="tag tag-added">{text.line.addedSince}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
