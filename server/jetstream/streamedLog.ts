// The log of a cluster: a LogStorage whose order is that of streams. What is appended is published, and durable when it was
// met in its stream and taken; what is read comes from a cache that follows the streams. No relay leads.

import { type After, afterDelay } from '../host/after.ts';
import { followers } from '../log/followers.ts';
import type { LogCache, MessageOutcome } from '../log/logCache.ts';
import { LogFailure, type LogStorage } from '../log/logStorage.ts';
import { encodeClaim, encodeIdle } from '../log/messageBodies.ts';
import { type IntakePorts, openIntake } from './intake.ts';
import type { LogStream, Met } from './logStream.ts';
import { mender, noOtherCaches, type OtherCaches } from './mender.ts';
import { outbox } from './outbox.ts';
import { partitionOf } from './partitions.ts';

export interface StreamedLogPorts {
  readonly stream: LogStream;
  readonly cache: LogCache;
  readonly others?: OtherCaches;
  readonly after?: After;
  /** In ms, and steady. */
  readonly now?: () => number;
  readonly warn?: (text: string) => void;
  /** How long anything may wait before who would append is told so. An election takes some seconds. */
  readonly patienceMs?: number;
}

const lookEveryMs = 250;
const defaultPatienceMs = 8000;

export async function streamedLog(ports: StreamedLogPorts): Promise<LogStorage> {
  const { stream, cache, after = afterDelay, now = () => performance.now(), patienceMs = defaultPatienceMs } = ports;
  const { others = noOtherCaches, warn = () => {} } = ports;
  const { mend } = mender({ cache, others, now, warn });
  const following = followers();
  let gone: string[] = [];
  /** Why nothing can be appended, as followers were told; null: it can. */
  let away: string | null = null;
  let isClosed = false;
  const partition = (cartId: string) => partitionOf(cartId, stream.partitions);
  const out = outbox({ stream, after, now, takenTo: (cartId) => intake.takenTo(partition(cartId)) });
  const settled: IntakePorts['settled'] = (messages, outcomes) => mend(messages, outcomes, following.committed);
  const intake = await openIntake({ stream, cache, taken, settled });

  function taken(message: Met, outcome: MessageOutcome): void {
    const { cartId } = message;
    const own = out.met(message.id, outcome);
    const isForgotten = outcome.kind === 'gone' || (outcome.kind === 'idle' && outcome.isDropped);
    // By who has said so; where that fails, the bytes stay and nothing is made of them.
    if (isForgotten && own !== null) stream.forget(cartId, message.seq).catch(() => {});
    if (outcome.kind === 'gone') gone.push(cartId);
    if (isForgotten && outcome.kind === 'idle') for (const follower of following.of(cartId)) follower.changed();
    if (outcome.kind === 'held') for (const follower of following.of(cartId)) follower.held(outcome.devices);
    if (outcome.kind !== 'entries') return;
    for (const update of own ?? [message.body]) following.committed(cartId, update);
  }

  function trouble(): string | null {
    const waitsSince = out.waitsSince();
    const isSlow = waitsSince !== null && now() - waitsSince > patienceMs;
    return stream.trouble() ?? intake.trouble() ?? (isSlow ? 'NATS does not confirm: it may have no quorum' : null);
  }

  /** Recovery needs nobody to ask for it: what waits is said again until it is met. */
  function look(): void {
    if (isClosed) return;
    const reason = trouble() ?? (away === null || intake.isUpToDate() ? null : away);
    if (reason !== away) {
      away = reason;
      for (const follower of following.all()) {
        if (reason === null) follower.back();
        else follower.away(reason);
      }
    }
    after(lookEveryMs, look);
  }
  after(lookEveryMs, look);

  const { read, hashesAt, heldBy } = cache;
  return {
    async open(cartId) {
      await intake.caughtUp(partition(cartId));
      return cache.open(cartId);
    },
    append: out.append,
    async claim(request) {
      const outcome = await out.say(request.cartId, 'claim', encodeClaim(request));
      if (outcome.kind === 'claim') return outcome.outcome;
      throw new LogFailure(outcome.kind === 'nothing' ? outcome.why : 'not taken');
    },
    follow(cartId, follower) {
      if (away !== null) follower.away(away);
      return following.follow(cartId, follower);
    },
    read,
    hashesAt,
    async keepHeld(note) {
      const kept = cache.keepHeld(note); // seen here from now on
      await Promise.all(note.devices.map((held) => stream.keep(note.cartId, held)));
      await kept;
    },
    heldBy,
    async newlyGone() {
      const told = gone;
      gone = [];
      return [...told, ...(await cache.newlyGone())];
    },
    async dropIdle(before, except) {
      const idle = (await cache.idle(before)).filter((cartId) => !except.includes(cartId));
      let dropped = 0;
      for (const cartId of idle) {
        const outcome = await out.say(cartId, 'idle', encodeIdle(before, Date.now()));
        if (outcome.kind === 'idle' && outcome.isDropped) dropped++;
      }
      return dropped;
    },
    async probe() {
      if (away !== null) throw new LogFailure(away);
      if (!intake.isUpToDate()) throw new LogFailure('the relay has not caught up with the log of the cluster yet');
      await cache.probe();
    },
    async close() {
      isClosed = true;
      intake.stop();
      await stream.close();
      await cache.close();
    },
  };
}
