// Attacks below and beside the messages: handshakes, WebSocket frames that break the protocol, floods and bombs.

import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { deflateRawSync } from 'node:zlib';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeClientMessage } from '../../src/wire/frames.ts';
import { subprotocolOf } from '../../src/wire/linkKeys.ts';
import { newCart } from '../client/cart.ts';
import { rawRequest, rawUpgrade } from '../client/rawUpgrade.ts';
import { connect } from '../client/relayClient.ts';
import { attacker, type HostileCase, type Target } from './hostileCase.ts';

/** Not less: on a busy machine a hello takes its time, too. */
const firstMessageSeconds = 8;
/** What the relay is started with, so that slow attacks are over soon. */
export const hostileSettings = {
  FIRST_MESSAGE_SECONDS: String(firstMessageSeconds),
  MAX_CONNECTIONS_PER_ADDRESS: '100',
};

const maxFrameBytes = 256 * 1024;
const binary = 0x82;

async function enter({ relay, cart }: Target): Promise<Socket> {
  const path = `/sync/${cart.cartId}`;
  const { socket, answer } = await rawUpgrade({ port: relay.port, path, protocols: subprotocolOf(cart.editKey) });
  if (!answer.startsWith('HTTP/1.1 101')) throw new Error(`not let in: ${answer}`);
  return socket;
}

/** A frame as a client sends it, unless told to break a rule. */
function frame(first: number, payload: Uint8Array, isMasked = true): Buffer {
  const mask = isMasked ? 0x80 : 0;
  const { length } = payload;
  const header =
    length < 126 ? [first, mask | length] : length < 65_536 ? [first, mask | 126, length >> 8, length & 255] : null;
  const start = Buffer.from(
    header ?? [first, mask | 127, 0, 0, 0, 0, length >>> 24, (length >> 16) & 255, (length >> 8) & 255, length & 255],
  );
  return Buffer.concat([start, Buffer.alloc(isMasked ? 4 : 0), payload]); // a mask of zeros
}

/** The close code of the first close frame among what the relay sends; what the end was, where there is none. */
async function closeCodeOf(socket: Socket, patienceMs = 60_000): Promise<string> {
  let received = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
  });
  const ended = new Promise<string>((resolve) => socket.once('close', () => resolve('ended')));
  const how = await Promise.race([ended, delay(patienceMs, 'open')]);
  socket.destroy();
  for (let at = 0; at + 2 <= received.length; ) {
    const length = received[at + 1] ?? 0;
    if (received[at] === 0x88) return `closed ${received.readUInt16BE(at + 2)}`;
    at += length < 126 ? 2 + length : 4 + received.readUInt16BE(at + 2);
  }
  return how;
}

function brokenFrame(name: string, code: number, write: (socket: Socket) => void): HostileCase {
  return {
    name,
    expected: `closed ${code}`,
    async attack(target) {
      const socket = await enter(target);
      const closed = closeCodeOf(socket);
      write(socket);
      return closed;
    },
  };
}

function badHandshake(
  name: string,
  status: string,
  request: (target: Target) => Promise<{ answer: string; socket: Socket }>,
) {
  return {
    name,
    expected: status,
    async attack(target: Target) {
      const { answer, socket } = await request(target);
      socket.destroy();
      return answer.split('\r\n')[0] ?? '';
    },
  } satisfies HostileCase;
}

const upgrade = ({ relay, cart }: Target, changes: { path?: string; headers?: Record<string, string> }) =>
  rawUpgrade({ port: relay.port, path: `/sync/${cart.cartId}`, protocols: subprotocolOf(cart.editKey), ...changes });

export const connectionCases: readonly HostileCase[] = [
  brokenFrame('reserved bits in a frame', 1002, (socket) => socket.write(frame(0xf2, Uint8Array.of(3)))),
  brokenFrame('a reserved opcode', 1002, (socket) => socket.write(frame(0x83, Uint8Array.of(3)))),
  brokenFrame('a frame without a mask', 1002, (socket) => socket.write(frame(binary, Uint8Array.of(3), false))),
  brokenFrame('a ping that is too long', 1002, (socket) => socket.write(frame(0x89, new Uint8Array(126)))),
  brokenFrame('a continuation of nothing', 1002, (socket) => socket.write(frame(0x80, Uint8Array.of(3)))),
  // A megabyte's worth. What it is closed with gets lost where more is on the way than the relay has read by then.
  brokenFrame('a compression bomb', 1002, (socket) =>
    socket.write(frame(0xc2, deflateRawSync(new Uint8Array(100 * 2 ** 20)).subarray(0, 1_000))),
  ),
  brokenFrame('a text that is not UTF-8', 1007, (socket) => socket.write(frame(0x81, Uint8Array.of(0xff, 0xfe)))),
  brokenFrame('a frame over the limit', 4401, (socket) =>
    socket.write(frame(binary, new Uint8Array(maxFrameBytes + 1))),
  ),
  brokenFrame('a length of 2^62', 4401, (socket) =>
    socket.write(Buffer.from([binary, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
  ),
  brokenFrame('a message over the limit in many fragments', 4401, (socket) => {
    socket.write(frame(0x02, new Uint8Array(30_000)));
    for (let n = 0; n < 10; n++) socket.write(frame(0x00, new Uint8Array(30_000)));
  }),
  badHandshake('a foreign origin', 'HTTP/1.1 403 Forbidden', (target) =>
    upgrade(target, { headers: { Origin: 'https://evil.example' } }),
  ),
  badHandshake('room guessing', 'HTTP/1.1 403 Forbidden', (target) =>
    upgrade(target, { path: `/sync/${newCart().cartId}` }),
  ),
  badHandshake('a path that climbs', 'HTTP/1.1 404 Not Found', (target) =>
    upgrade(target, { path: `/sync/../sync/${target.cart.cartId}` }),
  ),
  badHandshake('headers without end', 'HTTP/1.1 431 Request Header Fields Too Large', (target) =>
    upgrade(target, { headers: { 'X-Long': 'x'.repeat(100_000) } }),
  ),
  badHandshake('bytes that are no HTTP', 'HTTP/1.1 400 Bad Request', ({ relay, random }) =>
    rawRequest(relay.port, Buffer.concat([Buffer.from([0]), random.bytes(300)])),
  ),
  {
    name: 'a slow handshake: a header a second',
    expected: 'hung up on',
    async attack({ relay }) {
      const asking = rawRequest(relay.port, 'GET / HTTP/1.1\r\nHost: x\r\n');
      const { socket, answer } = await asking;
      const ended = socket.destroyed || socket.readableEnded || answer.startsWith('HTTP/1.1 408');
      socket.destroy();
      return ended ? 'hung up on' : `answered ${answer}`;
    },
  },
  {
    name: 'a connection that says nothing',
    expected: 'hung up on',
    async attack(target) {
      const socket = await enter(target);
      return (await closeCodeOf(socket, firstMessageSeconds * 3000)) === 'open' ? 'kept' : 'hung up on';
    },
  },
  {
    name: 'more connections than one address may have',
    expected: 'turned away with 4502',
    async attack({ relay, cart }) {
      const from = '127.0.0.77';
      const options = { url: relay.url, cartId: cart.cartId, key: cart.viewKey, from };
      const crowd = await Promise.all(Array.from({ length: 110 }, () => connect(options)));
      const codes: number[] = [];
      const tenAway = new Promise<void>((resolve) => {
        for (const { closed } of crowd) void closed.then((code) => codes.push(code) === 10 && resolve());
      });
      await Promise.race([tenAway, delay(60_000)]);
      const told = [...new Set(codes)];
      for (const client of crowd) client.leave();
      return `turned away with ${told.join(', ') || 'nothing'}`;
    },
  },
  {
    name: 'a flood of frames',
    expected: 'read slowly, none refused',
    async attack(target) {
      const client = await attacker(target);
      await client.roundTrip();
      const query = new Uint8Array(500); // what follows the fields is ignored
      query.set(encodeClientMessage({ kind: 'query-awareness' }));
      const begun = performance.now();
      for (let n = 0; n < 2400; n++) client.sendBytes(query); // ten seconds' worth and two more
      await client.roundTrip();
      const took = performance.now() - begun;
      const isOpen = client.isOpen();
      client.leave();
      return took > 500 && isOpen ? 'read slowly, none refused' : `took ${took.toFixed(0)} ms, open: ${isOpen}`;
    },
  },
  {
    name: 'a state vector of 20,000 logs',
    expected: 'answered',
    async attack(target) {
      const client = await attacker(target);
      const stateVector = new Map(Array.from({ length: 20_000 }, (_, index) => [(index + 1e6) as ReplicaId, 2 ** 40]));
      client.say({ kind: 'sync-step-1', stateVector });
      await client.roundTrip();
      const answered = client.isUpToDate();
      client.leave();
      return answered ? 'answered' : 'not answered';
    },
  },
  {
    name: 'writing with the key to view',
    expected: 'view-only',
    async attack({ relay, cart }) {
      const viewer = await connect({ url: relay.url, cartId: cart.cartId, key: cart.viewKey });
      viewer.write(99 as ReplicaId, Uint8Array.of(1));
      await viewer.roundTrip();
      const [said = 'nothing'] = viewer.refusals.keys();
      viewer.leave();
      return said;
    },
  },
];
