// READ MODEL: where acts met that did not know of each other, what was done, and whom to tell. Derived from the events
// alone, so that every device has the same receipts, however late it heard of what. The ui has the words. What one person
// did on two devices is no news to them.

import { has } from '../../causal/past.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { type Act, actsOf, areConcurrent, type CausalAct } from '../acts.ts';
import type { LineItem, OrderEvent } from '../events.ts';
import { itemIn, judgedLineItems, lineKey } from '../lineItems.ts';
import type { Order } from '../order.ts';
import { judgedOrder, type OrderVerdict } from '../orderLaw.ts';

export type OrderReceiptKind =
  /** Somebody cancelled what was on its way already. */
  | 'shipped-all-the-same'
  /** Two parcels may be on their way; the order shows one. */
  | 'shipped-twice'
  /** Two people told of the delivery, and not the same. */
  | 'delivered-twice'
  /** Two people made this order, and not the same one; the first counts. */
  | 'created-twice'
  /** Taken out while it was being shipped: it is in the parcel. */
  | 'line-shipped-all-the-same'
  /** Added while the order was being shipped: it is not in the parcel. */
  | 'line-too-late'
  /** Added while the order was being cancelled: it stays cancelled. */
  | 'line-cancelled'
  /** The same line was added by both: both count. */
  | 'line-added-by-both'
  /** Taken out while more of it was added: what was added stays. */
  | 'line-added-meanwhile'
  /** Somebody took out some of a line while another did: more went than either meant. */
  | 'line-taken-out-by-both';

export interface OrderReceipt {
  readonly kind: OrderReceiptKind;
  /** What did not come to just what its author meant. */
  readonly act: EventId;
  readonly tells: ActorId;
  /** What it met. */
  readonly met: EventId;
  readonly metActor: ActorId;
  /** The name that who did that goes by. */
  readonly metBy: string;
  /** What it is about, where it is about a line. */
  readonly item: LineItem | null;
}

type Met = CausalAct & { readonly data: OrderEvent['data'] };
type Told = (kind: OrderReceiptKind, act: Met, met: Met, item?: LineItem) => void;

/** Ascending by act, then by what it met. */
export function orderReceipts(order: Order): readonly OrderReceipt[] {
  const receipts: OrderReceipt[] = [];
  const tell: Told = (kind, act, met, item) => {
    if (act.actorId === met.actorId) return;
    receipts.push({
      kind,
      act: act.id,
      tells: act.actorId,
      met: met.id,
      metActor: met.actorId,
      metBy: met.data.by,
      item: item === undefined ? null : itemIn(item),
    });
  };
  const verdict = judgedOrder(order);
  tellOfEndings(order, verdict, tell);
  tellOfLines(order, verdict, tell);
  return receipts.sort((a, b) => compareText(a.act + a.met + a.kind, b.act + b.met + b.kind));
}

function tellOfEndings(order: Order, verdict: OrderVerdict, tell: Told): void {
  const { creation, shipment, delivery } = verdict;
  const gone = shipment ?? delivery;
  for (const cancelled of actsOf(order, 'OrderCancelled')) {
    if (gone !== null && areConcurrent(cancelled, gone)) tell('shipped-all-the-same', cancelled, gone);
  }
  for (const other of actsOf(order, 'OrderShipped')) {
    if (shipment !== null && areConcurrent(other, shipment)) tellBoth('shipped-twice', other, shipment);
  }
  for (const other of actsOf(order, 'OrderDelivered')) {
    if (delivery === null || !areConcurrent(other, delivery) || isSameTold(other, delivery)) continue;
    tellBoth('delivered-twice', other, delivery);
  }
  for (const other of actsOf(order, 'OrderCreated')) {
    if (creation === null || !areConcurrent(other, creation) || isSameTold(other, creation)) continue;
    tellBoth('created-twice', other, creation);
  }

  function tellBoth(kind: OrderReceiptKind, a: Met, b: Met): void {
    tell(kind, a, b);
    tell(kind, b, a);
  }
}

function tellOfLines(order: Order, { ending, added, removed, creation }: OrderVerdict, tell: Told): void {
  if (ending !== null) {
    const isCancelled = ending.type === 'OrderCancelled';
    for (const act of actsOf(order, 'OrderLineItemAdded')) {
      if (areConcurrent(act, ending)) tell(isCancelled ? 'line-cancelled' : 'line-too-late', act, ending, act.data);
    }
    for (const act of actsOf(order, 'OrderLineItemRemoved')) {
      if (!isCancelled && areConcurrent(act, ending)) tell('line-shipped-all-the-same', act, ending, act.data);
    }
  }
  for (const addition of added) {
    for (const other of added) if (meetOnLine(addition, other)) tell('line-added-by-both', addition, other, other.data);
  }
  for (const removal of removed) {
    for (const other of added) if (meetOnLine(removal, other)) tell('line-added-meanwhile', removal, other, other.data);
    const others = removed.filter((other) => meetOnLine(removal, other));
    if (others.length === 0 || !leavesSome(removal)) continue;
    for (const other of others) tell('line-taken-out-by-both', removal, other, other.data);
  }

  /** To its author's eyes. */
  function leavesSome(removal: Act<'OrderLineItemRemoved'>): boolean {
    const isSeen = ({ index }: CausalAct) => has(removal.past, index);
    const before = removed.filter(isSeen);
    const { lines } = judgedLineItems(creation?.data.lines ?? [], added.filter(isSeen), [...before, removal]);
    return lines.some((line) => lineKey(line) === lineKey(removal.data));
  }
}

type LineAct = Act<'OrderLineItemAdded'> | Act<'OrderLineItemRemoved'>;

function meetOnLine(a: LineAct, b: LineAct): boolean {
  return lineKey(a.data) === lineKey(b.data) && areConcurrent(a, b);
}

/** The same in all but who said it. */
function isSameTold({ data: a }: Met, { data: b }: Met): boolean {
  return JSON.stringify({ ...a, by: '', observed: [] }) === JSON.stringify({ ...b, by: '', observed: [] });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
