// The entries of the open cart, read again whenever its history has changed, and who had seen what in them.

import { useEffect, useMemo, useRef, useState } from 'react';
import { type CausalLayout, causalLayout } from '../../app/inspect/causalLayout.ts';
import type { InspectedEntry, Inspection, Inspector } from '../../app/inspect/inspector.ts';
import type { StorageFailureReason } from '../../engine/eventStore.ts';
import type { CommandId, EventId } from '../../engine/message.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { storageFailureReason } from '../storageFailure.ts';
import { useUi } from '../UiContext.ts';

/** More would take too long to lay out at every change. */
const mostEntries = 20_000;

export interface Inspected extends Inspection {
  readonly layout: CausalLayout;
  readonly byId: ReadonlyMap<EventId, InspectedEntry>;
  readonly rowOfCommand: ReadonlyMap<CommandId, number>;
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
    const layout = causalLayout(entries);
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    const commandOf = (ids: readonly EventId[]) => ids.flatMap((id) => byId.get(id)?.commandId ?? []).slice(0, 1);
    return {
      ...read,
      layout,
      byId,
      rowOfCommand: new Map(layout.rows.flatMap(({ ids }, row) => commandOf(ids).map((of) => [of, row] as const))),
      leftOut: read.entries.length - entries.length,
    };
  }, [read]);
}
