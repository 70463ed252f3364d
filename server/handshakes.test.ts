// Connections that never become any: those that trickle, those that are silent, those that the system could not accept.

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { Server } from 'node:http';
import { connect as connectTcp, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { chainedLog } from '../src/wire/testing/chainedLog.ts';
import { countMeasures } from './room/measures.ts';
import { holds, party } from './testing/party.ts';
import { newCart, type TestRelay } from './testing/testRelay.ts';

const { start, follow } = party();
const log = chainedLog(4711, 5);
const headersMs = 200;
const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

async function call(relay: TestRelay): Promise<{ socket: Socket; heard: () => string; closed: Promise<number> }> {
  const socket = connectTcp(relay.port, '127.0.0.1');
  sockets.push(socket);
  socket.on('error', () => {});
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk.toString();
  });
  await once(socket, 'connect');
  const began = performance.now();
  const closed = once(socket, 'close').then(() => performance.now() - began);
  return { socket, heard: () => heard, closed };
}

const upgrade = (cartId: string) =>
  `GET /sync/${cartId} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`;

test('headers that trickle in byte by byte, or stop, or never come: the connection is over in bounded time', async () => {
  const relay = await start({ headersMs });
  const cart = newCart();
  const alice = await follow(relay, cart);

  const trickle = await call(relay);
  const letters = `${upgrade(cart.cartId)}X-Long: ${'x'.repeat(1000)}`[Symbol.iterator]();
  const dripping = setInterval(() => trickle.socket.write(letters.next().value ?? 'x'), 5);
  const stopped = await call(relay);
  stopped.socket.write(upgrade(cart.cartId));
  const silent = await call(relay);

  for (const { closed, heard } of [trickle, stopped, silent]) {
    const ms = await closed;
    expect(ms).toBeGreaterThanOrEqual(headersMs - 10);
    expect(ms).toBeLessThan(10 * headersMs);
    expect(heard()).toMatch(/^(HTTP\/1\.1 408 |$)/);
  }
  clearInterval(dripping);
  alice.push(log);
  await holds(await follow(relay, cart), log);
  expect(alice.isOpen()).toBe(true);
});

test('a body that trickles in is cut off, too', async () => {
  const relay = await start({ headersMs });
  const { socket, closed } = await call(relay);
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n');
  const dripping = setInterval(() => socket.write('x'), 5);
  expect(await closed).toBeLessThan(15 * headersMs);
  clearInterval(dripping);
});

test('a connection that the system cannot accept is counted, and harms nobody', async () => {
  const measures = countMeasures();
  const refused: string[] = [];
  const relay = await start({ measures: { ...measures, refused: (reason) => refused.push(reason) } });
  const cart = newCart();
  const alice = await follow(relay, cart);
  const server = await httpServerOf(relay);
  // Node says it so, of EMFILE and the like; without a listener, this throws and ends the process.
  server.emit('error', Object.assign(new Error('accept EMFILE'), { code: 'EMFILE', syscall: 'accept' }));
  expect(refused).toEqual(['not-accepted']);
  alice.push(log);
  await holds(await follow(relay, cart), log);
});

async function httpServerOf(relay: TestRelay): Promise<Server> {
  let server: Server | null = null;
  const look = (message: unknown) => {
    ({ server } = message as { server: Server });
  };
  subscribe('http.server.request.start', look);
  await fetch(`http://127.0.0.1:${relay.port}/healthz`);
  unsubscribe('http.server.request.start', look);
  if (server === null) throw new Error('no request was seen');
  return server;
}
