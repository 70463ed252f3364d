// Who may press what: the next step is for everybody who holds the order's link, the rest for those who ordered. The past is
// only looked at.

import { useOrder, useOrderScope } from './OrderContext.ts';

export function useCanAct(what: 'next step' | 'all'): boolean {
  const { madeOf } = useOrderScope();
  const canWrite = useOrder(({ cursor, canWrite: may }) => cursor === null && may);
  return canWrite && (what === 'next step' || madeOf !== null);
}
