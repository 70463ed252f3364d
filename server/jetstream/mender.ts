// What the streams do not say. The replicas of a stream are meant to be equal, and NATS does not always keep them so: a relay may
// follow one that lacks what most of them hold, and what was acknowledged. That shows as a gap: entries come that go on from
// others that did not come. Relays that have met those give them, and they are judged here as all else is.

import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { LogCache, MessageOutcome, StreamMessage } from '../log/logCache.ts';
import { type EntryRange, LogFailure } from '../log/logStorage.ts';
import { runsOf } from './mergeBatches.ts';

/** PORT: the caches of the other relays. */
export interface OtherCaches {
  /** What one of them has taken of these entries, or a first part of it: an update. Null: none says that it has any. */
  readonly ask: (cartId: string, missing: readonly EntryRange[]) => Promise<Uint8Array | null>;
  /** What the others are to be answered. */
  readonly answer: (give: OtherCaches['ask']) => void;
}

export const noOtherCaches: OtherCaches = { ask: async () => null, answer: () => {} };

export interface MenderPorts {
  readonly cache: Pick<LogCache, 'open' | 'read' | 'append'>;
  readonly others: OtherCaches;
  /** In ms, and steady. */
  readonly now: () => number;
  /** For the operator: something is wrong with NATS. */
  readonly warn: (text: string) => void;
}

export interface Mender {
  /** These were taken just now: `mended` is told what was missing before them, in order. Never rejects. */
  readonly mend: (
    messages: readonly StreamMessage[],
    outcomes: readonly MessageOutcome[],
    mended: (cartId: string, update: Uint8Array) => void,
  ) => Promise<void>;
}

/** Another relay may be a little behind, and have more when it is asked again. */
const mostInVain = 3;
/** Of a cart of which nobody had more; twice as long each time. */
const firstPauseMs = 1000;
const longestPauseMs = 60_000;
const warnEveryMs = 60_000;
/** Carts and logs that are remembered: the newest. */
const mostRemembered = 10_000;

export function mender({ cache, others, now, warn }: MenderPorts): Mender {
  /** By cart: when others are asked again, and how long that was waited for. */
  const inVain = new Map<string, { readonly until: number; readonly pauseMs: number }>();
  /** Had two writers: what goes on from the branch that gave way is missing nowhere. */
  const forked = new Set<string>();
  let warnedAt = Number.NEGATIVE_INFINITY;
  others.answer(give);

  async function give(cartId: string, missing: readonly EntryRange[]): Promise<Uint8Array | null> {
    const { logs } = await cache.open(cartId);
    const ranges = missing
      .map((range) => ({ ...range, to: Math.min(range.to, logs.get(range.replica)?.length ?? 0) }))
      .filter(({ from, to }) => from < to);
    for await (const update of cache.read(cartId, ranges)) return update;
    return null;
  }

  /** How far logs go by what did not fit, by cart. */
  function gapsIn(messages: readonly StreamMessage[], outcomes: readonly MessageOutcome[]) {
    const gaps = new Map<string, Map<ReplicaId, number>>();
    for (const [index, outcome] of outcomes.entries()) {
      const message = messages[index];
      if (message === undefined || outcome.kind !== 'entries' || outcome.refusals.length === 0) continue;
      const { cartId, body } = message;
      for (const { reason, replica } of outcome.refusals) {
        const log = `${cartId} ${replica}`;
        if (reason === 'fork') remember(forked.add(log));
        if (reason !== 'gap' || forked.has(log)) continue;
        const ends = gaps.get(cartId) ?? new Map<ReplicaId, number>();
        const run = runsOf(body).find((one) => one.replica === replica);
        const end = (run?.seq ?? 0) + (run?.entries.length ?? 0);
        gaps.set(cartId, ends.set(replica, Math.max(end, ends.get(replica) ?? 0)));
      }
    }
    return gaps;
  }

  async function mendCart(
    cartId: string,
    ends: ReadonlyMap<ReplicaId, number>,
    mended: (update: Uint8Array) => void,
  ): Promise<boolean> {
    const missingNow = async (): Promise<readonly EntryRange[]> => {
      const { logs } = await cache.open(cartId);
      return [...ends]
        .map(([replica, to]) => ({ replica, from: logs.get(replica)?.length ?? 0, to }))
        .filter(({ from, to }) => from < to);
    };
    let missing = await missingNow();
    let isMended = false;
    for (let tries = 0; missing.length > 0 && tries < (isMended ? mostInVain : 1); tries++) {
      const update = await others.ask(cartId, missing);
      if (update === null) continue;
      const before = countOf(missing);
      await cache.append({ cartId, update, receivedAt: Date.now() });
      missing = await missingNow();
      if (countOf(missing) === before) continue;
      mended(update);
      isMended = true;
      tries = -1;
    }
    return isMended;
  }

  function tellOperator(stream: string): void {
    if (now() - warnedAt < warnEveryMs) return;
    warnedAt = now();
    warn(
      `this relay follows a replica of the stream ${stream} that lacks entries which other relays have met; they gave them. See "Which NATS" in docs/operating.md`,
    );
  }

  return {
    async mend(messages, outcomes, mended) {
      for (const [cartId, ends] of gapsIn(messages, outcomes)) {
        const last = inVain.get(cartId);
        if (last !== undefined && now() < last.until) continue;
        try {
          inVain.delete(cartId);
          if (await mendCart(cartId, ends, (update) => mended(cartId, update))) {
            tellOperator(messages.find((message) => message.cartId === cartId)?.stream ?? '');
            continue;
          }
          const pauseMs = Math.min(longestPauseMs, 2 * (last?.pauseMs ?? firstPauseMs / 2));
          remember(inVain.set(cartId, { until: now() + pauseMs, pauseMs }));
        } catch (cause) {
          // The disk: who writes next hears of it.
          if (!(cause instanceof LogFailure)) throw cause;
        }
      }
    },
  };
}

function countOf(ranges: readonly EntryRange[]): number {
  return ranges.reduce((sum, { from, to }) => sum + to - from, 0);
}

function remember(known: Map<string, unknown> | Set<string>): void {
  const [oldest] = known.keys();
  if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest);
}
