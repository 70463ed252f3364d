// A member who writes, and who goes to another relay when the one it is at is gone. It notes what was acknowledged, how long
// it waited for that, and whether anything came to it twice.

import { setTimeout as delay } from 'node:timers/promises';
import * as Y from 'yjs';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { ServerMessage } from '../../src/wire/frames.ts';
import type { Cart } from '../client/cart.ts';
import { heldLogs } from '../client/heldLogs.ts';
import { connect, type RelayClient } from '../client/relayClient.ts';
import type { Random } from '../seededRandom.ts';

/** Entries of another's log that came again over one connection, or after it had said that it holds them. */
export interface Repeat {
  readonly count: number;
  /** In which message, and how long after it had come to this relay. */
  readonly how: string;
}

export interface ClusterMember {
  readonly cart: Cart;
  readonly replica: ReplicaId;
  /** The hash of each entry as it was written. */
  readonly hashes: readonly string[];
  readonly acknowledged: () => number;
  /** Heads that were called durable and are not those of what it wrote. */
  readonly wrongHeads: () => number;
  /** ms since it last heard that something it waits for is durable. */
  readonly waits: () => number;
  readonly writeSome: () => void;
  readonly leave: () => Promise<void>;
  readonly trouble: () => string | null;
}

interface Connection {
  readonly at: number;
  readonly since: number;
  /** What the relay has been told that it holds, or has sent. */
  readonly known: Map<number, number>;
}

/** What it has waiting for its acknowledgement, at most. */
const window = 60;
const retryMs = 100;

export function clusterMember(
  cart: Cart,
  urls: () => readonly (string | null)[],
  first: number,
  random: Random,
  repeated: (repeat: Repeat) => void,
): ClusterMember {
  const logs = heldLogs();
  const replica = random.replica() as ReplicaId;
  const hashes: string[] = [];
  let client: RelayClient | null = null;
  let acknowledged = 0;
  let wrongHeads = 0;
  let lastMove = performance.now();
  let isLeaving = false;
  let trouble: string | null = null;

  function hear(message: ServerMessage, { known, since, at }: Connection): void {
    if (message.kind === 'durable') {
      for (const { replica: of, length, hash } of message.logs) {
        if (of !== replica) continue;
        if (length > 0 && hashes[length - 1] !== hash) wrongHeads++;
        if (length > acknowledged) lastMove = performance.now();
        acknowledged = Math.max(acknowledged, length);
      }
    } else if (message.kind === 'sync-update' || message.kind === 'sync-step-2') {
      for (const { id, length } of Y.decodeUpdate(message.update).structs) {
        const to = known.get(id.client) ?? 0;
        const count = Math.min(to, id.clock + length) - id.clock;
        if (id.client !== replica && count > 0) {
          const ms = Math.round(performance.now() - since);
          const which = `${id.clock} to ${id.clock + length} of a log held to ${to}`;
          repeated({ count, how: `${message.kind}, ${which}, ${ms} ms after it came to relay ${at}` });
        }
        known.set(id.client, Math.max(to, id.clock + length));
      }
    }
  }

  async function live(): Promise<void> {
    for (let at = first; !isLeaving; at++) {
      const all = urls();
      const url = all[at % all.length] ?? null;
      if (url === null) {
        await delay(retryMs / 4);
        continue;
      }
      try {
        const connection = { at: at % all.length, since: performance.now(), known: new Map(logs.lengths()) };
        const connecting = connect({
          url,
          cartId: cart.cartId,
          key: cart.editKey,
          logs,
          heard: (message) => hear(message, connection),
        });
        client = await Promise.race([connecting, delay(5000, null, { ref: false })]);
        if (client === null)
          void connecting.then(
            (late) => late.leave(),
            () => {},
          );
        else await client.closed;
        await client?.until(() => true, 'nothing'); // or what was unsound
      } catch (cause) {
        if (cause instanceof Error && cause.name !== 'Error') trouble = cause.message;
        if (String(cause).includes('Unsound') || /is another one|not chained|came before/.test(String(cause)))
          trouble = String(cause);
      }
      client = null;
      if (!isLeaving) await delay(retryMs);
    }
  }
  const living = live();

  return {
    cart,
    replica,
    hashes,
    acknowledged: () => acknowledged,
    wrongHeads: () => wrongHeads,
    waits: () => (acknowledged < hashes.length ? performance.now() - lastMove : 0),
    writeSome() {
      const count = Math.min(random.between(1, 8), window - (hashes.length - acknowledged));
      if (count <= 0) return;
      if (acknowledged === hashes.length) lastMove = performance.now();
      for (let n = 0; n < count; n++) {
        logs.append(replica, [random.bytes(random.between(10, 120))]);
        hashes.push(logs.headOf(replica));
      }
      const seq = hashes.length - count;
      if (client?.isOpen()) client.send({ replica, seq, entries: logs.entries(replica).slice(seq) });
    },
    async leave() {
      isLeaving = true;
      client?.leave();
      await living;
    },
    trouble: () => trouble,
  };
}
