// What is owed in the open cart, newest first, by month, for the ways of sharing that one can choose between.

import { useMemo } from 'react';
import type { CheckoutId } from '../../domain/events.ts';
import { type CheckoutDebts, debtsOf } from '../../domain/settling/debts.ts';
import type { ActorId } from '../../engine/message.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { useCheckouts } from '../checkout/useCheckouts.ts';
import { useDevice, useUi } from '../UiContext.ts';
import { onePerson } from './onePerson.ts';

export interface MonthOfDebts {
  readonly key: string;
  /** Some moment in it, ms since 1970. */
  readonly when: number;
  readonly debts: readonly CheckoutDebts[];
}

/** `among`: null for by item. */
export function useDebts(among: readonly ActorId[] | null): readonly MonthOfDebts[] {
  const { key } = useCartScope();
  const { trolley, formats } = useUi();
  const cart = useCart(({ history }) => history.state);
  const members = useCart(({ now }) => now.members);
  const checkouts = useCheckouts();
  const known = useDevice(({ carts }) => carts);
  return useMemo(() => {
    const cancelled = new Set(known?.flatMap(({ cartId, order }) => (order?.status === 'cancelled' ? [cartId] : [])));
    const isVoid = (id: CheckoutId) => cancelled.size > 0 && cancelled.has(trolley.links.orderOf(key, id).orderId);
    const months = new Map<string, CheckoutDebts[]>();
    const debts = debtsOf(cart, checkouts, { among, isVoid, personOf: onePerson(members) });
    for (const debt of [...debts].reverse()) {
      const month = formats.dayKey(debt.checkout.when).slice(0, 7);
      months.set(month, [...(months.get(month) ?? []), debt]);
    }
    return [...months].map(([month, of]) => ({ key: month, when: of[0]?.checkout.when ?? 0, debts: of }));
  }, [cart, members, checkouts, known, among, key, trolley, formats]);
}
