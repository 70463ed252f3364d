// A link to a moment whose event has not arrived here: said, until it comes or is not wanted any more.

import { useEffect, useState } from 'react';
import type { EventId } from '../../engine/message.ts';
import { useText } from '../text/TextContext.ts';
import { useCart, useCartScope } from './CartContext.ts';

export function AwaitedMoment({ at }: { readonly at: EventId }) {
  const text = useText();
  const { session } = useCartScope();
  const isRead = useCart(({ history }) => history.read === null);
  const [isAwaited, setAwaited] = useState(() => !session.store.getState().history.entries.some(({ id }) => id === at));

  useEffect(() => {
    if (!isAwaited) return;
    return session.store.subscribe(({ cursor }) => {
      if (cursor !== null) setAwaited(false);
    });
  }, [session, isAwaited]);

  if (!isAwaited || !isRead) return null;
  return (
    <p className="note">
      {text.timeline.unknownMoment}{' '}
      <button
        type="button"
        className="link-button"
        onClick={() => {
          session.moveCursor(null);
          setAwaited(false);
        }}
      >
        {text.timeline.stayInNow}
      </button>
    </p>
  );
}
