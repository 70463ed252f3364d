// The lines of the cart, by aisle, now or at the cursor.

import { useCallback, useMemo, useRef, useState } from 'react';
import type { CartSnapshot } from '../../app/cartSession.ts';
import type { PresentPerson } from '../../app/stream/streamSnapshot.ts';
import type { LineId } from '../../domain/events.ts';
import type { LineChange } from '../../domain/readModels/cartDifference.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useAfterPaint } from '../elements/useAfterPaint.ts';
import { useText } from '../text/TextContext.ts';
import { modeOf, useCart, useCartScope } from './CartContext.ts';
import { EmptyCart } from './EmptyCart.tsx';
import { KeepsPlace } from './KeepsPlace.tsx';
import { LineRow } from './LineRow.tsx';
import { useFreshLines } from './useFreshLines.ts';
import { useOutOfView } from './useOutOfView.ts';
import { useSettled } from './useSettled.ts';
import { useTouched } from './useTouched.ts';

const LaterLines = lazyPart(() => import('./LaterLines.tsx').then((part) => part.LaterLines));
const LineDetails = lazyPart(() => import('./LineDetails.tsx').then(({ LineDetails }) => LineDetails));

const noChanges: readonly LineChange[] = [];
const nobody: readonly PresentPerson[] = [];
const selectChanges = (cart: CartSnapshot) => cart.cursor?.changes ?? noChanges;

export function LineList() {
  const text = useText();
  const { session } = useCartScope();
  const shown = useCart((cart) => cart.shown);
  const changes = useCart(selectChanges);
  const { prices } = useSettled((cart) => cart.now).memory;
  const people = useCart((cart) => cart.people);
  const mode = useCart(modeOf);
  const touched = useTouched(session);
  const list = useRef<HTMLUListElement>(null);
  const fresh = useFreshLines(list);
  const [detailed, setDetailed] = useState<LineView | null>(null);
  const openDetails = useCallback((line: LineView) => setDetailed(line), []);

  // Another moment may change every row: those out of view follow those in view.
  const isFollowed = useAfterPaint(shown) === shown;
  const outOfView = useOutOfView(list, shown);

  const hasPrices = shown.linesWithoutPrice < shown.lineCount;
  const changeOf = useMemo(() => new Map(changes.map((change) => [change.line, change])), [changes]);
  const lookersAt = useMemo(() => othersByLine(people), [people]);

  return (
    <>
      {shown.lineCount === 0 ? <EmptyCart /> : null}
      <KeepsPlace list={list} rows={[shown, changes, prices, people, mode]}>
        <ul ref={list} className="lines" aria-label={text.cart.list} hidden={shown.lineCount === 0}>
          {shown.aisles.flatMap(({ aisle, lines }) =>
            lines.map((line, index) => (
              <LineRow
                key={line.line}
                line={line}
                heading={index === 0 ? text.aisle(aisle) : null}
                mode={mode}
                members={shown.members}
                lookers={lookersAt.get(line.line) ?? nobody}
                change={changeOf.get(line.line) ?? null}
                touchedBy={touched.get(line.line) ?? null}
                lastPrice={prices.get(line.line) ?? null}
                isPriceMissed={hasPrices}
                isFresh={fresh.includes(line.line)}
                onDetails={openDetails}
                isLater={!isFollowed && outOfView.has(line.line)}
              />
            )),
          )}
        </ul>
      </KeepsPlace>
      {changes.length === 0 ? null : <LaterLines changes={changes} />}
      {detailed === null ? null : <LineDetails line={detailed} onClose={() => setDetailed(null)} />}
    </>
  );
}

function othersByLine(people: readonly PresentPerson[]): ReadonlyMap<LineId | null, readonly PresentPerson[]> {
  const found = new Map<LineId | null, PresentPerson[]>();
  for (const person of people) {
    if (!person.isMe) found.set(person.lookingAt, [...(found.get(person.lookingAt) ?? []), person]);
  }
  return found;
}
