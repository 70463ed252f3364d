import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { NewEntry } from '../../engine/eventStore.ts';
import { readEntry } from '../../log/entryHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { hashOf } from '../../log/sha256.ts';
import { encodeUpdate } from '../../wire/encodeUpdate.ts';
import { createLogDocument, type LogDocument } from './logDocument.ts';
import { createLog } from './testing/logs.ts';

const [alice, bob] = [0x1fffffffffffff, 7] as [ReplicaId, ReplicaId];
const documents: LogDocument[] = [];
afterEach(() => {
  for (const document of documents.splice(0)) document.destroy();
});

function open(writer: ReplicaId | null, ...logs: (readonly NewEntry[])[]) {
  const document = createLogDocument({ writer, logs });
  documents.push(document);
  return document;
}

const bytesOf = (document: LogDocument) => Y.encodeStateAsUpdate(document.doc);

describe('[R14] the Y.Doc is a function of the store', () => {
  test('each log is one root array, written by the client whose id it bears, an entry’s clock being its seq', () => {
    const document = open(alice, createLog(alice, 3), createLog(bob, 2));
    expect(Y.decodeStateVector(Y.encodeStateVector(document.doc))).toEqual(
      new Map([
        [alice, 3],
        [bob, 2],
      ]),
    );
    expect([...document.doc.share.keys()].sort()).toEqual([`r:${alice.toString(36)}`, 'r:7']);
    expect(document.doc.clientID).toBe(alice);
  });

  test('entries of one log run together into one Yjs item', () => {
    const document = open(alice);
    for (const entry of createLog(alice, 50)) document.push([entry]);
    expect(document.doc.store.clients.get(alice)).toHaveLength(1);
  });

  test('the wire’s encoder writes the same bytes without a document', () => {
    const document = open(alice, createLog(alice, 9), createLog(bob, 4, { signed: true }));
    expect(encodeUpdate([document.run(alice, 0), document.run(bob, 0)])).toEqual(bytesOf(document));
  });

  test('pushing the same entries again, or in pieces, changes nothing', () => {
    const log = createLog(bob, 10);
    const whole = open(alice, log);
    const pieces = open(alice);
    pieces.push(log.slice(0, 4));
    pieces.push(log);
    pieces.push(log.slice(2, 7));
    expect(bytesOf(pieces)).toEqual(bytesOf(whole));
  });

  test('a gap is reported and left open; the other logs go on', () => {
    const document = open(alice);
    expect(document.push([...createLog(bob, 5).slice(2), ...createLog(alice, 1)])).toEqual({
      kind: 'pushed',
      gaps: [bob],
    });
    expect(document.head(bob).length).toBe(0);
    expect(document.head(alice).length).toBe(1);
  });
});

describe('heads', () => {
  test('length, hash and stamp of the last entry; the hash of any prefix', () => {
    const log = createLog(bob, 5);
    const document = open(alice, log);
    const last = log[4] as NewEntry;
    expect(document.head(bob)).toEqual({
      replica: bob,
      length: 5,
      hash: hashOf(last.bytes),
      stamp: readEntry(last.bytes)?.stamp,
    });
    for (let length = 1; length <= 5; length++) {
      expect(document.hashAt(bob, length)).toBe(hashOf((log[length - 1] as NewEntry).bytes));
    }
    expect(document.hashAt(bob, 0)).toBe('0000000000000000');
    expect(document.hashAt(bob, 6)).toBeNull();
    expect(document.hashAt(alice, 1)).toBeNull();
  });
});

describe('remote updates', () => {
  test('what is new comes back in order, as copies that do not keep the frame alive', () => {
    const source = open(bob, createLog(bob, 3, { signed: true }), createLog(alice, 2));
    const document = open(alice, createLog(bob, 1, { signed: true }));
    const update = bytesOf(source);
    const arrived = document.apply(update, 'relay');
    expect(arrived).toHaveLength(4);
    expect(arrived.filter(({ replicaId }) => replicaId === alice)).toEqual(createLog(alice, 2));
    for (const { bytes, signature } of arrived) {
      expect(bytes.buffer.byteLength).toBe(bytes.length);
      if (signature !== null) expect(signature.buffer.byteLength).toBe(signature.length);
    }
    expect(arrived.filter(({ replicaId }) => replicaId === bob)).toEqual(createLog(bob, 3, { signed: true }).slice(1));
    expect(document.apply(update, 'relay')).toEqual([]);
  });

  test('own entries that come back do not cost this session its id, and appending goes on', () => {
    const log = createLog(alice, 4);
    const document = open(alice);
    const idsDuringEvents: number[] = [];
    document.doc.on('update', () => idsDuringEvents.push(document.doc.clientID));
    document.apply(bytesOf(open(bob, log.slice(0, 3))), 'relay');
    expect(document.doc.clientID).toBe(alice);
    // Yjs had no reason to draw another one, not even for a moment.
    expect(idsDuringEvents).toEqual([0]);
    expect(document.push(log)).toEqual({ kind: 'pushed', gaps: [] });
    expect(bytesOf(document)).toEqual(bytesOf(open(alice, log)));
  });

  test('Yjs on its own draws another id there: the reason why updates are applied as nobody', () => {
    const said = vi.spyOn(console, 'log').mockImplementation(() => {});
    const doc = new Y.Doc();
    doc.clientID = alice;
    Y.applyUpdate(doc, bytesOf(open(bob, createLog(alice, 1))));
    expect(doc.clientID).not.toBe(alice);
    said.mockRestore();
  });

  test('a log that nobody here has named yet is an array, not an untyped root', () => {
    const document = open(null);
    document.apply(bytesOf(open(bob, createLog(bob, 1))), 'relay');
    expect(document.doc.share.get('r:7')).toBeInstanceOf(Y.Array);
  });
});

describe('before each push', () => {
  test('a client id that is no longer ours is damage, not an append in somebody’s name', () => {
    const document = open(alice);
    document.doc.clientID = 12345;
    expect(document.push(createLog(alice, 1))).toEqual({ kind: 'damaged' });
    expect(document.doc.store.clients.size).toBe(0);
  });

  test('an array that has grown behind our back is damage', () => {
    const document = open(alice, createLog(alice, 2));
    document.doc.getArray('r:7').push([[new Uint8Array(20)]]);
    expect(document.push(createLog(alice, 3))).toEqual({ kind: 'damaged' });
    expect(document.push(createLog(bob, 1))).toEqual({ kind: 'damaged' });
    const other = open(alice, createLog(alice, 2));
    other.doc.getArray(`r:${alice.toString(36)}`).push([[new Uint8Array(20)]]);
    expect(other.push(createLog(alice, 3))).toEqual({ kind: 'damaged' });
  });
});

test('one transaction is never larger than a frame', () => {
  const document = open(alice);
  const sizes: number[] = [];
  document.doc.on('update', (update: Uint8Array) => sizes.push(update.length));
  document.push(createLog(alice, 400, { bodySize: 900 }));
  expect(sizes.length).toBeGreaterThan(4);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(64 * 1024);
  expect(document.head(alice).length).toBe(400);
});
