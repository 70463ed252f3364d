// Undoing and doing again in an open cart: which act is next, what its turn comes to, and making it. By ordinary commands,
// under the id that says what they undo.

import type { CartSession, DispatchResult } from '../../app/cartSession.ts';
import { type Act, type Acts, createActs, type Stack, turnIdOf } from '../../domain/undo/acts.ts';
import { type NextTurn, nextTurn } from '../../domain/undo/nextTurn.ts';
import { type Turning, turnAct } from '../../domain/undo/turnAct.ts';
import type { EventId } from '../../engine/message.ts';

export interface Turns {
  acts(): Acts;
  stack(): Stack;
  actOf(event: EventId): Act | null;
  turning(act: Act): Turning;
  turn(next: NextTurn): Promise<DispatchResult>;
  /** Turns that are asked for faster than they are made come one by one: each sees what came of the one before. */
  inOrder(makeTurn: () => Promise<void>): Promise<void>;
  /** One is being made: what can be undone or redone is not known yet. */
  isTurning(): boolean;
  next(acts: readonly Act[]): ReturnType<typeof nextTurn>;
}

/** One for all who ask: it remembers what it has read of the history. */
const known = new WeakMap<CartSession, Turns>();

export function turnsOf(session: CartSession): Turns {
  const turns = known.get(session) ?? createTurns(session);
  known.set(session, turns);
  return turns;
}

function createTurns(session: CartSession): Turns {
  const actsOf = createActs();
  const history = () => session.store.getState().history;
  const acts = () => actsOf(history().entries);
  const turning = (act: Act) => turnAct(history().state, acts(), act);
  let latest = Promise.resolve();
  let unfinished = 0;
  return {
    acts,
    turning,
    stack: () => acts().stackOf(session.store.getState().me),
    actOf(event) {
      const entry = history().entries.findLast(({ id }) => id === event);
      return entry === undefined ? null : acts().of(entry.commandId);
    },
    turn: ({ act, turning: { commands } }) => session.dispatchAll(commands, turnIdOf(act)),
    inOrder(makeTurn) {
      unfinished++;
      const made = latest.then(makeTurn).finally(() => unfinished--);
      latest = made.catch(() => {});
      return made;
    },
    isTurning: () => unfinished > 0,
    next: (candidates) => nextTurn(history().state, acts(), candidates),
  };
}
