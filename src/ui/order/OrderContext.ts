// The open order, for the components of its page. They read the snapshot by selectors.

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { OrderSnapshot } from '../../app/orderSession.ts';
import type { SendResult } from '../../app/stream/streamSnapshot.ts';
import type { OrderCommand, OrderRejection } from '../../order/commands.ts';
import type { OpenedOrder } from '../routing/navigation.ts';
import type { Price } from '../text/price.ts';
import { useReasons } from '../text/reasons.ts';
import { useOrderText } from '../text/useOrderText.ts';

export interface OrderScope extends OpenedOrder {
  readonly price: Price;
}

export const OrderContext = createContext<OrderScope | null>(null);

export function useOrderScope(): OrderScope {
  const scope = useContext(OrderContext);
  if (scope === null) throw new Error('useOrderScope is used outside of an order.');
  return scope;
}

export function useOrder<T>(select: (order: OrderSnapshot) => T): T {
  return useStore(useOrderScope().session.store, select);
}

/** Null when it was accepted; else why not, and what to do. */
export function useOrderCommand(): (command: OrderCommand) => Promise<string | null> {
  const { session, price } = useOrderScope();
  const reasons = useReasons();
  const words = useOrderText();
  const inWords = (result: SendResult<OrderRejection>) => {
    switch (result.kind) {
      case 'accepted':
        return null;
      case 'rejected':
        return words.rejection(result.reason, price);
      case 'failed':
        return reasons.problem(result.problem);
    }
  };
  return async (command) => inWords(await session.dispatch(command));
}
