// The entries of the open cart, read again whenever its history has changed, and who had seen what in them.

import { useEffect, useMemo, useRef, useState } from 'react';
import { type CausalLayout, causalLayout } from '../../app/inspect/causalLayout.ts';
import type { InspectedEntry, Inspection, Inspector } from '../../app/inspect/inspector.ts';
import type { StorageFailureReason } from '../../engine/eventStore.ts';
import type { EventId } from '../../engine/message.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { storageFailureReason } from '../storageFailure.ts';
import { useUi } from '../UiContext.ts';

/** More would take too long to lay out at every change. */
const mostEntries = 20_000;

export interface Inspected extends Inspection {
  readonly layout: CausalLayout;
  readonly byId: ReadonlyMap<EventId, InspectedEntry>;
  /** The oldest, where there are very many. */
  readonly leftOut: number;
}

export function useInspection(): Inspected | StorageFailureReason | null {
  const { trolley } = useUi();
  const { cartId } = useCartScope();
  const history = useCart((cart) => cart.history);
  const inspector = useRef<Promise<Inspector> | null>(null);
  const [read, setRead] = useState<Inspection | StorageFailureReason | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of the history is why it is read again.
  useEffect(() => {
    let isWanted = true;
    inspector.current ??= trolley.inspect(cartId);
    inspector.current
      .then((here) => here.read())
      .then(
        (found) => isWanted && setRead(found),
        (failure: unknown) => {
          const reason = storageFailureReason(failure);
          if (reason === null) throw failure;
          if (isWanted) setRead(reason);
        },
      );
    return () => {
      isWanted = false;
    };
  }, [trolley, cartId, history]);

  return useMemo(() => {
    if (read === null || typeof read === 'string') return read;
    const entries = read.entries.slice(-mostEntries);
    return {
      ...read,
      layout: causalLayout(entries),
      byId: new Map(entries.map((entry) => [entry.id, entry])),
      leftOut: read.entries.length - entries.length,
    };
  }, [read]);
}
