// The write side of an open stream, and the log that this tab writes: a request in, facts or a reason out; a log that is not
// to be gone on with is given up for a fresh one; and what was set aside is issued again.

import type { CommandHandler } from '../../engine/commandHandler.ts';
import type { DomainTypes } from '../../engine/domain.ts';
import { lastIdOf } from '../../engine/hybridLogicalClock.ts';
import type { ActorId, EventEnvelope } from '../../engine/message.ts';
import type { OpenStream } from '../../engine/openStream.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { readActsSetAside } from './actsSetAside.ts';
import type { StreamPorts } from './streamPorts.ts';
import { isTooFarAhead, type Writer } from './takeWriter.ts';

export interface StreamWriteSide<T extends DomainTypes> {
  /** Whose log this tab appends to. Rejects with StorageFailure where a fresh one is due and cannot be had. */
  replicaId(): Promise<ReplicaId>;
  /** Waits for what is being written; if this tab writes to that log, it takes a fresh one. */
  giveUp(replicaId: ReplicaId): Promise<void>;
  /** Its last stamp is further ahead of the time, as it is known now, than a clock may be pulled. */
  isAhead(): Promise<boolean>;
  /** The history is another one: in it, the log that this tab has written may end elsewhere, or be another writer's. */
  historyChanged(): void;
  /** Issues again what this person did in branches that were set aside, unless it is there. Returns how many it was. */
  reissueOwn(): Promise<number>;
  /** What others did, too, as their acts. */
  reissueAll(): Promise<number>;
  release(): void;
  /** All or none. Rejects with StorageFailure; nothing was shown then. */
  readonly send: CommandHandler<T['command'], T['event'], T['rejection']>['dispatchAll'];
}

export function createStreamWriteSide<T extends DomainTypes>(
  ports: Pick<StreamPorts, 'store' | 'clock' | 'newCommandId'>,
  options: {
    readonly stream: OpenStream<T>;
    readonly writer: Writer;
    readonly actorId: ActorId;
    readonly context: () => T['context'];
  },
): StreamWriteSide<T> {
  const { stream, actorId, context } = options;
  let { slot } = options.writer;
  /** Whether the slot's log may hold something. */
  let isUsed = options.writer.lastId !== null;
  /** Nothing may be written to it any more. */
  let isSpent = false;
  let retiring: Promise<void> | null = null;
  const handler = stream.writeAs({
    writer() {
      if (isSpent) return retire();
      isUsed = true;
      return { replicaId: slot.replicaId, actorId };
    },
    context,
    newCommandId: ports.newCommandId,
  });

  function retire(): Promise<void> {
    retiring ??= slot
      .retire()
      .then((fresh) => {
        slot = fresh;
        isUsed = false;
        isSpent = false;
        stream.clock.letGo();
      })
      .finally(() => {
        retiring = null;
      });
    return retiring;
  }

  async function reissue(acts: readonly EventEnvelope<T['event']>[]): Promise<number> {
    return acts.length === 0 ? 0 : (await handler.reissue(acts)).length;
  }

  const actsSetAside = () => readActsSetAside(ports.store, stream);

  return {
    async replicaId() {
      while (isSpent) await retire();
      return slot.replicaId;
    },
    async giveUp(replicaId) {
      await handler.idle();
      if (slot.replicaId !== replicaId) return;
      isSpent = true;
      await retire();
    },
    async isAhead() {
      await handler.idle();
      const head = stream.head(slot.replicaId);
      return isTooFarAhead(head && lastIdOf(head), ports.clock);
    },
    historyChanged() {
      if (isUsed) isSpent = true;
    },
    reissueOwn: async () => reissue((await actsSetAside()).filter((act) => act.actorId === actorId)),
    reissueAll: async () => reissue(await actsSetAside()),
    release: () => slot.release(),
    send: handler.dispatchAll,
  };
}
