// What commands would come to, before they are made: the cart that they lead to if nobody does anything else meanwhile. It is
// shown, and then forgotten.

import type { ActorId, CommandId, EventId, StreamId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { Cart } from '../cart.ts';
import { cartDecider } from '../cartDecider.ts';
import type { CartCommand, RejectionReason } from '../commands.ts';
import type { CartEvent } from '../events.ts';

export type Foreseen =
  | { readonly kind: 'accepted'; readonly cart: Cart }
  | { readonly kind: 'rejected'; readonly reason: RejectionReason };

export function foreseen(cart: Cart, commands: readonly CartCommand[], actorId: ActorId): Foreseen {
  let after = cart;
  let count = 0;
  for (const command of commands) {
    const decision = cartDecider.decide(command, after, { actorId });
    if (decision.kind === 'rejected') return decision;
    for (const event of decision.events) {
      after = cartDecider.evolve(after, imagined(event, actorId, count));
      count++;
    }
  }
  return { kind: 'accepted', cart: after };
}

/** After everything that has happened. */
function imagined(event: CartEvent, actorId: ActorId, index: number) {
  return {
    id: `f${index.toString(16).padStart(29, '0')}` as EventId,
    streamId: '' as StreamId,
    replicaId: 0 as ReplicaId,
    seq: index,
    actorId,
    deps: [],
    commandId: 'ffffffffffffffff' as CommandId,
    commandIndex: index,
    receivedAt: 0,
    event,
  };
}
