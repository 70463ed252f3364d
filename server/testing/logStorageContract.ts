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

    const append = (position: number, ...runs: EntryRun[]) =>
      storage.append({ cartId: cart, position, update: encodeUpdate(runs), receivedAt: 1_700_000_000_000 });
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
      await append(0, part(alice, 0, 3), bob);
      await append(33, part(alice, 3));
      const { logs, position } = await storage.open(cart);
      expect(position).toBe(70);
      expect(logs.get(alice.replica)).toMatchObject({ length: 40, hash: hashOf(alice, 39) });
      expect(logs.get(bob.replica)).toMatchObject({ length: 30, hash: hashOf(bob, 29) });
    });

    test('[R16] what is read equals what was appended, signatures included', async () => {
      await append(0, alice, bob);
      const doc = await readDocument([wholeOf(alice), wholeOf(bob)]);
      expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(yjsDocumentOf([alice, bob])));
    });

    test('ranges are exact', async () => {
      await append(0, alice, bob);
      const updates: Uint8Array[] = [];
      for await (const update of storage.read(cart, [{ replica: bob.replica, from: 5, to: 9 }])) updates.push(update);
      expect(updates).toEqual([encodeUpdate([part(bob, 5, 9)])]);
    });

    test('a long log is read in updates of a bounded size', async () => {
      const long = chainedLog(9, 300, { body: () => new Uint8Array(4000) });
      await append(0, long);
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
      await append(0, bob);
      await expect(readDocument([{ replica: bob.replica, from: 20, to: 31 }])).rejects.toThrow(LogFailure);
    });

    test('hashes of any entry', async () => {
      await append(0, bob);
      const places = [0, 12, 29, 30].map((seq) => ({ replica: bob.replica, seq }));
      expect(await storage.hashesAt(cart, [...places, { replica: 1 as ReplicaId, seq: 0 }])).toEqual([
        hashOf(bob, 0),
        hashOf(bob, 12),
        hashOf(bob, 29),
        null,
        null,
      ]);
    });

    const misfits: [string, number, EntryRun][] = [
      ['a position that is taken', 9, part(bob, 10)],
      ['a position beyond the end', 11, part(bob, 10)],
      ['a gap in the log', 10, part(bob, 11)],
      ['an entry that is stored', 10, part(bob, 9)],
      ['another branch of the log', 10, part(chainedLog(bob.replica, 12, { body: () => Uint8Array.of(1) }), 10)],
    ];
    test.each(misfits)('%s is refused whole', async (_, position, run) => {
      await append(0, part(bob, 0, 10));
      const before = await storage.open(cart);
      await expect(append(position, part(alice, 0, 2), run)).rejects.toThrow(LogFailure);
      expect(await storage.open(cart)).toEqual(before);
      await append(10, part(bob, 10));
    });

    test('batches of one turn: one that does not fit keeps no other one out, and nothing follows it', async () => {
      const outcomes = await Promise.allSettled([
        append(0, part(bob, 0, 4)),
        append(4, part(alice, 1, 2)),
        append(5, part(bob, 4, 5)),
        storage.append({ cartId: 'BBBBBBBBBBBBBBBBBBBBBB', position: 0, update: encodeUpdate([bob]), receivedAt: 1 }),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
      expect((await storage.open(cart)).position).toBe(4);
    });

    test('carts do not mix', async () => {
      await append(0, bob);
      expect((await storage.open('BBBBBBBBBBBBBBBBBBBBBB')).position).toBe(0);
    });

    test('the bytes of a cart are counted', async () => {
      await append(0, alice, part(bob, 0, 3));
      const written = [...alice.entries, ...part(bob, 0, 3).entries];
      expect((await storage.open(cart)).bytes).toBe(written.reduce((sum, { bytes }) => sum + bytes.length, 0));
    });

    test('a cart that nobody wrote to for long is dropped, save those that are named, and can come back', async () => {
      await append(0, bob);
      expect(await storage.dropIdle(1_700_000_000_000, [])).toBe(0);
      expect(await storage.dropIdle(1_700_000_000_001, [cart])).toBe(0);
      expect((await storage.open(cart)).position).toBe(30);
      expect(await storage.dropIdle(1_700_000_000_001, ['x'])).toBe(1);
      expect((await storage.open(cart)).position).toBe(0);
      await append(0, bob);
      expect(await storage.newlyGone()).toEqual([]);
    });

    describe('what devices hold', () => {
      const held = (device: string, ...lengths: [ReplicaId, number][]) => ({ device, lengths: new Map(lengths) });
      const byDevice = async (cartId = cart) =>
        new Map((await storage.heldBy(cartId)).map(({ device, lengths }) => [device, lengths]));

      test('is there from when it was handed over; the last word of a device counts', async () => {
        await append(0, alice, bob);
        const devices = [held('phone', [alice.replica, 7], [bob.replica, 30]), held('tablet', [bob.replica, 1])];
        const first = storage.keepHeld({ cartId: cart, devices });
        const second = storage.keepHeld({ cartId: cart, devices: [held('tablet', [alice.replica, 2])] });
        const kept = new Map([
          ['phone', devices[0]?.lengths],
          ['tablet', new Map([[alice.replica, 2]])],
        ]);
        expect(await byDevice()).toEqual(kept);
        await Promise.all([first, second]);
        expect(await byDevice()).toEqual(kept);
      });

      test('is kept with a batch of the same turn, also with one that does not fit', async () => {
        const [, note] = [append(0, bob), storage.keepHeld({ cartId: cart, devices: [held('a', [bob.replica, 3])] })];
        await note;
        const outcomes = await Promise.allSettled([
          append(7, alice),
          storage.keepHeld({ cartId: cart, devices: [held('b', [bob.replica, 4])] }),
        ]);
        expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
        expect([...(await byDevice()).keys()].sort()).toEqual(['a', 'b']);
      });

      test('a note is a copy', async () => {
        await append(0, bob);
        const lengths = new Map([[bob.replica, 3]]);
        const note = storage.keepHeld({ cartId: cart, devices: [{ device: 'a', lengths }] });
        lengths.set(bob.replica, 30);
        expect(await byDevice()).toEqual(new Map([['a', new Map([[bob.replica, 3]])]]));
        await note;
      });

      test('any name is one', async () => {
        await append(0, bob);
        const names = [
          'a',
          'A',
          ' ',
          'a\0b',
          'a\0c',
          '\0',
          '__proto__',
          "'; --",
          'é',
          'e\u0301',
          '👩‍👩‍👧',
          'x'.repeat(64),
        ];
        const devices = names.map((name, index) => held(name, [bob.replica, index + 1]));
        const note = storage.keepHeld({ cartId: cart, devices });
        expect(await byDevice()).toEqual(new Map(devices.map(({ device, lengths }) => [device, lengths])));
        await note;
      });

      test('is of one cart, and nothing is kept of a cart without entries', async () => {
        const elsewhere = 'BBBBBBBBBBBBBBBBBBBBBB';
        await append(0, bob);
        const notes = [cart, elsewhere].map((cartId) =>
          storage.keepHeld({ cartId, devices: [held('a', [bob.replica, 3])] }),
        );
        expect((await byDevice(elsewhere)).size).toBe(0);
        expect((await byDevice()).size).toBe(1);
        await Promise.all(notes);
      });

      test('goes with a cart that is dropped', async () => {
        await append(0, bob);
        const note = storage.keepHeld({ cartId: cart, devices: [held('a', [bob.replica, 3])] });
        expect((await byDevice()).size).toBe(1);
        await note;
        await storage.dropIdle(1_700_000_000_001, []);
        await append(0, bob);
        expect((await byDevice()).size).toBe(0);
      });
    });

    describe('claims', () => {
      const elsewhere = 'BBBBBBBBBBBBBBBBBBBBBB';
      const value = (byte: number) => Uint8Array.of(byte, 0, byte);
      const claim = (name: string, byte: number, { cartId = cart, most = 9 } = {}) =>
        storage.claim({ cartId, name, value: value(byte), most, receivedAt: 1_700_000_000_000 });
      const stands = (byte: number) => ({ kind: 'stands', value: value(byte) });

      test('the first value of a name stands, and every later asker is told it', async () => {
        await append(0, bob);
        expect(await claim('round', 1)).toEqual(stands(1));
        expect(await claim('round', 2)).toEqual(stands(1));
        expect(await claim('round', 1)).toEqual(stands(1));
        expect(await claim('next round', 2)).toEqual(stands(2));
      });

      test('of claims of one turn the first stands', async () => {
        await append(0, bob);
        const outcomes = await Promise.all([3, 1, 2].map((byte) => claim('round', byte)));
        expect(outcomes).toEqual([stands(3), stands(3), stands(3)]);
      });

      test('is of one cart, and of none without entries; entries that were sent before it come first', async () => {
        expect(await claim('round', 1)).toEqual({ kind: 'no-entries' });
        const appending = append(0, bob);
        expect(await claim('round', 2)).toEqual(stands(2));
        await appending;
        expect(await claim('round', 3, { cartId: elsewhere })).toEqual({ kind: 'no-entries' });
      });

      test('a cart has so many names and no more; what stands is told all the same', async () => {
        await append(0, bob);
        for (const name of ['a', 'b']) expect(await claim(name, 1, { most: 2 })).toEqual(stands(1));
        expect(await claim('c', 1, { most: 2 })).toEqual({ kind: 'full' });
        expect(await claim('b', 2, { most: 2 })).toEqual(stands(1));
      });

      test('any name is one, and any value', async () => {
        await append(0, bob);
        const names = ['a', 'A', ' ', 'a\0b', 'a\0c', '\0', '__proto__', "'; --", 'é', 'e\u0301', 'x'.repeat(64)];
        const ask = (name: string, byte: number) =>
          storage.claim({ cartId: cart, name, value: new Uint8Array(64).fill(byte), most: 99, receivedAt: 1 });
        for (const [byte, name] of names.entries()) await ask(name, byte);
        for (const [byte, name] of names.entries())
          expect(await ask(name, 200)).toEqual({ kind: 'stands', value: new Uint8Array(64).fill(byte) });
      });

      test('is a copy', async () => {
        await append(0, bob);
        const bytes = value(1);
        await storage.claim({ cartId: cart, name: 'round', value: bytes, most: 9, receivedAt: 1 });
        bytes.fill(7);
        expect(await claim('round', 2)).toEqual(stands(1));
      });

      test('goes with a cart that is dropped', async () => {
        await append(0, bob);
        await claim('round', 1);
        await storage.dropIdle(1_700_000_000_001, []);
        expect(await claim('round', 2)).toEqual({ kind: 'no-entries' });
        await append(0, bob);
        expect(await claim('round', 2)).toEqual(stands(2));
      });
    });

    test('a probe commits', async () => {
      await expect(storage.probe()).resolves.toBeUndefined();
    });
  });
}
