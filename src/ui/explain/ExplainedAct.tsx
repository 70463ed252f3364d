// One act of an explanation: how much it is, whose, when and on which device; a link to its moment.

import type { Doer } from '../../domain/readModels/explanation.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { Dot } from '../people/Dot.tsx';
import { personOf } from '../people/person.ts';
import { cartHash } from '../routing/route.ts';
import { useText } from '../text/TextContext.ts';
import { useExplainText } from '../text/useExplainText.ts';
import { useWhoAndWhen } from './useWhoAndWhen.ts';

export function ExplainedAct(props: {
  readonly doer: Doer;
  readonly number: string;
  /** What there is to say besides. */
  readonly said?: string;
  readonly onGo: (id: Doer['id']) => void;
  /** Null where there is nothing to undo. */
  readonly onUndo: (() => void) | null;
}) {
  const text = useText();
  const words = useExplainText();
  const { cartId } = useCartScope();
  const members = useCart((cart) => cart.now.members);
  const { doer, onUndo } = props;
  const { who, when, more } = useWhoAndWhen()(doer);
  return (
    <li>
      <span className="explain-number amount">{props.number}</span>
      <span className="explain-who">
        <Dot person={personOf(doer.actorId, members, text)} />
        <span>{who ?? text.common.you},</span>
        <a
          href={cartHash(cartId, { at: doer.id })}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            props.onGo(doer.id);
          }}
        >
          {when}
        </a>
        {[props.said, ...more].map((each) =>
          each === undefined ? null : (
            <span key={each} className="explain-more">
              {each}
            </span>
          ),
        )}
      </span>
      {onUndo === null ? null : (
        <button type="button" className="button" aria-label={words.undoPart(who)} onClick={onUndo}>
          {words.undo}
        </button>
      )}
    </li>
  );
}
