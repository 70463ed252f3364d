// What every LogStorage must do. Run by the one in memory, by SQLite in this thread, and over a message port.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { entryHash } from '../../src/log/entryHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdate, maxUpdateBytes } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import { chainedLog, part, yjsDocumentOf } from '../../src/wire/testing/chainedLog.ts';
import { sha256 } from '../host/sha256.ts';
import { type EntryRange, LogFailure, type LogStorage } from '../log/logStorage.ts';
import { besideTheLogContract } from './besideTheLogContract.ts';

const cart = 'AAAAAAAAAAAAAAAAAAAAAA';
// Of all lengths, none at all among them.
const signature = (seq: number) => (seq % 7 === 0 ? new Uint8Array(seq).fill(seq) : null);
const alice = chainedLog(2 ** 52 + 5, 40, { signature });
const bob = chainedLog(77, 30);

export function logStorageContract(name: string, create: () => Promise<LogStorage>): void {
  describe(`${name} keeps the LogStorage contract`, () => {
    let storage: LogStorage;
    beforeEach(async () => {
      storage = await create();
    });
    afterEach(() => storage.close());

    const append = (...runs: EntryRun[]) =>
      storage.append({ cartId: cart, update: encodeUpdate(runs), receivedAt: 1_700_000_000_000 });
    async function readDocument(ranges: readonly EntryRange[]): Promise<Y.Doc> {
      const doc = new Y.Doc();
      for await (const update of storage.read(cart, ranges)) Y.applyUpdate(doc, update);
      return doc;
    }
    const wholeOf = (run: EntryRun) => ({ replica: run.replica, from: 0, to: run.entries.length });
    const hashOf = (run: EntryRun, seq: number) => entryHash(run.entries[seq]!.bytes, sha256);

    test('a cart that nobody wrote to is empty', async () => {
      expect(await storage.open(cart)).toEqual({
        logs: new Map(),
        position: 0,
        bytes: 0,
        isGone: false,
        lost: new Map(),
      });
      expect(await storage.hashesAt(cart, [{ replica: 1 as ReplicaId, seq: 0 }])).toEqual([null]);
    });

    test('what is appended is there, with its heads and the position', async () => {
      await append(part(alice, 0, 3), bob);
      await append(part(alice, 3));
      const { logs, position } = await storage.open(cart);
      expect(position).toBe(70);
      expect(logs.get(alice.replica)).toMatchObject({ length: 40, hash: hashOf(alice, 39) });
      expect(logs.get(bob.replica)).toMatchObject({ length: 30, hash: hashOf(bob, 29) });
    });

    test('[R16] what is read equals what was appended, signatures included', async () => {
      await append(alice, bob);
      const doc = await readDocument([wholeOf(alice), wholeOf(bob)]);
      expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(yjsDocumentOf([alice, bob])));
    });

    test('ranges are exact', async () => {
      await append(alice, bob);
      const updates: Uint8Array[] = [];
      for await (const update of storage.read(cart, [{ replica: bob.replica, from: 5, to: 9 }])) updates.push(update);
      expect(updates).toEqual([encodeUpdate([part(bob, 5, 9)])]);
    });

    test('a long log is read in updates of a bounded size', async () => {
      const long = chainedLog(9, 300, { body: () => new Uint8Array(4000) });
      await append(part(long, 0, 150));
      await append(part(long, 150));
      let count = 0;
      const doc = new Y.Doc();
      for await (const update of storage.read(cart, [wholeOf(long), { replica: 9 as ReplicaId, from: 300, to: 300 }])) {
        expect(update.length).toBeLessThanOrEqual(maxUpdateBytes);
        Y.applyUpdate(doc, update);
        count++;
      }
      expect(count).toBeGreaterThan(15);
      expect(Buffer.compare(Y.encodeStateAsUpdate(doc), encodeUpdate([long]))).toBe(0); // toEqual takes seconds on a megabyte
    });

    test('an entry that is not there cannot be read', async () => {
      await append(bob);
      await expect(readDocument([{ replica: bob.replica, from: 20, to: 31 }])).rejects.toThrow(LogFailure);
    });

    test('hashes of any entry', async () => {
      await append(bob);
      const places = [0, 12, 29, 30].map((seq) => ({ replica: bob.replica, seq }));
      expect(await storage.hashesAt(cart, [...places, { replica: 1 as ReplicaId, seq: 0 }])).toEqual([
        hashOf(bob, 0),
        hashOf(bob, 12),
        hashOf(bob, 29),
        null,
        null,
      ]);
    });

    const otherBranch = chainedLog(bob.replica, 12, { body: () => Uint8Array.of(1) });
    const misfits: [string, string, number, EntryRun][] = [
      ['a gap in the log', 'gap', 10, part(bob, 11)],
      ['another branch that goes on from the end', 'fork', 10, part(otherBranch, 10)],
      ['another branch that begins before the end', 'fork', 9, part(otherBranch, 9)],
      ['another branch that ends before the end', 'fork', 7, part(otherBranch, 0, 8)],
    ];
    test.each(misfits)('%s is refused, and nothing else of the batch', async (_, reason, seq, run) => {
      await append(part(bob, 0, 10));
      expect(await append(part(alice, 0, 2), run)).toMatchObject([{ reason, replica: bob.replica, seq }]);
      const { logs, position } = await storage.open(cart);
      expect([position, logs.get(bob.replica)?.length, logs.get(alice.replica)?.length]).toEqual([12, 10, 2]);
      expect(await append(part(bob, 10))).toEqual([]);
    });

    test('of a log, what fits is taken up to the first entry that does not', async () => {
      const [first, second, ...others] = part(bob, 0, 10).entries;
      const torn = { ...part(bob, 0, 2), entries: [first, second, ...others.slice(1)].filter((entry) => !!entry) };
      expect(await append(torn)).toMatchObject([{ reason: 'fork', seq: 2, count: 7 }]);
      expect((await storage.open(cart)).position).toBe(2);
    });

    test('an entry twice is an entry once', async () => {
      await append(part(bob, 0, 10));
      const before = await storage.open(cart);
      for (const run of [part(bob, 3, 7), part(bob, 0, 10)]) expect(await append(run)).toEqual([]);
      expect(await storage.open(cart)).toEqual(before);
      expect(await append(part(bob, 5, 15))).toEqual([]);
      expect((await storage.open(cart)).position).toBe(15);
    });

    test('what is no update is stored by nobody', async () => {
      const update = Uint8Array.of(7, 7, 7);
      await expect(storage.append({ cartId: cart, update, receivedAt: 1 })).rejects.toThrow(LogFailure);
      expect((await storage.open(cart)).position).toBe(0);
    });

    test('who follows a cart hears every batch in order, as it was appended, before its author does', async () => {
      const heard: unknown[] = [];
      const hear = (update: Uint8Array) => heard.push(update);
      const leave = storage.follow(cart, {
        committed: hear,
        away: () => {},
        back: () => {},
        changed: () => {},
        held: () => {},
      });
      const updates = [part(bob, 0, 4), part(alice, 0, 2), part(bob, 3, 7)].map((run) => encodeUpdate([run]));
      const say = (update: Uint8Array, cartId = cart) => storage.append({ cartId, update, receivedAt: 1 });
      const answers = updates.map((update, index) => say(update).then(() => heard.push(index)));
      await Promise.all([...answers, say(encodeUpdate([bob]), 'BBBBBBBBBBBBBBBBBBBBBB')]);
      expect(heard.filter((item) => typeof item === 'number')).toEqual([0, 1, 2]);
      expect(heard.filter((item) => typeof item !== 'number')).toEqual(updates);
      for (const [index, update] of updates.entries()) {
        expect(heard).toContain(update); // the very array
        expect(heard.indexOf(update)).toBeLessThan(heard.indexOf(index));
      }
      leave();
      await append(part(bob, 7));
      expect(heard.length).toBe(6);
    });

    test('batches of one turn: one that does not fit keeps no other one out, and nothing follows it', async () => {
      const outcomes = await Promise.all([
        append(part(bob, 0, 4)),
        append(part(alice, 1, 2)),
        append(part(alice, 2, 3)),
        storage.append({ cartId: 'BBBBBBBBBBBBBBBBBBBBBB', update: encodeUpdate([bob]), receivedAt: 1 }),
      ]);
      expect(outcomes.map((refusals) => refusals.map(({ reason }) => reason))).toEqual([[], ['gap'], ['gap'], []]);
      expect((await storage.open(cart)).position).toBe(4);
    });

    test('carts do not mix', async () => {
      await append(bob);
      expect((await storage.open('BBBBBBBBBBBBBBBBBBBBBB')).position).toBe(0);
    });

    test('the bytes of a cart are counted', async () => {
      await append(alice, part(bob, 0, 3));
      const written = [...alice.entries, ...part(bob, 0, 3).entries];
      expect((await storage.open(cart)).bytes).toBe(written.reduce((sum, { bytes }) => sum + bytes.length, 0));
    });

    test('a cart that nobody wrote to for long is dropped, save those that are named, and can come back', async () => {
      const later = Date.now() + 60_000;
      await append(bob);
      expect(await storage.dropIdle(1_600_000_000_000, [])).toBe(0);
      expect(await storage.dropIdle(later, [cart])).toBe(0);
      expect((await storage.open(cart)).position).toBe(30);
      expect(await storage.dropIdle(later, ['x'])).toBe(1);
      expect((await storage.open(cart)).position).toBe(0);
      await append(bob);
      expect(await storage.newlyGone()).toEqual([]);
    });

    besideTheLogContract(() => storage);

    test('a probe commits', async () => {
      await expect(storage.probe()).resolves.toBeUndefined();
    });
  });
}
