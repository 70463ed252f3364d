// Which acts each state of an order allows: the decider refuses the rest, and the views offer no other.

import type { OrderCommandType } from './commands.ts';
import type { OrderStatus } from './orderLaw.ts';

export const possibleCommands: Readonly<Record<OrderStatus, readonly OrderCommandType[]>> = {
  none: ['CreateOrder'],
  open: ['AddLineItem', 'RemoveLineItem', 'ShipOrder', 'CancelOrder'],
  cancelled: [],
  shipped: ['DeliverOrder'],
  delivered: [],
};
