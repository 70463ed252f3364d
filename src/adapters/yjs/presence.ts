// Who is here: y-protocols' awareness with two habits replaced. Only our own state is sent (the provider re-sends every
// state it hears), and clocks start at the time of day, since a reload with the same id that starts at 0 is ignored. In
// milliseconds: a session that changed its state more often than once a second must not be ahead of the next one.

import * as v from 'valibot';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { EventId } from '../../engine/message.ts';
import type { PresenceState } from '../../engine/replica.ts';

export interface Presence {
  readonly awareness: Awareness;
  set(state: PresenceState | null): void;
  /** The others, by session. A new map after every change. */
  others(): ReadonlyMap<number, PresenceState>;
  /** Takes a remote update. What does not parse is ignored: it is nobody's fact. */
  receive(update: Uint8Array): void;
  /** Our own state, to be sent. */
  encodeOwn(): Uint8Array;
  /** Before a connection: others are met anew, and our own state counts as newer than what the last one left behind. */
  begin(): void;
  destroy(): void;
}

const text = v.pipe(v.string(), v.maxLength(200));
const presenceState = v.object({
  actorId: text,
  name: text,
  color: text,
  lookingAt: v.nullable(v.pipe(v.string(), v.maxLength(1_000))),
  cursor: v.nullable(
    v.pipe(
      v.custom<EventId>((id) => typeof id === 'string'),
      v.regex(/^[0-9a-f]{30}$/),
    ),
  ),
  // An older app does not say it.
  isShopping: v.optional(v.boolean(), false),
});

/** The origin y-protocols gives to what this session has set itself. */
const local = 'local';

export function createPresence(options: {
  readonly doc: Y.Doc;
  /** ms since 1970. */
  readonly now: () => number;
  /** Our own state has changed, or is due again: send it. */
  readonly onOwn: () => void;
  readonly onChange: () => void;
}): Presence {
  const { doc, now, onOwn, onChange } = options;
  const awareness = new Awareness(doc);
  // Nobody is here until a person is known.
  awareness.setLocalState(null);
  let cached: ReadonlyMap<number, PresenceState> | null = null;

  const winClock = () => {
    const clock = awareness.meta.get(awareness.clientID)?.clock ?? 0;
    awareness.meta.set(awareness.clientID, {
      clock: Math.max(clock + 1, Math.floor(now())),
      lastUpdated: now(),
    });
  };
  winClock();

  awareness.on('update', (_changes: unknown, origin: unknown) => {
    if (origin === local) onOwn();
  });
  awareness.on('change', () => {
    cached = null;
    onChange();
  });

  return {
    awareness,
    set: (state) => awareness.setLocalState(state === null ? null : { ...state }),
    others() {
      cached ??= parseStates(awareness);
      return cached;
    },
    receive(update) {
      try {
        applyAwarenessUpdate(awareness, update, 'relay');
      } catch {
        // Another member sent something that is no JSON.
      }
    },
    encodeOwn: () => encodeAwarenessUpdate(awareness, [awareness.clientID]),
    begin() {
      const others = [...awareness.meta.keys()].filter((session) => session !== awareness.clientID);
      removeAwarenessStates(awareness, others, 'reconnect');
      // Or the relay's copy of a state, having the clock we know, would be ignored until its owner renews it.
      for (const session of others) awareness.meta.delete(session);
      winClock();
    },
    destroy: () => awareness.destroy(),
  };
}

function parseStates(awareness: Awareness): ReadonlyMap<number, PresenceState> {
  const states = new Map<number, PresenceState>();
  for (const [session, state] of awareness.getStates()) {
    if (session === awareness.clientID) continue;
    const parsed = v.safeParse(presenceState, state);
    if (parsed.success) states.set(session, parsed.output);
  }
  return states;
}
