// The law of orders a second time, word for word from its text and with nothing but sets and single pieces: slow, and
// independent of acts.ts, lineItems.ts and orderLaw.ts. The property test compares the two.

import type { EventId } from '../../engine/message.ts';
import type { LineItem, OrderEnvelope, OrderEvent, OrderEventType } from '../events.ts';

export interface NaiveOrder {
  readonly status: string;
  readonly counting: Readonly<Partial<Record<OrderEventType, EventId>>>;
  readonly lines: Readonly<Record<string, number>>;
  readonly taken: Readonly<Record<EventId, number>>;
}

type Fact = { readonly id: EventId; readonly event: OrderEvent };
/** One milk. `since` null: ordered from the beginning. */
type Piece = { readonly line: string; readonly since: Fact | null };

export function naiveOrder(envelopes: readonly OrderEnvelope[]): NaiveOrder {
  const all: readonly Fact[] = envelopes;
  const byId = new Map(all.map((fact) => [fact.id, fact]));
  const observedBy = ({ event }: Fact) => ('observed' in event.data ? event.data.observed : []);
  const pastOf = (fact: Fact): ReadonlySet<Fact> => {
    const past = new Set<Fact>();
    const visit = (ids: readonly EventId[]) => {
      for (const id of ids) {
        const seen = byId.get(id);
        if (seen === undefined || past.has(seen)) continue;
        past.add(seen);
        visit(observedBy(seen));
      }
    };
    visit(observedBy(fact));
    past.delete(fact);
    return past;
  };
  const pasts = new Map(all.map((fact) => [fact, pastOf(fact)]));
  const saw = (a: Fact, b: Fact) => pasts.get(a)?.has(b) === true;

  /** Who had seen the fewest of their kind comes first; then the lower id. */
  const firstFirst = (type: OrderEventType): Fact[] => {
    const kind = all.filter(({ event }) => event.type === type);
    const seenOf = (fact: Fact) => kind.filter((other) => saw(fact, other)).length;
    return kind.sort((a, b) => seenOf(a) - seenOf(b) || (a.id < b.id ? -1 : 1));
  };
  const [creation] = firstFirst('OrderCreated');
  const [cancellation] = firstFirst('OrderCancelled');
  const deliveries = firstFirst('OrderDelivered');
  const shipments = firstFirst('OrderShipped');
  const [shipment] = [
    ...shipments.filter((s) => deliveries.some((d) => saw(d, s))),
    ...shipments.filter((s) => !deliveries.some((d) => saw(d, s))),
  ];
  const [delivery] = deliveries;
  const ending = shipment ?? delivery ?? cancellation;
  const counts = (fact: Fact) => ending === undefined || saw(ending, fact);

  const line = ({ product, price }: LineItem) => `${product} at ${price}`;
  const itemsOf = ({ event }: Fact): readonly LineItem[] => {
    if (event.type === 'OrderCreated') return event.data.lines;
    return 'product' in event.data ? [event.data] : [];
  };
  const piecesOf = (item: LineItem, since: Fact | null): Piece[] =>
    Array.from({ length: item.quantity }, () => ({ line: line(item), since }));
  let pieces: Piece[] = (creation === undefined ? [] : itemsOf(creation)).flatMap((item) => piecesOf(item, null));
  for (const fact of firstFirst('OrderLineItemAdded').filter(counts)) {
    pieces.push(...itemsOf(fact).flatMap((item) => piecesOf(item, fact)));
  }
  const taken: Record<EventId, number> = {};
  for (const removal of firstFirst('OrderLineItemRemoved').filter(counts)) {
    const [item] = itemsOf(removal);
    if (item === undefined) continue;
    const reachable = pieces.filter((p) => p.line === line(item) && (p.since === null || saw(removal, p.since)));
    const gone = new Set(reachable.reverse().slice(0, item.quantity));
    taken[removal.id] = gone.size;
    pieces = pieces.filter((piece) => !gone.has(piece));
  }

  const lines: Record<string, number> = {};
  for (const piece of pieces) lines[piece.line] = (lines[piece.line] ?? 0) + 1;
  const counting = {
    OrderCreated: creation,
    OrderCancelled: cancellation,
    OrderShipped: shipment,
    OrderDelivered: delivery,
  };
  return {
    status: statusOf(all),
    counting: Object.fromEntries(Object.entries(counting).flatMap(([type, fact]) => (fact ? [[type, fact.id]] : []))),
    lines,
    taken,
  };
}

function statusOf(all: readonly Fact[]): string {
  const has = (type: OrderEventType) => all.some(({ event }) => event.type === type);
  if (has('OrderDelivered')) return 'delivered';
  if (has('OrderShipped')) return 'shipped';
  if (has('OrderCancelled')) return 'cancelled';
  return all.length === 0 ? 'none' : 'open';
}
