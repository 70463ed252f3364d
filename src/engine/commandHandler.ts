// From a command to durable facts. Commands of one stream run one after another, each deciding on what the one before
// it left; those that waited meanwhile are committed as one group. Nothing is shown before it is durable [R7]: the store
// delivers what it has committed to its subscribers (who insert it into the timeline), then the caller is
// told. The handler itself never touches the timeline. It knows no domain and no storage technology.

import { emptyLog, type LogHead } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import {
  type CommandGroup,
  type CommandGroupOptions,
  createCommandGroup,
  type RequestOutcome,
} from './commandGroup.ts';
import { type EventStream, StorageFailure } from './eventStore.ts';
import { lastIdOf } from './hybridLogicalClock.ts';
import type { ActorId, Command, CommandId, DomainEvent, EventEnvelope, EventId } from './message.ts';

export interface CommandHandlerOptions<State, Cmd extends Command, Event extends DomainEvent, Reason, Context>
  extends CommandGroupOptions<State, Cmd, Event, Reason, Context> {
  /** Opened by the timeline's reader: what is decided here is decided on what that has been told. */
  readonly stream: Pick<EventStream, 'append' | 'catchUp' | 'head'>;
  /** Whose log to write; a promise while a fresh one is being taken: then it is asked again. Asked for every attempt. */
  readonly writer: () => LogWriter | Promise<unknown>;
  readonly newCommandId: () => CommandId;
}

export interface CommandHandler<Cmd extends Command, Event extends DomainEvent, Reason> {
  /** One effect, however often the same `commandId` is sent. Rejects with StorageFailure: then nothing happened. */
  dispatch(command: Cmd, commandId?: CommandId): Promise<RequestOutcome<Reason>>;
  /** All or none, as one command with one id; the first refusal is returned. */
  dispatchAll(commands: readonly Cmd[], commandId?: CommandId): Promise<RequestOutcome<Reason>>;
  /** Issues again, in the log of now, acts that were set aside, each as its actor's; the ids of what is new. */
  reissue(acts: readonly EventEnvelope<Event>[]): Promise<readonly EventId[]>;
  /** Resolves when what was asked before has been done. */
  idle(): Promise<void>;
}

interface LogWriter {
  readonly replicaId: ReplicaId;
  readonly actorId: ActorId;
}

interface Waiting<Cmd extends Command, Event extends DomainEvent, Reason> {
  readonly decide: (group: CommandGroup<Cmd, Event, Reason>) => RequestOutcome<Reason>;
  readonly resolve: (outcome: RequestOutcome<Reason>) => void;
  readonly reject: (failure: unknown) => void;
}

/** How often a group is decided anew because another writer was faster. Two should not meet at all [R13]. */
const maxAttempts = 4;

export function createCommandHandler<State, Cmd extends Command, Event extends DomainEvent, Reason, Context>(
  options: CommandHandlerOptions<State, Cmd, Event, Reason, Context>,
): CommandHandler<Cmd, Event, Reason> {
  const { stream, timeline, clock, writer, newCommandId } = options;
  const waiting: Waiting<Cmd, Event, Reason>[] = [];
  let isRunning = false;

  async function run(): Promise<void> {
    if (isRunning) return;
    isRunning = true;
    try {
      while (waiting.length > 0) await settle(waiting.splice(0));
    } finally {
      isRunning = false;
    }
  }

  async function settle(group: readonly Waiting<Cmd, Event, Reason>[]): Promise<void> {
    try {
      const outcomes = await commit(group);
      group.forEach(({ resolve }, index) => {
        resolve(outcomes[index] as RequestOutcome<Reason>);
      });
    } catch (failure) {
      if (failure instanceof StorageFailure || group.length === 1) for (const { reject } of group) reject(failure);
      // A bug in one command is not the others' fault.
      else for (const one of group) await settle([one]);
    }
  }

  async function commit(group: readonly Waiting<Cmd, Event, Reason>[]): Promise<readonly RequestOutcome<Reason>[]> {
    for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
      let log = writer();
      for (; log instanceof Promise; log = writer()) await log;
      // From here to the append nothing is awaited: it is written into the history that was decided on, or not at all.
      const { replicaId, actorId } = log;
      const end = headOf(replicaId);
      const decided = createCommandGroup({ ...options, replicaId, actorId, head: end, author: authorAt(end) });
      const outcomes = group.map(({ decide }) => decide(decided));
      if (decided.entries().length === 0) return outcomes;

      const { misfits } = await stream.append(decided.entries(), { allOrNothing: true });
      if (misfits.length === 0) return outcomes;
      await stream.catchUp();
    }
    throw new StorageFailure('failed', 'another writer keeps adding to the log that this tab writes');
  }

  function headOf(replicaId: ReplicaId): LogHead {
    const head = stream.head(replicaId) ?? emptyLog(replicaId);
    const lastId = lastIdOf(head);
    if (lastId !== null) clock.raiseTo(lastId);
    return head;
  }

  /** Unknown where nobody here can read it, or it has not been delivered: then the next entry says it again. */
  function authorAt(head: LogHead): ActorId | null {
    const lastId = lastIdOf(head);
    return (lastId && timeline.at(timeline.indexOf(lastId))?.actorId) ?? null;
  }

  function enqueue(decide: Waiting<Cmd, Event, Reason>['decide']): Promise<RequestOutcome<Reason>> {
    return new Promise((resolve, reject) => {
      waiting.push({ decide, resolve, reject });
      void run();
    });
  }

  function dispatchAll(commands: readonly Cmd[], commandId = newCommandId()): Promise<RequestOutcome<Reason>> {
    return enqueue((group) => group.decide(commands, commandId));
  }

  return {
    dispatch: (command, commandId) => dispatchAll([command], commandId),
    dispatchAll,
    async reissue(acts) {
      const outcome = await enqueue((group) => ({ kind: 'accepted', eventIds: group.reissue(acts) }));
      return outcome.kind === 'accepted' ? outcome.eventIds : [];
    },
    async idle() {
      await enqueue(() => ({ kind: 'accepted', eventIds: [] }));
    },
  };
}
