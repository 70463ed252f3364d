// Undoing and doing again in an open cart: which act is next, what its turn comes to, and making it. By ordinary commands,
// under the id that says what they undo.

import type { CartSession, CartSnapshot, DispatchResult } from '../../app/cartSession.ts';
import { type Act, type Acts, actsIn, type Stack, turnIdOf } from '../../domain/undo/acts.ts';
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

/** One for all who ask: what was read of the history for one of them is not read again for another. */
const known = new WeakMap<CartSession, Turns>();

export function turnsOf(session: CartSession): Turns {
  const turns = known.get(session) ?? createTurns(session);
  known.set(session, turns);
  return turns;
}

function createTurns(session: CartSession): Turns {
  const history = () => session.store.getState().history;
  let latestActs: { readonly of: CartSnapshot['history']; readonly acts: Acts } | null = null;
  const acts = () => {
    const of = history();
    if (latestActs?.of !== of) latestActs = { of, acts: actsIn(of.entries, session.notesOf) };
    return latestActs.acts;
  };
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
