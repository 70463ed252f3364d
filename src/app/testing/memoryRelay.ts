// A relay in memory, and replicas connected to it: what app tests replicate over. Entries are cloned on the way, so that
// shared references cannot hide bugs. A line can be cut; what was offered meanwhile goes out when it is whole again. Editors'
// devices tell what they hold as soon as they hold it.

import type { NewEntry, StoredEntry } from '../../engine/eventStore.ts';
import type { ActorId, StreamId } from '../../engine/message.ts';
import type { HeldElsewhere, PresenceState, Replica, ReplicaEvents, ReplicaStatus } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { Role } from '../../log/role.ts';

interface Line {
  receive(entries: readonly NewEntry[]): void;
  changed(): void;
  presence: PresenceState | null;
}

export interface MemoryRelay {
  connect(options: {
    readonly streamId: StreamId;
    readonly role: Role;
    readonly actorId: ActorId;
    readonly events: ReplicaEvents;
  }): ConnectedReplica;
}

export interface ConnectedReplica extends Replica {
  cut(): void;
  restore(): void;
}

interface Room {
  readonly logs: Map<ReplicaId, NewEntry[]>;
  readonly lines: Set<Line>;
  held: HeldElsewhere;
  readonly claims: Map<string, Uint8Array>;
}

export function createMemoryRelay(): MemoryRelay {
  const rooms = new Map<StreamId, Room>();

  return {
    connect({ streamId, role, actorId, events }) {
      const room: Room = rooms.get(streamId) ?? {
        logs: new Map(),
        lines: new Set(),
        held: new Map(),
        claims: new Map(),
      };
      rooms.set(streamId, room);
      const offered: NewEntry[] = [];
      const listeners = new Set<() => void>();
      let isUp = true;
      /** What this line has been told about devices, its own among them: no more while it is cut. */
      let told: HeldElsewhere | null = null;
      let heard: HeldElsewhere = new Map();
      const line: Line = {
        presence: null,
        receive: (entries) =>
          void events.receive(structuredClone(entries)).then(
            () => tellHeld(entries),
            () => undefined,
          ),
        changed: () => {
          if (isUp && told !== room.held) {
            told = room.held;
            heard = new Map([...told].filter(([device]) => device !== actorId));
          }
          for (const listener of listeners) listener();
        },
      };

      /** Durable here, and on the relay. */
      const tellHeld = (entries: readonly NewEntry[]) => {
        if (!isUp || role === 'view' || entries.length === 0) return;
        const lengths = new Map(room.held.get(actorId));
        for (const { replicaId, seq } of entries) {
          lengths.set(replicaId, Math.max(lengths.get(replicaId) ?? 0, seq + 1));
        }
        room.held = new Map([...room.held, [actorId, lengths]]);
        for (const other of room.lines) other.changed();
      };

      const admit = (entries: readonly NewEntry[]) => {
        const fresh = entries.filter(({ replicaId, seq }) => (room.logs.get(replicaId)?.length ?? 0) <= seq);
        for (const entry of fresh) room.logs.set(entry.replicaId, [...(room.logs.get(entry.replicaId) ?? []), entry]);
        for (const other of room.lines) {
          if (other !== line && fresh.length > 0) other.receive(fresh);
          other.changed();
        }
        tellHeld(entries);
      };
      const join = () => {
        isUp = true;
        room.lines.add(line);
        line.receive([...room.logs.values()].flat());
        if (role === 'edit') admit(offered.splice(0));
        line.changed();
      };
      const leave = () => {
        isUp = false;
        room.lines.delete(line);
        for (const other of [line, ...room.lines]) other.changed();
      };
      join();

      return {
        offer(entries: readonly StoredEntry[]) {
          const copies = structuredClone(
            entries.map(({ replicaId, seq, bytes, signature }) => ({ replicaId, seq, bytes, signature })),
          );
          if (isUp && role === 'edit') admit(copies);
          else offered.push(...copies);
        },
        status: (): ReplicaStatus => (isUp ? { kind: 'online', role, caughtUp: true } : { kind: 'offline' }),
        durableLength: (replicaId) => room.logs.get(replicaId)?.length ?? 0,
        heldElsewhere: () => heard,
        async claim(name, value) {
          if (!isUp) return { kind: 'unanswered' };
          const standing = room.claims.get(name) ?? value;
          room.claims.set(name, standing);
          return { kind: 'stands', value: standing };
        },
        // Tabs have no channel here.
        tellStoreChanged: () => {},
        setPresence(state) {
          line.presence = state;
          for (const other of room.lines) other.changed();
        },
        presence: () =>
          new Map(
            [...room.lines].flatMap((other, index) =>
              other === line || other.presence === null ? [] : [[index, other.presence]],
            ),
          ),
        subscribe(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        reconnect: () => {},
        close: leave,
        cut: leave,
        restore: join,
      };
    },
  };
}
