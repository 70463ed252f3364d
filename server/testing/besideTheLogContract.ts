// What every LogStorage must do about what lies beside a cart's log: what devices hold of it, and what is claimed in it.

import { describe, expect, test } from 'vitest';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import type { LogStorage } from '../log/logStorage.ts';

const cart = 'AAAAAAAAAAAAAAAAAAAAAA';
const alice = chainedLog(2 ** 52 + 5, 40);
const bob = chainedLog(77, 30);

/** Than any entry. */
const later = () => Date.now() + 60_000;

export function besideTheLogContract(storage: () => LogStorage): void {
  const append = (...runs: EntryRun[]) =>
    storage().append({ cartId: cart, update: encodeUpdate(runs), receivedAt: 1_700_000_000_000 });

  describe('what devices hold', () => {
    const held = (device: string, ...lengths: [ReplicaId, number][]) => ({ device, lengths: new Map(lengths) });
    const byDevice = async (cartId = cart) =>
      new Map((await storage().heldBy(cartId)).map(({ device, lengths }) => [device, lengths]));

    test('is there from when it was handed over; the last word of a device counts', async () => {
      await append(alice, bob);
      const devices = [held('phone', [alice.replica, 7], [bob.replica, 30]), held('tablet', [bob.replica, 1])];
      const first = storage().keepHeld({ cartId: cart, devices });
      const second = storage().keepHeld({ cartId: cart, devices: [held('tablet', [alice.replica, 2])] });
      const kept = new Map([
        ['phone', devices[0]?.lengths],
        ['tablet', new Map([[alice.replica, 2]])],
      ]);
      expect(await byDevice()).toEqual(kept);
      await Promise.all([first, second]);
      expect(await byDevice()).toEqual(kept);
    });

    test('is kept with a batch of the same turn, also with one that does not fit', async () => {
      await append(bob);
      await storage().keepHeld({ cartId: cart, devices: [held('a', [bob.replica, 3])] });
      const [refusals] = await Promise.all([
        append(part(alice, 7)),
        storage().keepHeld({ cartId: cart, devices: [held('b', [bob.replica, 4])] }),
      ]);
      expect(refusals.length).toBe(1);
      expect([...(await byDevice()).keys()].sort()).toEqual(['a', 'b']);
    });

    test('a note is a copy', async () => {
      await append(bob);
      const lengths = new Map([[bob.replica, 3]]);
      const note = storage().keepHeld({ cartId: cart, devices: [{ device: 'a', lengths }] });
      lengths.set(bob.replica, 30);
      expect(await byDevice()).toEqual(new Map([['a', new Map([[bob.replica, 3]])]]));
      await note;
    });

    test('any name is one', async () => {
      await append(bob);
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
      const note = storage().keepHeld({ cartId: cart, devices });
      expect(await byDevice()).toEqual(new Map(devices.map(({ device, lengths }) => [device, lengths])));
      await note;
    });

    test('is of one cart, and nothing is kept of a cart without entries', async () => {
      const elsewhere = 'BBBBBBBBBBBBBBBBBBBBBB';
      await append(bob);
      const notes = [cart, elsewhere].map((cartId) =>
        storage().keepHeld({ cartId, devices: [held('a', [bob.replica, 3])] }),
      );
      expect((await byDevice(elsewhere)).size).toBe(0);
      expect((await byDevice()).size).toBe(1);
      await Promise.all(notes);
    });

    test('goes with a cart that is dropped', async () => {
      await append(bob);
      const note = storage().keepHeld({ cartId: cart, devices: [held('a', [bob.replica, 3])] });
      expect((await byDevice()).size).toBe(1);
      await note;
      await storage().dropIdle(later(), []);
      await append(bob);
      expect((await byDevice()).size).toBe(0);
    });
  });

  describe('claims', () => {
    const elsewhere = 'BBBBBBBBBBBBBBBBBBBBBB';
    const value = (byte: number) => Uint8Array.of(byte, 0, byte);
    const claim = (name: string, byte: number, { cartId = cart, most = 9 } = {}) =>
      storage().claim({ cartId, name, value: value(byte), most, receivedAt: 1_700_000_000_000 });
    const stands = (byte: number) => ({ kind: 'stands', value: value(byte) });

    test('the first value of a name stands, and every later asker is told it', async () => {
      await append(bob);
      expect(await claim('round', 1)).toEqual(stands(1));
      expect(await claim('round', 2)).toEqual(stands(1));
      expect(await claim('round', 1)).toEqual(stands(1));
      expect(await claim('next round', 2)).toEqual(stands(2));
    });

    test('of claims of one turn the first stands', async () => {
      await append(bob);
      const outcomes = await Promise.all([3, 1, 2].map((byte) => claim('round', byte)));
      expect(outcomes).toEqual([stands(3), stands(3), stands(3)]);
    });

    test('is of one cart, and of none without entries; entries that were sent before it come first', async () => {
      expect(await claim('round', 1)).toEqual({ kind: 'no-entries' });
      const appending = append(bob);
      expect(await claim('round', 2)).toEqual(stands(2));
      await appending;
      expect(await claim('round', 3, { cartId: elsewhere })).toEqual({ kind: 'no-entries' });
    });

    test('a cart has so many names and no more; what stands is told all the same', async () => {
      await append(bob);
      for (const name of ['a', 'b']) expect(await claim(name, 1, { most: 2 })).toEqual(stands(1));
      expect(await claim('c', 1, { most: 2 })).toEqual({ kind: 'full' });
      expect(await claim('b', 2, { most: 2 })).toEqual(stands(1));
    });

    test('any name is one, and any value', async () => {
      await append(bob);
      const names = ['a', 'A', ' ', 'a\0b', 'a\0c', '\0', '__proto__', "'; --", 'é', 'e\u0301', 'x'.repeat(64)];
      const ask = (name: string, byte: number) =>
        storage().claim({ cartId: cart, name, value: new Uint8Array(64).fill(byte), most: 99, receivedAt: 1 });
      for (const [byte, name] of names.entries()) await ask(name, byte);
      for (const [byte, name] of names.entries())
        expect(await ask(name, 200)).toEqual({ kind: 'stands', value: new Uint8Array(64).fill(byte) });
    });

    test('is a copy', async () => {
      await append(bob);
      const bytes = value(1);
      await storage().claim({ cartId: cart, name: 'round', value: bytes, most: 9, receivedAt: 1 });
      bytes.fill(7);
      expect(await claim('round', 2)).toEqual(stands(1));
    });

    test('goes with a cart that is dropped', async () => {
      await append(bob);
      await claim('round', 1);
      await storage().dropIdle(later(), []);
      expect(await claim('round', 2)).toEqual({ kind: 'no-entries' });
      await append(bob);
      expect(await claim('round', 2)).toEqual(stands(2));
    });
  });
}
