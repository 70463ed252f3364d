// People who share a cart in a test, each looking at what has reached them and nothing else. Whose ids are the later
// ones is the test's choice: `lateness` puts a person's clock ahead of another's.

import { eventIdOf } from '../../engine/hybridLogicalClock.ts';
import type { ActorId, CommandId, EventId, ReplicaId, StreamId } from '../../engine/message.ts';
import { type Cart, evolve, initialCart } from '../cart.ts';
import { cartDecider } from '../cartDecider.ts';
import type { CartCommand } from '../commands.ts';
import type { CartEnvelope, LineId } from '../events.ts';
import { type CartView, cartView, type LineView } from '../readModels/cartView.ts';

export interface Person {
  readonly actorId: ActorId;
  /** Throws where the command is refused; otherwise the envelopes it came to. */
  does(command: CartCommand): readonly CartEnvelope[];
  /** Gets what the other has. */
  hears(other: Person): void;
  readonly seen: ReadonlyMap<EventId, CartEnvelope>;
  receive(envelopes: Iterable<CartEnvelope>): void;
  cart(): Cart;
  view(): CartView;
  line(line?: LineId): LineView | undefined;
}

export function person(name: string, replica: number, clockAheadMs: number): Person {
  const actorId = name as ActorId;
  const seen = new Map<EventId, CartEnvelope>();
  let commands = 0;
  let seq = 0;
  let ms = 1_000_000 + clockAheadMs;

  const self: Person = {
    actorId,
    seen,
    does(command) {
      const decision = cartDecider.decide(command, self.cart(), { actorId });
      if (decision.kind === 'rejected') throw new Error(`${command.type}: ${decision.reason.kind}`);
      commands++;
      const envelopes = decision.events.map(
        (event, commandIndex): CartEnvelope => ({
          id: eventIdOf(++ms, 0, replica as ReplicaId),
          streamId: 'cart' as StreamId,
          replicaId: replica as ReplicaId,
          seq: seq++,
          actorId,
          deps: [],
          commandId: (replica * 2 ** 20 + commands).toString(16).padStart(16, '0') as CommandId,
          commandIndex,
          receivedAt: 0,
          event,
        }),
      );
      self.receive(envelopes);
      return envelopes;
    },
    hears: (other) => self.receive(other.seen.values()),
    receive(envelopes) {
      for (const envelope of envelopes) seen.set(envelope.id, envelope);
    },
    cart: () => inOrder(seen.values()).reduce(evolve, initialCart),
    view: () => cartView(self.cart(), []),
    line: (line = 't:milk') =>
      self
        .view()
        .aisles.flatMap(({ lines }) => lines)
        .find((view) => view.line === line),
  };
  return self;
}

export function inOrder(envelopes: Iterable<CartEnvelope>): readonly CartEnvelope[] {
  return [...envelopes].sort((a, b) => (a.id < b.id ? -1 : 1));
}
