// What this relay has to say to the streams. Of each cart one message is under way at a time, and what comes meanwhile is
// joined into the next one: so nothing overtakes, and a busy cart costs few messages. A message is settled when it was met in
// its stream, which is what tells its fate; until then it is said again, with the same id, for as long as it takes.

import type { LogRefusal } from '../../src/wire/guard.ts';
import type { After } from '../host/after.ts';
import type { MessageKind, MessageOutcome } from '../log/logCache.ts';
import { type Batch, LogFailure } from '../log/logStorage.ts';
import type { LogStream, Outgoing } from './logStream.ts';
import { mergeBatches, refusalsOf } from './mergeBatches.ts';
import { messageId } from './messageId.ts';

export interface Outbox {
  readonly append: (batch: Batch) => Promise<readonly LogRefusal[]>;
  /** What came of a message of its own. Of its body it is known again, so no two may be equal that mean two things. */
  readonly say: (cartId: string, kind: MessageKind, body: Uint8Array) => Promise<MessageOutcome>;
  /** A message was met, and taken. Returns the updates it was made of, if it is ours; null: it is another's. */
  readonly met: (id: string, outcome: MessageOutcome) => readonly Uint8Array[] | null;
  /** Since when the oldest message waits to be met; null: none does. */
  readonly waitsSince: () => number | null;
}

export interface OutboxPorts {
  readonly stream: Pick<LogStream, 'publish'>;
  /** How far the stream of a cart has been taken. */
  readonly takenTo: (cartId: string) => number;
  readonly after: After;
  /** In ms, and steady. */
  readonly now: () => number;
}

interface Item {
  readonly kind: MessageKind;
  readonly body: Uint8Array;
  readonly since: number;
  readonly settle: (outcome: MessageOutcome) => void;
}

interface Sending {
  message: Outgoing;
  readonly items: readonly Item[];
  outcome: MessageOutcome | null;
  wake: () => void;
}

/** Between one attempt and the next, where there was no answer. */
const retryMs = 500;
/** A message that was confirmed and is not met: its confirmation may have been that of another attempt, which was lost. */
const overdueMs = 5000;

export function outbox({ stream, takenTo, after, now }: OutboxPorts): Outbox {
  const lanes = new Map<string, Item[]>();
  const underWay = new Map<string, Sending>();

  function enqueue(cartId: string, item: Item): void {
    const lane = lanes.get(cartId);
    if (lane !== undefined) return void lane.push(item);
    const started = [item];
    lanes.set(cartId, started);
    // What the same turn still brings comes along. What it has for this relay's own members leaves before: that is asked for
    // when the caller goes on, and this only then.
    queueMicrotask(() => setImmediate(() => void run(cartId, started)));
  }

  async function run(cartId: string, lane: Item[]): Promise<void> {
    while (lane.length > 0) {
      const sending = next(cartId, lane);
      underWay.set(sending.message.id, sending);
      const outcome = await fateOf(cartId, sending);
      underWay.delete(sending.message.id);
      for (const item of sending.items) item.settle(outcome);
    }
    lanes.delete(cartId);
  }

  function next(cartId: string, lane: Item[]): Sending {
    const kind = lane[0]?.kind ?? 'entries';
    const others = lane.findIndex((item) => item.kind !== 'entries');
    const alike =
      kind === 'entries' && others !== 0 ? lane.slice(0, others < 0 ? lane.length : others) : lane.slice(0, 1);
    const { update: body, count } = mergeBatches(alike.map((item) => item.body));
    const message: Outgoing = { cartId, kind, body, id: messageId(cartId, kind, body) };
    return { message, items: lane.splice(0, count), outcome: null, wake: () => {} };
  }

  async function fateOf(cartId: string, sending: Sending): Promise<MessageOutcome> {
    for (;;) {
      const confirmed = await stream.publish(sending.message).catch((cause: unknown) => {
        if (cause instanceof LogFailure) sending.outcome ??= { kind: 'nothing', why: cause.message };
        return null;
      });
      const isPast = confirmed?.isDuplicate === true && confirmed.seq > 0 && confirmed.seq <= takenTo(cartId);
      if (sending.outcome === null && isPast) sayAnew(sending);
      else if (sending.outcome === null) await metOrAfter(sending, confirmed === null ? retryMs : overdueMs);
      if (sending.outcome !== null) return sending.outcome;
    }
  }

  /** Another relay said the very same, and it was met before this one did: what came of it here has to be met once more. */
  function sayAnew(sending: Sending): void {
    underWay.delete(sending.message.id);
    const { message } = sending;
    sending.message = {
      ...message,
      id: messageId(message.cartId, `${message.kind} after ${message.id}`, message.body),
    };
    underWay.set(sending.message.id, sending);
  }

  function metOrAfter(sending: Sending, ms: number): Promise<void> {
    return new Promise((resolve) => {
      const callOff = after(ms, resolve);
      sending.wake = () => {
        callOff();
        resolve();
      };
    });
  }

  return {
    append: ({ cartId, update }) =>
      new Promise((resolve, reject) => {
        const settle = (outcome: MessageOutcome) => {
          if (outcome.kind === 'entries') resolve(refusalsOf(update, outcome.refusals));
          else reject(new LogFailure(outcome.kind === 'nothing' ? outcome.why : 'not taken'));
        };
        enqueue(cartId, { kind: 'entries', body: update, since: now(), settle });
      }),

    say: (cartId, kind, body) => new Promise((settle) => enqueue(cartId, { kind, body, since: now(), settle })),

    met(id, outcome) {
      const sending = underWay.get(id);
      if (sending === undefined || sending.outcome !== null) return null;
      sending.outcome = outcome;
      sending.wake();
      return sending.items.map(({ body }) => body);
    },

    waitsSince() {
      let oldest: number | null = null;
      for (const { items } of underWay.values()) {
        for (const { since } of items) oldest = Math.min(oldest ?? since, since);
      }
      return oldest;
    },
  };
}
