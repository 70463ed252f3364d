// Which events came of which command, and which of them count. After a log was forked and healed, the events of one
// command can be in the history twice, as twins; of each (actor, command, index) only the lowest id folds, so nothing
// doubles, and whoever has seen one twin has seen them all.

import type { CommandId, EventEnvelope, EventId } from './message.ts';

interface EventsOfCommand {
  readonly ids: EventId[];
  /** By actor and index, the lowest id. */
  readonly counting: Map<string, EventId>;
}

interface AddedEvent {
  /** It is one of twins: another event counts in its place, or it counts in another's. */
  readonly isTwin: boolean;
}

export type Act = Pick<EventEnvelope, 'actorId' | 'commandId' | 'commandIndex'>;

export interface CommandIndex {
  /** Each event once. */
  add(envelope: EventEnvelope): AddedEvent;
  /** False for all but the first, in replay order, of several events of one actor, command and index. */
  counts(envelope: EventEnvelope): boolean;
  hasTwins(): boolean;
  /** The event here that counts as this act: of the same actor, command and index. */
  idOf(act: Act): EventId | undefined;
  /** The twin that counts; the same id where there are none. */
  countingTwinOf(id: EventId): EventId;
  /** Ascending. */
  eventsOf(commandId: CommandId): readonly EventId[];
}

export function createCommandIndex(): CommandIndex {
  // Nearly every command has one event: it is kept bare, and a record is made for the second.
  const byCommand = new Map<CommandId, EventEnvelope | EventsOfCommand>();
  /** From a twin that does not count to one that is lower; from there on to the lowest. */
  const lowerTwins = new Map<EventId, EventId>();

  function addTo(events: EventsOfCommand, envelope: EventEnvelope): AddedEvent {
    const { id } = envelope;
    const key = keyOf(envelope);
    const lowest = events.counting.get(key);
    events.ids.push(id);
    if (lowest === undefined || id < lowest) events.counting.set(key, id);
    if (lowest === undefined) return { isTwin: false };
    if (id < lowest) lowerTwins.set(lowest, id);
    else lowerTwins.set(id, lowest);
    return { isTwin: true };
  }

  return {
    add(envelope) {
      const known = byCommand.get(envelope.commandId);
      if (known === undefined) {
        byCommand.set(envelope.commandId, envelope);
        return { isTwin: false };
      }
      if ('counting' in known) return addTo(known, envelope);
      const events: EventsOfCommand = { ids: [], counting: new Map() };
      byCommand.set(envelope.commandId, events);
      addTo(events, known);
      return addTo(events, envelope);
    },
    counts(envelope) {
      if (lowerTwins.size === 0) return true;
      const known = byCommand.get(envelope.commandId);
      return known === undefined || !('counting' in known) || known.counting.get(keyOf(envelope)) === envelope.id;
    },
    idOf(act) {
      const known = byCommand.get(act.commandId);
      if (known === undefined) return undefined;
      if ('counting' in known) return known.counting.get(keyOf(act));
      return keyOf(known) === keyOf(act) ? known.id : undefined;
    },
    hasTwins: () => lowerTwins.size > 0,
    countingTwinOf(id) {
      let twin = id;
      for (let lower = lowerTwins.get(twin); lower !== undefined; lower = lowerTwins.get(twin)) twin = lower;
      return twin;
    },
    eventsOf(commandId) {
      const known = byCommand.get(commandId);
      if (known === undefined) return [];
      return 'counting' in known ? [...known.ids].sort() : [known.id];
    },
  };
}

function keyOf({ actorId, commandIndex }: Act): string {
  return `${actorId} ${commandIndex}`;
}
