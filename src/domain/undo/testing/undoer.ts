// Somebody in a test who does things in a cart, and undoes them. Each has seen what has reached them, and nothing else.

import { nextCommandId } from '../../../engine/commandSteps.ts';
import { eventIdOf } from '../../../engine/hybridLogicalClock.ts';
import type { ActorId, CommandId, EventEnvelope, StreamId } from '../../../engine/message.ts';
import { createTimeline } from '../../../engine/timeline.ts';
import type { ReplicaId } from '../../../log/replicaId.ts';
import type { Cart } from '../../cart.ts';
import { cartDecider } from '../../cartDecider.ts';
import type { CartCommand } from '../../commands.ts';
import type { CartEnvelope, CartEvent, LineId } from '../../events.ts';
import { mapNamedEvents } from '../../mapNamedEvents.ts';
import { type ActivityEntry, describeActivity } from '../../readModels/activity.ts';
import { type CartView, cartView, type LineView } from '../../readModels/cartView.ts';
import { type Act, type Acts, actsIn, type Stack } from '../acts.ts';
import { type Turning, turnAct } from '../turnAct.ts';

export interface Undoer {
  readonly actorId: ActorId;
  /** All or none, as one act; false where they are refused, or come to nothing. */
  does(...commands: readonly CartCommand[]): boolean;
  turning(act: Act): Turning;
  /** False where it comes to nothing. */
  turns(act: Act): boolean;
  undoes(): boolean;
  redoes(): boolean;
  stack(): Stack;
  acts(): Acts;
  entries(): readonly ActivityEntry[];
  cart(): Cart;
  cartAt(index: number): Cart;
  view(): CartView;
  line(name?: string): LineView | undefined;
  hears(other: { readonly told: readonly CartEnvelope[] }): void;
  readonly told: readonly CartEnvelope[];
}

export function undoer(name: string, replica: number, clockAheadMs = 0): Undoer {
  const actorId = name as ActorId;
  const replicaId = replica as ReplicaId;
  const { decide, evolve, initialState } = cartDecider;
  const timeline = createTimeline<Cart, CartEvent, ActivityEntry>({
    ...{ initialState, evolve, mapNamed: mapNamedEvents, describe: describeActivity },
  });
  const told: CartEnvelope[] = [];
  let ms = 1_000_000 + clockAheadMs;
  let seq = 0;
  let count = 0;

  function send(commands: readonly CartCommand[], commandId: CommandId): boolean {
    let state = timeline.state();
    const sent: EventEnvelope<CartEvent>[] = [];
    for (const command of commands) {
      const decision = decide(command, state, { actorId });
      if (decision.kind === 'rejected') return false;
      for (const event of decision.events) {
        const about = { streamId: 'cart' as StreamId, replicaId, actorId, deps: [], receivedAt: 0 };
        const place = { id: eventIdOf(++ms, 0, replicaId), seq: seq++, commandId, commandIndex: sent.length };
        sent.push({ ...about, ...place, event });
        state = evolve(state, sent.at(-1) as CartEnvelope);
      }
    }
    receive(sent);
    return sent.length > 0;
  }

  function receive(envelopes: readonly CartEnvelope[]): void {
    const fresh = envelopes.filter(({ id }) => timeline.indexOf(id) === -1);
    timeline.insert(fresh);
    told.push(...fresh);
    // What one has seen comes before what one does next.
    for (const { id } of fresh) ms = Math.max(ms, Number.parseInt(id.slice(0, 12), 16));
  }

  function entriesOf(command: CommandId) {
    return timeline.eventsOf(command).flatMap((id) => timeline.notes()[timeline.indexOf(id)] ?? []);
  }

  const self: Undoer = {
    actorId,
    told,
    // Far apart: what follows an id is what undoes it.
    does: (...commands) =>
      send(commands, (replica * 2 ** 32 + ++count * 1000).toString(16).padStart(16, '0') as CommandId),
    turning: (act) => turnAct(self.cart(), self.acts(), act),
    turns(act) {
      const { commands } = self.turning(act);
      const last = act.turns.at(-1)?.id ?? act.id;
      return commands.length > 0 && send(commands, nextCommandId(last));
    },
    undoes() {
      const act = self.stack().undo.at(-1);
      return act !== undefined && self.turns(act);
    },
    redoes() {
      const act = self.stack().redo.at(-1);
      return act !== undefined && self.turns(act);
    },
    stack: () => self.acts().stackOf(actorId),
    acts: () => actsIn(timeline.notes(), entriesOf),
    entries: () => timeline.notes(),
    cart: () => timeline.state(),
    cartAt: (index) => timeline.stateAt(index),
    view: () => cartView(self.cart(), []),
    line: (name = 'Milk') => lineIn(self.view(), `t:${name.toLowerCase()}`),
    hears: (other) => receive(other.told),
  };
  return self;
}

function lineIn({ aisles }: CartView, line: LineId): LineView | undefined {
  return aisles.flatMap(({ lines }) => lines).find((one) => one.line === line);
}
