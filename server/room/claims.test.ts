// Who may claim in a room and what each is told, over real sockets.

import { describe, expect, test } from 'vitest';
import type { Claimed } from '../../src/wire/frames.ts';
import { chainedLog } from '../../src/wire/testing/chainedLog.ts';
import { LogFailure, type LogStorage } from '../log/logStorage.ts';
import { memoryLog } from '../log/memoryLog.ts';
import { heldLog } from '../testing/heldLog.ts';
import { isStored, party } from '../testing/party.ts';
import { newCart, silence, type TestCart, type TestClient, type TestRelay } from '../testing/testRelay.ts';
import { countMeasures } from './measures.ts';

const { start, join } = party();
const log = chainedLog(7, 3);
const value = (byte: number) => new Uint8Array(16).fill(byte);

async function enter(relay: TestRelay, cart: TestCart, key = cart.editKey): Promise<TestClient> {
  const client = await join(relay, cart, key);
  client.hello();
  await client.next('durable');
  return client;
}

async function filled(relay: TestRelay, cart: TestCart): Promise<TestClient> {
  const client = await enter(relay, cart);
  client.push(log);
  await isStored(relay, cart, 3);
  return client;
}

async function claim(client: TestClient, name: string, byte: number): Promise<Omit<Claimed, 'name'>> {
  client.say({ kind: 'claim', name, value: value(byte) });
  const { value: told, refused, detail } = await client.next('claimed', (message) => message.name === name);
  return { value: told, refused, detail };
}

const granted = (byte: number) => ({ value: value(byte), refused: '', detail: '' });
const refusedAs = (refused: string) => ({ value: new Uint8Array(), refused, detail: expect.stringMatching(/./) });

test('the first claim wins; the winner’s value is told to every later asker, and to nobody else', async () => {
  const relay = await start();
  const cart = newCart();
  const [alice, bob, carol] = [await filled(relay, cart), await enter(relay, cart), await enter(relay, cart)];
  expect(await claim(alice, 'round', 1)).toEqual(granted(1));
  expect(await claim(bob, 'round', 2)).toEqual(granted(1));
  expect(await claim(alice, 'round', 1)).toEqual(granted(1));
  expect(await claim(bob, 'next', 2)).toEqual(granted(2));
  expect(carol.heard.some(({ kind }) => kind === 'claimed')).toBe(false);
});

test('entries and the claim that rests on them may be sent in one go', async () => {
  const relay = await start();
  const alice = await enter(relay, newCart());
  alice.push(log);
  expect(await claim(alice, 'round', 1)).toEqual(granted(1));
});

describe('is refused', () => {
  test('to who may only look', async () => {
    const measures = countMeasures();
    const relay = await start({ measures });
    const cart = newCart();
    const alice = await filled(relay, cart);
    expect(await claim(await enter(relay, cart, cart.viewKey), 'round', 2)).toEqual(refusedAs('view-only'));
    expect(await claim(alice, 'round', 1)).toEqual(granted(1));
    expect(measures.refusals.get('view-only')).toBe(1);
  });

  test('in a cart without entries', async () => {
    const relay = await start();
    expect(await claim(await enter(relay, newCart()), 'round', 1)).toEqual(refusedAs('gap'));
  });

  test('beyond the number of names that a cart may have', async () => {
    const relay = await start({ limits: { maxClaimsPerCart: 1 } });
    const alice = await filled(relay, newCart());
    expect(await claim(alice, 'round', 1)).toEqual(granted(1));
    expect(await claim(alice, 'next', 1)).toEqual(refusedAs('too-many'));
    expect(await claim(alice, 'round', 2)).toEqual(granted(1));
  });

  test('where the disk fails, and granted once it works again', async () => {
    let isBroken = true;
    const inner = memoryLog();
    const storage: LogStorage = {
      ...inner,
      claim: (request) => (isBroken ? Promise.reject(new LogFailure('no space left')) : inner.claim(request)),
    };
    const relay = await start({ storage });
    const alice = await filled(relay, newCart());
    expect(await claim(alice, 'round', 1)).toEqual(refusedAs('storage'));
    isBroken = false;
    expect(await claim(alice, 'round', 2)).toEqual(granted(2));
  });

  test('while entries are lost, without asking the disk', async () => {
    const storage = heldLog(memoryLog());
    const relay = await start({ storage });
    const cart = newCart();
    const alice = await filled(relay, cart);
    storage.hold();
    alice.push({ ...chainedLog(7, 4), seq: 3, entries: chainedLog(7, 4).entries.slice(3) });
    await alice.next('sync-step-1').catch(() => {});
    storage.breakDown();
    await alice.next('refused', ({ reason }) => reason === 'storage');
    expect(await claim(alice, 'round', 1)).toEqual(refusedAs('storage'));
  });

  test('as malformed without a name or a value, or with long ones; the session lives on', async () => {
    const relay = await start();
    const alice = await filled(relay, newCart());
    for (const [name, size] of [
      ['', 1],
      ['x'.repeat(65), 1],
      ['round', 0],
      ['round', 65],
    ] as const) {
      alice.say({ kind: 'claim', name, value: new Uint8Array(size) });
      await alice.next('refused', ({ reason }) => reason === 'malformed');
    }
    expect(await claim(alice, 'round', 1)).toEqual(granted(1));
  });
});

test('who has not said hello is not answered, and claims nothing', async () => {
  const relay = await start();
  const cart = newCart();
  const alice = await filled(relay, cart);
  const stranger = await join(relay, cart);
  stranger.say({ kind: 'claim', name: 'round', value: value(2) });
  await silence();
  expect(stranger.heard.some(({ kind }) => kind === 'claimed')).toBe(false);
  expect(await claim(alice, 'round', 1)).toEqual(granted(1));
});

test('another cart has names of its own', async () => {
  const relay = await start();
  const [alice, bob] = [await filled(relay, newCart()), await filled(relay, newCart())];
  expect(await claim(alice, 'round', 1)).toEqual(granted(1));
  expect(await claim(bob, 'round', 2)).toEqual(granted(2));
});

test('a flood of claims is read slowly', async () => {
  const relay = await start({ limits: { framesPerSecond: 100 } });
  const alice = await filled(relay, newCart());
  // The burst that ten seconds allow is 1,000 frames, or 50 claims; what comes after 60 waits for two seconds.
  const begun = performance.now();
  for (let n = 0; n < 60; n++) alice.say({ kind: 'claim', name: `name ${n}`, value: value(n) });
  await alice.next('claimed', ({ name }) => name === 'name 59');
  expect(await claim(alice, 'one more', 1)).toEqual(granted(1));
  expect(performance.now() - begun).toBeGreaterThan(1000);
});
