// Two moments side by side: pin one, move the other. What was added, removed and changed between them, by whom, and what it
// costs more or less.

import { useMemo, useState } from 'react';
import { aisles } from '../../domain/catalogue/aisles.ts';
import { cartView } from '../../domain/readModels/cartView.ts';
import { compareMoments, type LineDifference } from '../../domain/readModels/comparison.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { useCheckouts } from '../checkout/useCheckouts.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { listNames, personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useCompareText } from '../text/useCompareText.ts';
import { withMeFirst } from '../text/withMeFirst.ts';
import { MomentPicker } from './MomentPicker.tsx';
import { namedMoments } from './moments.ts';

export function CompareDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const words = useCompareText();
  const { session, price } = useCartScope();
  const history = useCart((cart) => cart.history);
  const cursor = useCart((cart) => cart.cursor);
  const members = useCart((cart) => cart.now.members);
  const me = useCart((cart) => cart.me);
  const checkouts = useCheckouts();
  const { entries } = history;
  const last = entries.length - 1;
  const moments = useMemo(
    () => namedMoments(history.entries, checkouts, session.lastLooked),
    [history, checkouts, session],
  );
  const looked = moments.find(({ name }) => name === 'lastLooked')?.index;
  // Held by their events: what arrives late moves them along.
  const [fromId, setFrom] = useState(() => entries[cursor?.index ?? looked ?? 0]?.id ?? null);
  const [toId, setTo] = useState<typeof fromId>(null);
  const indexOf = (id: typeof fromId) => (id === null ? last : entries.findIndex((entry) => entry.id === id));
  const from = indexOf(fromId);
  const to = indexOf(toId);
  const choose = (index: number) => (index >= last ? null : (entries[index]?.id ?? null));

  const { changes, totalThen, totalNow, renamed } = useMemo(() => {
    const viewAt = (index: number) => {
      const id = history.entries[index]?.id;
      return cartView((id === undefined ? null : session.at(id)) ?? history.state, aisles);
    };
    const between = history.entries.slice(Math.min(from, to) + 1, Math.max(from, to) + 1);
    return compareMoments(viewAt(from), viewAt(to), between);
  }, [session, history, from, to]);

  const byWhom = ({ by }: LineDifference) =>
    listNames(
      withMeFirst(by, me).map((actor) =>
        actor === me ? { ...personOf(actor, members, text), name: text.common.you } : personOf(actor, members, text),
      ),
      text,
    );
  const difference = totalNow - totalThen;

  return (
    <Dialog title={words.title} isWide onClose={onClose}>
      <div className="compare-moments">
        <MomentPicker
          label={words.from}
          entries={entries}
          moments={moments}
          index={from}
          onChoose={(index) => setFrom(choose(index))}
        />
        <MomentPicker
          label={words.to}
          entries={entries}
          moments={moments}
          index={to}
          onChoose={(index) => setTo(choose(index))}
        />
      </div>
      {changes.length === 0 && renamed === null ? <p className="hint">{words.same}</p> : null}
      <ul className="preview" aria-label={words.differences}>
        {renamed === null ? null : <li>{words.renamed(renamed.from, renamed.to)}</li>}
        {changes.map((change) => (
          <li key={change.line} className={`preview-${change.kind}`}>
            <span>
              <span className="preview-name">{change.name}</span> <span className="explain-more">{byWhom(change)}</span>
            </span>
            <span className="amount">{words.change(change.kind, change.quantityThen, change.quantityNow)}</span>
          </li>
        ))}
      </ul>
      {totalThen === 0 && totalNow === 0 ? null : (
        <p className="explain-sum">
          {words.total(price(totalThen), price(totalNow))}
          {difference === 0 ? '' : ` (${difference > 0 ? '+' : '−'}${price(Math.abs(difference))})`}
        </p>
      )}
    </Dialog>
  );
}
