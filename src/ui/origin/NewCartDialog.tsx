// A new cart as this one was at a moment. It is a cart of its own: nobody else is in it, and it remembers where it came from.

import { type SyntheticEvent, useMemo, useState } from 'react';
import type { Cart } from '../../domain/cart.ts';
import { aisles } from '../../domain/catalogue/aisles.ts';
import { copyCommands } from '../../domain/copyCommands.ts';
import { limits } from '../../domain/limits.ts';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import { cartView } from '../../domain/readModels/cartView.ts';
import type { StreamId } from '../../engine/message.ts';
import { useCartScope, useResultInWords } from '../cart/CartContext.ts';
import { Dialog } from '../elements/Dialog.tsx';
import { FormError } from '../elements/FormError.tsx';
import { cartHash } from '../routing/route.ts';
import { storageFailureReason } from '../storageFailure.ts';
import { useReasons } from '../text/reasons.ts';
import { useText } from '../text/TextContext.ts';
import { useOriginText } from '../text/useOriginText.ts';
import { useUi } from '../UiContext.ts';

export function NewCartDialog(props: {
  /** What is to be in it. */
  readonly then: Cart;
  /** Just after this event of the open cart. */
  readonly moment: Pick<ActivityEntry, 'id' | 'at'>;
  readonly onClose: () => void;
}) {
  const { then, moment, onClose } = props;
  const text = useText();
  const words = useOriginText();
  const reasons = useReasons();
  const { trolley, formats } = useUi();
  const { cartId, price } = useCartScope();
  const inWords = useResultInWords();
  const former = then.name.value || text.defaults.cartName;
  const when = formats.shortMoment(moment.at);
  const [name, setName] = useState(() => words.nameOf(former, when));
  const [error, setError] = useState<string | null>(null);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<StreamId | null>(null);
  const view = useMemo(() => cartView(then, aisles), [then]);

  const make = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (isMaking) return;
    setMaking(true);
    try {
      const draft = await trolley.draft();
      const commands = copyCommands(then, name, { from: cartId, moment: moment.id, name: then.name.value });
      const refusal = await inWords(await draft.session.dispatchAll(commands));
      await draft.session.close();
      if (refusal === null) setMade(draft.cartId);
      else setError(refusal);
    } catch (failure) {
      const reason = storageFailureReason(failure);
      if (reason === null) throw failure;
      setError(reasons.storage(reason).short);
    } finally {
      setMaking(false);
    }
  };

  if (made !== null) {
    return (
      <Dialog title={words.madeTitle} onClose={onClose}>
        <p>{words.made(name.trim())}</p>
        <div className="form-actions">
          <a className="button" href={cartHash(made)}>
            {words.openHere}
          </a>
          <a className="button button-strong" href={cartHash(made)} target="_blank" rel="noopener">
            {words.openBeside}
          </a>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form className="form" onSubmit={(event) => void make(event)}>
        <p>{words.asItWas(former, when)}</p>
        <p>
          {words.holds(view.lineCount)}
          {view.total === 0 ? '' : ` · ${price(view.total)}`}
        </p>
        <label className="field">
          <span>{words.name}</span>
          <input value={name} maxLength={limits.name} onChange={(event) => setName(event.target.value)} />
        </label>
        <p className="hint">{words.hint}</p>
        <FormError text={error} />
        <div className="form-actions">
          <button type="button" className="button" onClick={onClose}>
            {text.common.cancel}
          </button>
          <button type="submit" className="button button-strong" disabled={isMaking}>
            {words.make}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
