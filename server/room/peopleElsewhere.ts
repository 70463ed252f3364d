// Who is in a cart by way of other relays: each tells the others what it passes on, and asks when somebody first comes in.
// A relay that dies says nothing more, so a state that is not said again in time is not handed on.

import { type AwarenessEntry, decodeAwareness, encodeAwareness, isAbsent } from '../../src/wire/awareness.ts';
import { decodeServerMessage, encodeServerMessage } from '../../src/wire/frames.ts';
import type { OtherRelays } from './otherRelays.ts';
import { payloadOf, webSocketFrame } from './webSocketFrame.ts';

export interface PeopleElsewhere {
  /** A frame about people here, which has been passed on to all who are. */
  readonly say: (frame: Buffer | null) => void;
  /** For who comes in; null: nobody is elsewhere. */
  readonly frame: () => Buffer | null;
  readonly end: () => void;
}

export interface PeopleElsewherePorts {
  readonly cartId: string;
  readonly others: OtherRelays;
  readonly now: () => number;
  /** About people elsewhere, for all who are here. */
  readonly passOn: (frame: Buffer) => void;
  /** All who are here; null: nobody. */
  readonly own: () => Buffer | null;
}

/** Clients say theirs every 15 s, and drop others' after 30. */
const staleMs = 35_000;
const maxStates = 1000;

export function peopleElsewhere({ cartId, others, now, passOn, own }: PeopleElsewherePorts): PeopleElsewhere {
  const states = new Map<number, { readonly entry: AwarenessEntry; readonly at: number }>();

  function keep(entry: AwarenessEntry): void {
    const known = states.get(entry.clientId)?.entry.clock ?? 0;
    if (entry.clock < known) return;
    states.delete(entry.clientId);
    if (isAbsent(entry.state) || states.size >= maxStates) return;
    states.set(entry.clientId, { entry: { ...entry, state: entry.state.slice() }, at: now() });
  }

  function hear(bytes: Uint8Array): void {
    const message = decodeServerMessage(bytes);
    if (message.kind === 'query-awareness') return say(own());
    const entries = message.kind === 'awareness' ? decodeAwareness(message.update) : null;
    if (entries === null || message.kind !== 'awareness') return;
    for (const entry of entries) keep(entry);
    passOn(webSocketFrame(message));
  }

  function say(frame: Buffer | null): void {
    if (frame !== null) others.say(cartId, payloadOf(frame));
  }

  const end = others.listen(cartId, hear);
  others.say(cartId, encodeServerMessage({ kind: 'query-awareness' }));
  return {
    say,
    frame() {
      for (const [clientId, { at }] of states) if (now() - at > staleMs) states.delete(clientId);
      if (states.size === 0) return null;
      return webSocketFrame({
        kind: 'awareness',
        update: encodeAwareness([...states.values()].map(({ entry }) => entry)),
      });
    },
    end,
  };
}
