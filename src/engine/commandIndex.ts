// Which events came of which command, and which of them count. After a log was forked and healed, the events of one
// command can be in the history twice; of each (actor, command, index) only the lowest id folds, so nothing doubles.

import type { CommandId, EventEnvelope, EventId } from './message.ts';

interface EventsOfCommand {
  readonly ids: EventId[];
  /** By actor and index, the lowest id. */
  readonly counting: Map<string, EventId>;
}

export interface CommandIndex {
  add(envelope: EventEnvelope): void;
  /** False for all but the first, in replay order, of several events of one actor, command and index. */
  counts(envelope: EventEnvelope): boolean;
  /** Ascending. */
  eventsOf(commandId: CommandId): readonly EventId[];
}

export function createCommandIndex(): CommandIndex {
  // Nearly every command has one event: it is kept bare, and a record is made for the second.
  const byCommand = new Map<CommandId, EventEnvelope | EventsOfCommand>();

  function addTo(events: EventsOfCommand, envelope: EventEnvelope): void {
    const key = keyOf(envelope);
    const lowest = events.counting.get(key);
    events.ids.push(envelope.id);
    if (lowest === undefined || envelope.id < lowest) events.counting.set(key, envelope.id);
  }

  return {
    add(envelope) {
      const known = byCommand.get(envelope.commandId);
      if (known === undefined) {
        byCommand.set(envelope.commandId, envelope);
      } else if ('counting' in known) {
        addTo(known, envelope);
      } else {
        const events: EventsOfCommand = { ids: [], counting: new Map() };
        addTo(events, known);
        addTo(events, envelope);
        byCommand.set(envelope.commandId, events);
      }
    },
    counts(envelope) {
      const known = byCommand.get(envelope.commandId);
      return known === undefined || !('counting' in known) || known.counting.get(keyOf(envelope)) === envelope.id;
    },
    eventsOf(commandId) {
      const known = byCommand.get(commandId);
      if (known === undefined) return [];
      return 'counting' in known ? [...known.ids].sort() : [known.id];
    },
  };
}

function keyOf(envelope: EventEnvelope): string {
  return `${envelope.actorId} ${envelope.commandIndex}`;
}
