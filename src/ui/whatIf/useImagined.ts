// The cart that comes of what is supposed, from the entries that are here.

import { useMemo } from 'react';
import { branchAround } from '../../app/inspect/causalLayout.ts';
import { type Supposition, supposedBy } from '../../domain/whatIf/suppositions.ts';
import { type Imagined, type Supposed, whatIf } from '../../domain/whatIf/whatIf.ts';
import type { EventId } from '../../engine/message.ts';
import type { Inspected } from '../causal/useInspection.ts';

export function useImagined(
  { layout, entries }: Inspected,
  suppositions: readonly Supposition[],
): { readonly supposed: Supposed; readonly imagined: Imagined; readonly rowOf: ReadonlyMap<EventId, number> } {
  const known = useMemo(() => {
    const rowOf = new Map(layout.rows.flatMap(({ ids }, row) => ids.map((id) => [id, row] as const)));
    return {
      rowOf,
      envelopes: entries.flatMap(({ envelope }) => envelope ?? []),
      unread: entries.flatMap(({ sight }) => sight ?? []),
    };
  }, [layout, entries]);
  return useMemo(() => {
    const { rowOf, envelopes, unread } = known;
    const branchOf = (id: EventId) => {
      const row = rowOf.get(id);
      return row === undefined ? [] : branchAround(layout, row).flatMap((at) => layout.rows[at]?.ids ?? []);
    };
    const supposed = supposedBy(suppositions, envelopes, branchOf);
    return { supposed, imagined: whatIf(envelopes, unread, supposed), rowOf };
  }, [known, layout, suppositions]);
}
