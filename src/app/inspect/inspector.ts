// Reads what a device holds of a cart entry by entry: what can be read, what a newer app wrote, what nobody can read, and what
// gave way to another branch of its log. For who looks at the entries themselves; what they come to is the open cart's.

import { cartDomain } from '../../domain/cartDomain.ts';
import type { CartEvent } from '../../domain/events.ts';
import { createEventReceiver } from '../../engine/eventReceiver.ts';
import type { EventStore, StoredEntry } from '../../engine/eventStore.ts';
import { msOf } from '../../engine/hybridLogicalClock.ts';
import type { EventEnvelope, EventId, StreamId } from '../../engine/message.ts';
import type { UnreadEvent } from '../../engine/unreadEvents.ts';
import { equalBytes } from '../../log/equalBytes.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { hashOf } from '../../log/sha256.ts';
import { entryLine } from '../cartFile/cartFileLines.ts';
import type { CausalEntry } from './causalLayout.ts';

export interface InspectedEntry extends CausalEntry {
  readonly entry: StoredEntry;
  /** The author's clock, ms since 1970. */
  readonly at: number;
  /** Null where it cannot be read. */
  readonly envelope: EventEnvelope<CartEvent> | null;
  readonly unread: Unread | null;
  /** Of what cannot be read: what it says all the same of what its author saw. */
  readonly sight: UnreadEvent | null;
}

export type Unread =
  /** Null where not even its type can be read. */
  { readonly kind: 'newer'; readonly type: string | null } | { readonly kind: 'invalid'; readonly reason: string };

export interface Inspection {
  /** Ascending. */
  readonly entries: readonly InspectedEntry[];
  readonly setAside: readonly StoredEntry[];
}

export interface Inspector {
  /** As it is now. What was read before is not read again. Rejects with StorageFailure. */
  read(): Promise<Inspection>;
}

export function createInspector(
  store: Pick<EventStore, 'heads' | 'readLog' | 'setAside'>,
  streamId: StreamId,
): Inspector {
  let receiver = createEventReceiver({ codec: cartDomain.codec, streamId });
  let logs = new Map<ReplicaId, InspectedEntry[]>();

  async function readOn(): Promise<boolean> {
    for (const { replica, length, hash } of await store.heads(streamId)) {
      const known = logs.get(replica) ?? [];
      const last = known.at(-1)?.entry;
      if (length === known.length && last !== undefined && hashOf(last.bytes) === hash) continue;
      // From the last one on: another branch may have taken the place of what was read.
      const [again, ...more] = await store.readLog(streamId, replica, Math.max(0, known.length - 1));
      if (last === undefined) known.push(...inspected(again === undefined ? [] : [again, ...more]));
      else if (again !== undefined && equalBytes(again.bytes, last.bytes)) known.push(...inspected(more));
      else return false;
      logs.set(replica, known);
    }
    return true;
  }

  function inspected(entries: readonly StoredEntry[]): readonly InspectedEntry[] {
    const { known, newer, invalid, unread } = receiver.receive(entries);
    const envelopes = new Map(known.map((envelope) => [envelope.id, envelope]));
    const reasons = new Map<EventId, Unread>([
      ...newer.map(({ entry, type }) => [entry.id, { kind: 'newer', type }] as const),
      ...invalid.map(({ id, reason }) => [id, { kind: 'invalid', reason }] as const),
    ]);
    const sights = new Map(unread.map((one) => [one.id, one]));
    return entries.map((entry) => {
      const { id, replicaId, seq } = entry;
      const envelope = envelopes.get(id) ?? null;
      return {
        ...{ id, replicaId, seq, entry, envelope, at: msOf(id) },
        deps: envelope?.deps ?? sights.get(id)?.deps ?? [],
        sight: sights.get(id) ?? null,
        commandId: envelope?.commandId ?? null,
        formerIds: envelope?.formerIds ?? [],
        unread: reasons.get(id) ?? null,
      };
    });
  }

  return {
    async read() {
      while (!(await readOn())) {
        receiver = createEventReceiver({ codec: cartDomain.codec, streamId });
        logs = new Map();
      }
      const entries = [...logs.values()].flat().sort((a, b) => (a.id < b.id ? -1 : 1));
      return { entries, setAside: await store.setAside(streamId) };
    },
  };
}

/** Entries as lines of a file, as a cart's file has them. */
export function entriesAsText(entries: readonly StoredEntry[]): string {
  return `${entries.map(entryLine).join('\n')}\n`;
}
