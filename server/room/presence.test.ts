import { expect, test } from 'vitest';
import { decodeAwareness, encodeAwareness } from '../../src/wire/awareness.ts';
import type { ServerMessage } from '../../src/wire/frames.ts';
import { party } from '../testing/party.ts';
import { newCart, silence, type TestClient, until } from '../testing/testRelay.ts';

const { start, join } = party();

const state = (text: string) => new TextEncoder().encode(text);
function present(client: TestClient, clientId: number, clock: number, text: string): void {
  client.say({ kind: 'awareness', update: encodeAwareness([{ clientId, clock, state: state(text) }]) });
}
/** What a client was told, in order. */
function told(client: TestClient): [id: number, clock: number, state: string][] {
  return client.heard
    .filter((message): message is Extract<ServerMessage, { kind: 'awareness' }> => message.kind === 'awareness')
    .flatMap(({ update }) => decodeAwareness(update) ?? [])
    .map((entry) => [entry.clientId, entry.clock, new TextDecoder().decode(entry.state)]);
}
async function three() {
  const relay = await start();
  const cart = newCart();
  return {
    relay,
    cart,
    alice: await join(relay, cart),
    bob: await join(relay, cart),
    carol: await join(relay, cart, cart.viewKey),
  };
}

test("a session's own state reaches all others, viewers too, and not itself", async () => {
  const { alice, bob, carol } = await three();
  present(alice, 11, 1, '{"name":"Alice"}');
  present(carol, 33, 1, '{"name":"Carol"}');
  await until(() => told(bob).length === 2 && told(carol).length === 1 && told(alice).length === 1, 'the states');
  expect(told(bob)).toContainEqual([11, 1, '{"name":"Alice"}']);
  expect(told(alice)).toEqual([[33, 1, '{"name":"Carol"}']]);
});

test('states of others are dropped, alone or among its own', async () => {
  const { alice, bob, carol } = await three();
  present(alice, 11, 1, '{}');
  await until(() => told(bob).length === 1, 'alice');
  present(bob, 22, 1, '{}');
  present(bob, 11, 9, '{"forged":true}');
  bob.say({
    kind: 'awareness',
    update: encodeAwareness([
      { clientId: 11, clock: 9, state: state('null') },
      { clientId: 22, clock: 2, state: state('{"b":2}') },
      { clientId: 44, clock: 1, state: state('{}') },
    ]),
  });
  await until(() => told(carol).some(([, clock]) => clock === 2), 'bob');
  expect(told(carol)).toEqual([
    [11, 1, '{}'],
    [22, 1, '{}'],
    [22, 2, '{"b":2}'],
  ]);
});

test("a provider that repeats what it heard takes no one's place", async () => {
  const { alice, bob, carol } = await three();
  present(alice, 11, 1, '{}');
  await until(() => told(bob).length === 1, 'alice');
  present(bob, 11, 1, '{}');
  present(alice, 11, 2, '{"still":"here"}');
  await until(() => told(carol).length === 2, 'alice again');
});

test('a tab that came back takes its own place, before its old connection is missed', async () => {
  const { relay, cart, alice, bob } = await three();
  present(alice, 11, 5, '{}');
  await until(() => told(bob).length === 1, 'alice');
  const back = await join(relay, cart);
  present(back, 11, 6, '{"back":true}');
  await until(() => told(bob).length === 2, 'alice again');
  alice.leave();
  await silence();
  expect(told(bob).at(-1)).toEqual([11, 6, '{"back":true}']);
});

test('a joiner is told who is here, and again when it asks', async () => {
  const { relay, cart, alice, bob } = await three();
  present(alice, 11, 1, '{"a":1}');
  present(alice, 11, 2, '{"a":2}');
  present(bob, 22, 1, '{"b":1}');
  present(bob, 22, 2, 'null');
  await until(() => told(alice).length === 2, 'bob to be gone');
  const dora = await join(relay, cart);
  await until(() => told(dora).length === 1, 'the states');
  expect(told(dora)).toEqual([[11, 2, '{"a":2}']]);
  dora.say({ kind: 'query-awareness' });
  await until(() => told(dora).length === 2, 'the answer');
});

test('who leaves is said to be gone, with the clock it had', async () => {
  const { alice, bob, carol } = await three();
  present(alice, 11, 7, '{}');
  present(bob, 22, 1, '{}');
  await until(() => told(carol).length === 2, 'both');
  alice.leave();
  await until(() => told(carol).length === 3, 'alice to be gone');
  expect(told(carol).at(-1)).toEqual([11, 7, 'null']);
});

test('a state that is too long or older than the last is dropped; nothing is read as JSON', async () => {
  const { alice, bob } = await three();
  present(alice, 11, 5, 'not json');
  present(alice, 11, 4, '{"old":1}');
  present(alice, 11, 6, JSON.stringify('x'.repeat(2048)));
  present(alice, 11, 7, '{"last":1}');
  await until(() => told(bob).some(([, clock]) => clock === 7), 'the last state');
  expect(told(bob)).toEqual([
    [11, 5, 'not json'],
    [11, 7, '{"last":1}'],
  ]);
});

test('an empty frame comes at a steady beat; a peer that is gone without a word is missed', async () => {
  const relay = await start({ heartbeatMs: 200 });
  const cart = newCart();
  const [alice, bob] = [await join(relay, cart), await join(relay, cart)];
  present(bob, 22, 1, '{}');
  bob.socket.pause(); // answers no ping from here on
  await until(() => alice.heard.filter(({ kind }) => kind === 'awareness').length >= 3, 'some beats');
  expect(alice.isOpen()).toBe(true);
  await until(() => told(alice).some(([id, , text]) => id === 22 && text === 'null'), 'bob to be missed');
});
