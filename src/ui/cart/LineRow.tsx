// One line of the cart: what it is, how many, who put it there. Renders only when something about this line changed.

import { type FocusEvent, memo, useId, useRef, useState } from 'react';
import type { PresentPerson } from '../../app/stream/streamSnapshot.ts';
import type { ColorName } from '../../domain/events.ts';
import type { LineChange } from '../../domain/readModels/cartDifference.ts';
import type { LineView, MemberView } from '../../domain/readModels/cartView.ts';
import { samePlain } from '../../values/samePlain.ts';
import { FormError } from '../elements/FormError.tsx';
import { Icon } from '../elements/Icon.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { holdPressed } from '../elements/pressed.ts';
import { Dot } from '../people/Dot.tsx';
import { listNames, type Person, personOf, presentPerson } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { type CartMode, useCartScope, useResultInWords } from './CartContext.ts';
import { howMuch } from './howMuch.ts';
import { LinePrice } from './LinePrice.tsx';
import { PickedBox } from './PickedBox.tsx';
import { QuantityField } from './QuantityField.tsx';

const LineChangeTag = lazyPart(() => import('./LineChangeTag.tsx').then((part) => part.LineChangeTag));
const RestoreButton = lazyPart(() => import('../undo/RestoreButton.tsx').then((part) => part.RestoreButton));

const ExplainDialog = lazyPart(() => import('../explain/ExplainDialog.tsx').then((part) => part.ExplainDialog));

export interface LineRowProps {
  readonly line: LineView;
  /** The aisle's name, at its first line. */
  readonly heading: string | null;
  readonly mode: CartMode;
  readonly members: readonly MemberView[];
  /** Who else looks at it now. */
  readonly lookers: readonly PresentPerson[];
  /** Against now, while in the past. */
  readonly change: LineChange | null;
  /** Whoever changed it elsewhere a moment ago. */
  readonly touchedBy: ColorName | null;
  /** Last given for it, in minor units. */
  readonly lastPrice: number | null;
  /** Other lines have prices. */
  readonly isPriceMissed: boolean;
  /** Put in here, a moment ago. */
  readonly isFresh: boolean;
  readonly onDetails: (line: LineView) => void;
  /** It stays as it is for now: what is in view comes first. */
  readonly isLater: boolean;
}

export const LineRow = memo(function LineRow(props: LineRowProps) {
  const text = useText();
  const { line, mode } = props;
  const { session, actions, price } = useCartScope();
  const inWords = useResultInWords();
  const [error, setError] = useState<string | null>(null);
  const [isExplained, setExplained] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const id = useId();
  const much = howMuch(line, useUi().amounts);
  const isOff = mode === 'past';
  const isPicked = line.picked >= line.quantity;
  const contributors = line.contributors.map((actor) => personOf(actor, props.members, text));
  const pickedBy = line.pickedBy.map((actor) => personOf(actor, props.members, text));
  const lookers = props.lookers.map((person) => presentPerson(person, text));

  const remove = async (button: HTMLElement) => {
    const neighbour = row.current?.nextElementSibling ?? row.current?.previousElementSibling ?? null;
    const refusal = await inWords(await holdPressed(button, actions.remove(line)));
    setError(refusal);
    if (refusal === null) neighbour?.querySelector<HTMLElement>('[data-remove]')?.focus();
  };

  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) session.lookAt(null);
  };

  return (
    <li
      ref={row}
      className={[
        'line',
        props.heading === null ? '' : 'starts-aisle',
        isPicked ? 'is-picked' : '',
        props.isFresh ? 'is-fresh' : '',
        props.touchedBy === null ? '' : `is-touched color-${props.touchedBy}`,
        props.change === null ? '' : `is-${props.change.kind}`,
      ].join(' ')}
      aria-label={line.name}
      data-line={line.line}
      onFocus={() => session.lookAt(line.line)}
      onBlur={onBlur}
    >
      {props.heading === null ? null : <h2 className="aisle">{props.heading}</h2>}
      <div className="line-body">
        {mode === 'look' ? (
          <span className="line-check" />
        ) : (
          <PickedBox line={line} isOff={isOff} onResult={(result) => void inWords(result).then(setError)} />
        )}
        <div className="line-text">
          {mode === 'edit' ? (
            <button
              type="button"
              className="line-name"
              dir="auto"
              aria-label={text.line.details(line.name)}
              onClick={() => props.onDetails(line)}
            >
              {line.name}
            </button>
          ) : (
            <span className="line-name" dir="auto">
              {line.name}
            </span>
          )}
          <span className="line-meta">
            {much === null ? null : <span className="line-amount amount">{much}</span>}
            <LinePrice
              line={line}
              lastPrice={mode === 'edit' ? props.lastPrice : null}
              isMissed={props.isPriceMissed}
              onResult={(result) => void inWords(result).then(setError)}
            />
            <People
              people={contributors}
              label={text.line.contributors}
              explain={text.line.explain(line.name)}
              onExplain={() => setExplained(true)}
            />
            {line.picked > 0 && !isPicked ? <span>{text.line.partlyPicked(line.picked, line.quantity)}</span> : null}
            {pickedBy.length > 1 ? <span>{text.line.boughtTwice(listNames(pickedBy, text))}</span> : null}
            {lookers.length > 0 ? (
              <span className="line-lookers">{text.line.looking(listNames(lookers, text))}</span>
            ) : null}
            {props.change === null ? null : (
              <>
                <LineChangeTag change={props.change} />
                <RestoreButton line={line} />
              </>
            )}
          </span>
          {line.note === '' ? null : (
            <span className="line-note" dir="auto">
              {line.note}
            </span>
          )}
        </div>
        <span className="line-total amount">{line.lineTotal === null ? '' : price(line.lineTotal)}</span>
        {mode === 'look' ? (
          <span className="line-count amount">{line.quantity} ×</span>
        ) : (
          <>
            <QuantityField
              line={line}
              isOff={isOff}
              describedBy={error === null ? undefined : `${id}-error`}
              onResult={(result) => void inWords(result).then(setError)}
            />
            <button
              type="button"
              className="line-remove"
              data-remove=""
              aria-label={text.line.remove(line.name)}
              disabled={isOff}
              onClick={(event) => void remove(event.currentTarget)}
            >
              <Icon name="remove" />
            </button>
          </>
        )}
      </div>
      <FormError id={`${id}-error`} text={error} />
      {isExplained ? <ExplainDialog line={line.line} onClose={() => setExplained(false)} /> : null}
    </li>
  );
}, isSameRow);

function isSameRow(before: LineRowProps, next: LineRowProps): boolean {
  return next.isLater || samePlain(before, next);
}

/** Who put it there; a tap tells why it is so. */
function People(props: {
  readonly people: readonly Person[];
  readonly label: (names: string) => string;
  readonly explain: string;
  readonly onExplain: () => void;
}) {
  const text = useText();
  const { people } = props;
  if (people.length === 0) return null;
  return (
    <>
      <button
        type="button"
        className="dots"
        aria-label={props.explain}
        aria-haspopup="dialog"
        onClick={props.onExplain}
      >
        {people.map((person) => (
          <Dot key={person.id} person={person} />
        ))}
      </button>
      <span className="visually-hidden">{props.label(listNames(people, text))}</span>
    </>
  );
}
