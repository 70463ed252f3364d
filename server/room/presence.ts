// Who is here: each session's last awareness state, kept for those who come later. States are bytes, never parsed; a
// session speaks for one client id only.

import {
  type AwarenessEntry,
  absentState,
  decodeAwareness,
  encodeAwareness,
  isAbsent,
} from '../../src/wire/awareness.ts';
import type { Session } from './session.ts';
import { webSocketFrame } from './webSocketFrame.ts';

export interface Presence {
  /** What a session says of itself: the frame to pass on, null for none, or `malformed`. */
  readonly hear: (session: Session, update: Uint8Array) => Buffer | null | 'malformed';
  /** The last states of all others, or of all; null when nobody else is here. */
  readonly framesFor: (session: Session | null) => Buffer | null;
  /** The frame that tells the others that it is gone; null when they never saw it. */
  readonly leave: (session: Session) => Buffer | null;
}

export function presence(maxStateBytes: number): Presence {
  const states = new Map<Session, AwarenessEntry>();
  const owners = new Map<number, Session>();

  /**
   * A session's id is the first it speaks of alone. It takes an id over from another session only with a later clock:
   * so does a tab whose old connection has not been missed yet, and so does not a provider that repeats what it heard.
   */
  function claim(session: Session, entries: readonly AwarenessEntry[]): AwarenessEntry | undefined {
    const own = states.get(session);
    if (own !== undefined) return entries.find((entry) => entry.clientId === own.clientId && entry.clock >= own.clock);
    const [entry, second] = entries;
    if (entry === undefined || second !== undefined || isAbsent(entry.state)) return undefined;
    const owner = owners.get(entry.clientId);
    if (owner === undefined) return entry;
    if ((states.get(owner)?.clock ?? 0) >= entry.clock) return undefined;
    states.delete(owner);
    return entry;
  }

  return {
    hear(session, update) {
      const entries = decodeAwareness(update);
      if (entries === null) return 'malformed';
      const entry = claim(session, entries);
      if (entry === undefined || entry.state.length > maxStateBytes) return null;
      const kept = { ...entry, state: new Uint8Array(entry.state) };
      states.set(session, kept);
      owners.set(entry.clientId, session);
      return frameOf([kept]);
    },

    framesFor(session) {
      const others = [...states].filter(([other, { state }]) => other !== session && !isAbsent(state));
      return others.length === 0 ? null : frameOf(others.map(([, entry]) => entry));
    },

    leave(session) {
      const own = states.get(session);
      if (own === undefined) return null;
      states.delete(session);
      owners.delete(own.clientId);
      // With the clock it had, as y-protocols does: should it come back, its next state counts.
      return isAbsent(own.state) ? null : frameOf([{ ...own, state: absentState }]);
    },
  };
}

/** Says nothing, and so keeps a connection alive: y-websocket hangs up after 30 s without a message. */
export function emptyAwarenessFrame(): Buffer {
  return frameOf([]);
}

function frameOf(entries: readonly AwarenessEntry[]): Buffer {
  return webSocketFrame({ kind: 'awareness', update: encodeAwareness(entries) });
}
