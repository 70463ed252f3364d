// The events of an order by their kind, and which of one kind comes first: whoever had seen the fewest of them, then the
// lower id. So what was done in knowledge of another comes after it, however wrong its clock was [R12].

import { causesOf } from '../causal/causalSet.ts';
import { add, countIn, emptyBits, has, type Past } from '../causal/past.ts';
import type { ActorId, EventId } from '../engine/message.ts';
import type { OrderEvent, OrderEventType } from './events.ts';
import type { Order } from './order.ts';

type DataOf<Type extends OrderEventType> = Extract<OrderEvent, { type: Type }>['data'];

/** An act, and whom its author knew of. */
export interface CausalAct {
  /** Its place in the set. */
  readonly index: number;
  readonly id: EventId;
  readonly actorId: ActorId;
  readonly past: Past;
}

export interface Act<Type extends OrderEventType> extends CausalAct {
  readonly type: Type;
  readonly data: DataOf<Type>;
}

/** First come first. */
export function actsOf<Type extends OrderEventType>({ causes }: Order, type: Type): readonly Act<Type>[] {
  const { nodes, pasts } = causesOf(causes);
  const ofKind = emptyBits(pasts.length);
  const acts: Act<Type>[] = [];
  nodes.forEach(({ id, actorId, event }, index) => {
    if (event.type !== type) return;
    add(ofKind, index);
    acts.push({ type, index, id, actorId, data: event.data as DataOf<Type>, past: pasts[index] as Past });
  });
  const seen = new Map(acts.map(({ id, past }) => [id, countIn(ofKind, past)]));
  return acts.sort((a, b) => (seen.get(a.id) ?? 0) - (seen.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1));
}

/** Neither knew of the other. */
export function areConcurrent(a: CausalAct, b: CausalAct): boolean {
  return a.index !== b.index && !has(a.past, b.index) && !has(b.past, a.index);
}
