// Frames for a relay to judge: valid ones, valid ones damaged, updates that Yjs writes but no log may hold, and updates
// made of the grammar's own parts in any order. It knows what the relay holds, or most would fall at the first check.

import * as Y from 'yjs';
import { emptyChain, entryHash, readHead, writeEntry } from '../../src/log/entryHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { rootName } from '../../src/log/rootName.ts';
import { encodeAwareness } from '../../src/wire/awareness.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun, WireEntry } from '../../src/wire/entryRun.ts';
import { encodeClientMessage } from '../../src/wire/frames.ts';
import { sha256 } from '../client/cart.ts';
import type { HeldLogs } from '../client/heldLogs.ts';
import type { Random } from '../seededRandom.ts';
import { mutated } from './mutations.ts';
import { randomUpdate } from './randomUpdate.ts';

export interface FrameGenerator {
  readonly next: () => Uint8Array | string;
}

/** `held`: what the room holds. `replicas`: whose logs are written. */
export function frameGenerator(held: HeldLogs, replicas: readonly number[], random: Random): FrameGenerator {
  let previous: Uint8Array = Uint8Array.of(0, 2, 2, 0, 0);

  /** The next entries of a log, some of them held already. */
  function continuation(replica: ReplicaId, most = 4): EntryRun {
    const known = held.entries(replica);
    const overlap = random.chance(0.15) ? random.below(Math.min(3, known.length + 1)) : 0;
    const entries: WireEntry[] = known.slice(known.length - overlap);
    let last = known.at(-1);
    for (let left = random.between(1, most); left > 0; left--) {
      last = entryAfter(last);
      entries.push(last);
    }
    return { replica, seq: known.length - overlap, entries };
  }

  function entryAfter(last: WireEntry | undefined): WireEntry {
    const head = last === undefined ? null : readHead(last.bytes);
    const time =
      head === null ? 1_700_000_000_000 : Number.parseInt(head.stamp.slice(0, 12), 16) + random.between(1, 9);
    const stamp = `${time.toString(16).padStart(12, '0')}${random.chance(0.1) ? 'ffff' : '0000'}`;
    const link = last === undefined ? emptyChain : entryHash(last.bytes, sha256);
    const bytes = writeEntry({ stamp, previous: link }, random.bytes(random.below(60)));
    return { bytes, signature: random.chance(0.1) ? random.bytes(random.between(0, 130)) : null };
  }

  function validUpdate(): Uint8Array {
    const writers = random.chance(0.2)
      ? replicas.slice(0, random.between(1, replicas.length))
      : [random.pick(replicas)];
    return encodeUpdate(writers.map((replica) => continuation(replica as ReplicaId)));
  }

  /** An entry in the right place with the wrong stamp, chain, or number. */
  function misfitUpdate(): Uint8Array {
    const run = continuation(random.pick(replicas) as ReplicaId);
    const spoilt = run.entries.map((entry) => {
      if (random.chance(0.5)) return entry;
      const bytes = entry.bytes.slice();
      const at = random.below(17);
      bytes[at] = random.below(256);
      return { bytes, signature: entry.signature };
    });
    const seq = random.chance(0.3) ? random.pick([run.seq + 1, run.seq + 2 ** 40, Math.max(0, run.seq - 1)]) : run.seq;
    return encodeUpdate([{ replica: run.replica, seq, entries: spoilt }]);
  }

  function base(): Uint8Array {
    const kind = random.below(100);
    if (kind < 45) return syncMessage(validUpdate());
    if (kind < 60) return syncMessage(misfitUpdate());
    if (kind < 75) return syncMessage(randomUpdate(replicas, (replica) => held.entries(replica).length, random));
    if (kind < 82) return syncMessage(yjsUpdate(random.pick(replicas) as ReplicaId, random));
    if (kind < 86) return encodeClientMessage({ kind: 'sync-step-1', stateVector: held.lengths() });
    if (kind < 90) return encodeClientMessage({ kind: 'hello', version: random.below(3), logs: held.heads() });
    if (kind < 95) return encodeClientMessage({ kind: 'awareness', update: awareness() });
    if (kind < 97) return encodeClientMessage({ kind: 'query-awareness' });
    return random.bytes(random.between(1, 80));
  }

  function syncMessage(update: Uint8Array): Uint8Array {
    return encodeClientMessage({ kind: random.chance(0.5) ? 'sync-update' : 'sync-step-2', update });
  }

  function awareness(): Uint8Array {
    const state = new TextEncoder().encode(random.chance(0.2) ? 'null' : '{"name":"Mallory"}');
    return encodeAwareness(
      Array.from({ length: random.below(4) }, () => ({
        clientId: random.replica(),
        clock: random.below(2 ** 31),
        state,
      })),
    );
  }

  return {
    next() {
      if (random.chance(0.002)) return 'text';
      const valid = base();
      const frame = random.chance(0.93) ? mutated(valid, previous, random) : valid;
      previous = valid;
      return frame;
    },
  };
}

/** What Yjs writes for edits that are no appending of entries. */
function yjsUpdate(replica: ReplicaId, random: Random): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = replica;
  const array = doc.getArray<unknown>(random.chance(0.7) ? rootName(replica) : 'cart');
  const edits: (() => void)[] = [
    () => array.insert(random.below(array.length + 1), [random.bytes(20)]),
    () => array.insert(random.below(array.length + 1), [[random.bytes(20)]]),
    () => array.push([{ a: [1, null, 'x', { b: 2.5 }] }]),
    () => array.push([new Y.Text('milk')]),
    () => array.push([new Y.Map([['a', 1]])]),
    () => array.push([new Y.Doc()]),
    () => array.length > 0 && array.delete(random.below(array.length)),
    () => doc.getMap('m').set('k', random.below(9)),
    () => doc.getText('t').insert(0, 'eggs', { bold: true }),
    () => doc.getXmlFragment('x').insert(0, [new Y.XmlElement('p')]),
  ];
  for (let left = random.between(1, 5); left > 0; left--) random.pick(edits)();
  return Y.encodeStateAsUpdate(doc);
}
