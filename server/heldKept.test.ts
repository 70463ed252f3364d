// What devices hold is kept: people who are never online together learn it, also from a relay that has been restarted,
// and not of entries that the relay has lost.

import { join as joinPath } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeUpdate } from '../src/wire/encodeUpdate.ts';
import type { HeldLogs } from '../src/wire/frames.ts';
import { memoryLog } from './log/memoryLog.ts';
import { backup, deleteCart, restore, verify } from './operate/operatorCommands.ts';
import { fileLog } from './testing/fileLog.ts';
import { heardOut, heldParty, holds, log, other, vector, whole } from './testing/heldParty.ts';
import { temporaryDirectory } from './testing/relayProcess.ts';
import { newCart, type TestCart, until } from './testing/testRelay.ts';

const { start, join, enter, filled, waiting, goOff } = heldParty();
const ignore = () => {};
const now = () => 1;

let data: ReturnType<typeof temporaryDirectory>;
let path: string;
beforeEach(() => {
  data = temporaryDirectory('held');
  path = joinPath(data.path, 'relay.sqlite');
});
afterEach(() => data.remove());

const startOnFile = async () => start({ storage: await fileLog(path), lookForGoneMs: 20 });

function inFile<Result>(work: (database: InstanceType<typeof DatabaseSync>) => Result): Result {
  const database = new DatabaseSync(path);
  const result = work(database);
  database.close();
  return result;
}
const change = (sql: string) => inFile((database) => database.exec(sql));
const rowCount = () => inFile((database) => database.prepare('SELECT count(*) AS n FROM held').get());

describe('keeping', () => {
  test('two people who are never online together learn it, across a restart of the relay as well', async () => {
    const cart = newCart();
    const first = await startOnFile();
    const alice = await filled(first, cart);
    holds(alice, "Alice's phone", whole);
    await heardOut(alice);
    alice.leave(); // within the second
    await until(() => first.roomCount() === 0, 'the room to be forgotten');
    expect(waiting()).toEqual([]);

    const bob = await enter(first, cart);
    expect((await bob.next('held')).devices).toEqual([{ device: "Alice's phone", lengths: whole }]);
    holds(bob, "Bob's", vector([other.replica, 4]));
    await heardOut(bob);
    await first.close(); // with Bob in the room, and what he told still waiting

    const second = await startOnFile();
    const carol = await enter(second, cart, cart.viewKey);
    const { devices } = await carol.next('held');
    expect(new Map(devices.map(({ device, lengths }) => [device, lengths]))).toEqual(
      new Map([
        ["Alice's phone", whole],
        ["Bob's", vector([other.replica, 4])],
      ]),
    );
  });

  test('a word that comes just before its author leaves counts', async () => {
    const relay = await start();
    const cart = newCart();
    (await filled(relay, cart)).leave();
    await until(() => relay.roomCount() === 0, 'the room to be forgotten');
    const alice = await join(relay, cart);
    alice.hello();
    holds(alice, 'phone', whole); // before the relay has read what it knows
    await heardOut(alice);
    alice.leave();
    await until(() => relay.roomCount() === 0, 'the room to be forgotten');
    expect(waiting()).toEqual([]);
    expect(await relay.storage.heldBy(cart.cartId)).toEqual([{ device: 'phone', lengths: whole }]);
  });

  test('what could not be stored is told, and stored with the next that moves; a slow disk gets one note at a time', async () => {
    const inner = memoryLog();
    const outcomes: { resolve: () => void; reject: (cause: Error) => void }[] = [];
    const kept: (readonly HeldLogs[])[] = [];
    const storage = {
      ...inner,
      keepHeld: ({ devices }: { devices: readonly HeldLogs[] }) => {
        kept.push(devices);
        return new Promise<void>((resolve, reject) => outcomes.push({ resolve, reject }));
      },
    };
    const relay = await start({ storage });
    const cart = newCart();
    const [alice, bob] = [await filled(relay, cart), await enter(relay, cart)];
    holds(alice, 'phone', whole);
    await heardOut(alice);
    goOff();
    expect((await bob.next('held')).devices.length).toBe(1);
    holds(bob, 'tablet', vector([other.replica, 1]));
    await heardOut(bob);
    goOff();
    expect((await alice.next('held', ({ devices }) => devices[0]?.device === 'tablet')).devices.length).toBe(1);
    expect(kept.map((devices) => devices.map(({ device }) => device))).toEqual([['phone']]);
    outcomes[0]?.reject(new Error('disk full'));
    await heardOut(alice);
    expect(waiting()).toEqual([1000]);
    goOff();
    expect(kept.map((devices) => devices.map(({ device }) => device))).toEqual([['phone'], ['tablet', 'phone']]);
    expect(alice.isOpen() && bob.isOpen()).toBe(true);
  });

  test('where it cannot be read the hello is answered all the same, and the next one asks again', async () => {
    const inner = memoryLog();
    let isBroken = true;
    const storage = {
      ...inner,
      heldBy: (cartId: string) => (isBroken ? Promise.reject(new Error('disk')) : inner.heldBy(cartId)),
    };
    const relay = await start({ storage });
    const cart = newCart();
    const alice = await filled(relay, cart);
    await inner.keepHeld({ cartId: cart.cartId, devices: [{ device: 'phone', lengths: whole }] });
    holds(alice, 'tablet', whole);
    await heardOut(alice);
    isBroken = false;
    const bob = await enter(relay, cart);
    expect((await bob.next('held')).devices).toEqual([{ device: 'phone', lengths: whole }]);
  });

  test('goes with the cart when the operator deletes it, also what was still waiting', async () => {
    const cart = newCart();
    const relay = await startOnFile();
    const alice = await filled(relay, cart);
    holds(alice, 'phone', whole);
    await heardOut(alice);
    goOff();
    await relay.storage.heldBy(cart.cartId);
    expect(rowCount()).toEqual({ n: 1 });
    holds(alice, 'phone', whole);
    const tablet = await enter(relay, cart);
    holds(tablet, 'tablet', whole);
    await heardOut(tablet);
    deleteCart(path, cart.cartId, ignore, now);
    expect(await alice.closed).toBe(4410);
    await until(() => relay.roomCount() === 0, 'the room to be forgotten');
    await relay.close();
    expect(rowCount()).toEqual({ n: 0 });
  });

  test('a backup carries it', async () => {
    const cart = newCart();
    const target = joinPath(data.path, 'copy.sqlite');
    const relay = await startOnFile();
    const alice = await filled(relay, cart);
    holds(alice, 'phone', whole);
    await heardOut(alice);
    await relay.close();
    backup(path, target, ignore);
    restore(path, target, ignore, now);
    const again = await startOnFile();
    expect(await again.storage.heldBy(cart.cartId)).toEqual([{ device: 'phone', lengths: whole }]);
  });
});

describe('a log that has become shorter', () => {
  const batch = (cart: TestCart) => ({
    cartId: cart.cartId,

    receivedAt: 1_700_000_000_000,
    update: encodeUpdate([log, other]),
  });

  async function fillFile(cart: TestCart): Promise<void> {
    const storage = await fileLog(path);
    await storage.append(batch(cart));
    const kept = storage.keepHeld({ cartId: cart.cartId, devices: [{ device: 'phone', lengths: whole }] });
    await storage.close();
    await kept;
  }

  const short = vector([log.replica, 12], [other.replica, 3]);
  const damage = `UPDATE entry SET bytes = x'00' WHERE replica = ${other.replica} AND seq = 3`;

  test('cuts what devices are said to hold when the cart is opened, and for good', async () => {
    const cart = newCart();
    await fillFile(cart);
    change(damage);
    const lines: string[] = [];
    const say = (line: string) => lines.push(line);
    expect(verify(path, say, now)).toBe(1);
    expect(lines.join()).not.toContain('a device holds');
    const relay = await startOnFile();
    const bob = await enter(relay, cart, cart.viewKey);
    expect((await bob.next('held')).devices).toEqual([{ device: 'phone', lengths: short }]);
    bob.leave();
    await until(() => relay.roomCount() === 0, 'the room to be forgotten');
    expect(await relay.storage.heldBy(cart.cartId)).toEqual([{ device: 'phone', lengths: short }]);
  });

  test('cuts it also while people are here', async () => {
    const cart = newCart();
    await fillFile(cart);
    const relay = await startOnFile();
    const bob = await enter(relay, cart, cart.viewKey);
    expect((await bob.next('held')).devices).toEqual([{ device: 'phone', lengths: whole }]);
    change(damage);
    const reader = await join(relay, cart);
    reader.say({ kind: 'sync-step-1', stateVector: new Map() });
    expect(await reader.closed).toBe(4500);
    await until(async () => {
      const late = await enter(relay, cart);
      return (await late.next('held')).devices[0]?.lengths.get(other.replica) === 3;
    }, 'the log to be read again');
  });
});
