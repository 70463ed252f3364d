// The cart as a plain reader of the relay has it: every entry by real Yjs, folded once from the beginning.

import { cartDomain } from '../../src/domain/cartDomain.ts';
import type { StoredEntry } from '../../src/engine/eventStore.ts';
import { eventIdOf } from '../../src/engine/hybridLogicalClock.ts';
import type { StreamId } from '../../src/engine/message.ts';
import { createReadSide } from '../../src/engine/readSide.ts';
import { readHead } from '../../src/log/entryHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { follow, type RelayClient } from '../client/relayClient.ts';
import type { LinesShown } from './ledger.ts';

export interface RelayReading {
  readonly lines: LinesShown;
  readonly history: number;
  readonly unread: number;
}

export interface RelayReader {
  /** What has come so far; it goes on listening. */
  read(): RelayReading;
  isOpen(): boolean;
  leave(): void;
}

export async function readRelay(port: number, cartId: string, key: string): Promise<RelayReader> {
  const client = await follow({ url: `ws://127.0.0.1:${port}`, cartId, key });
  return { read: () => fold(client, cartId as StreamId), isOpen: client.isOpen, leave: client.leave };
}

function fold({ logs }: RelayClient, streamId: StreamId): RelayReading {
  const entries = logs.beyond(new Map()).flatMap(({ replica, entries }) =>
    entries.map(({ bytes, signature }, seq): StoredEntry => {
      const replicaId = replica as ReplicaId;
      const stamp = readHead(bytes)?.stamp ?? '';
      const id = eventIdOf(Number.parseInt(stamp.slice(0, 12), 16), Number.parseInt(stamp.slice(12), 16), replicaId);
      return { streamId, replicaId, seq, bytes, signature, id, receivedAt: 0 };
    }),
  );
  const readSide = createReadSide(cartDomain, streamId);
  readSide.receive(entries.sort((a, b) => (a.id < b.id ? -1 : 1)));
  const lines = readSide.now().aisles.flatMap((aisle) => aisle.lines);
  const history = readSide.history();
  return {
    lines: Object.fromEntries(lines.map(({ name, quantity }) => [name, quantity])),
    history: history.entries.length,
    unread: history.newer + history.invalid,
  };
}
