// `node bench/relay/joinFloor.mjs`: how long a join takes where the server is nothing but `ws` and has all frames in memory, in
// a process of its own as in the bench. What no relay in Node can be faster than. Not a test: prints.

import { fork } from 'node:child_process';
import { connect } from 'node:net';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocketServer } from 'ws';

const frameBytes = 59_500;
const frames = 20; // 10,000 entries of 107 bytes, with what is around them
const joins = 60;
const betweenMs = 150;

if (process.argv[2] === 'serve') serve();
else await measure();

function serve() {
  const frame = Buffer.alloc(frameBytes, 3);
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  server.on('connection', (socket) =>
    socket.on('message', () => {
      for (let sent = 0; sent < frames; sent++) socket.send(frame);
    }),
  );
  server.on('listening', () => process.send?.(server.address()));
}

async function measure() {
  const child = fork(fileURLToPath(import.meta.url), ['serve']);
  const { port } = await new Promise((resolve) => child.once('message', resolve));
  const upgraded = [];
  const done = [];
  for (let n = 0; n < joins; n++) {
    const took = await join(port);
    upgraded.push(took.upgraded);
    done.push(took.done);
    await delay(betweenMs);
  }
  child.kill();
  console.log(`upgrade ${median(upgraded)} ms, all there ${median(done)} ms (medians of ${joins})`);
}

/**
 * @param {number} port
 * @returns {Promise<{ upgraded: number, done: number }>} ms since it began
 */
function join(port) {
  const buffer = Buffer.allocUnsafeSlow(256 * 1024);
  const request = [
    'GET / HTTP/1.1',
    'Host: localhost',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    '\r\n',
  ].join('\r\n');
  const question = Buffer.from([0x82, 0x84, 0, 0, 0, 0, 0, 0, 1, 0]);
  const start = performance.now();
  return new Promise((resolve) => {
    let upgraded = 0;
    let heard = 0;
    const onData = (/** @type {number} */ length) => {
      if (upgraded === 0) {
        upgraded = performance.now() - start;
        socket.write(question);
        return true;
      }
      heard += length;
      if (heard < frames * frameBytes) return true;
      resolve({ upgraded, done: performance.now() - start });
      socket.destroy();
      return false;
    };
    const socket = connect({ port, host: '127.0.0.1', onread: { buffer, callback: onData } }, () =>
      socket.write(request),
    );
  });
}

/** @param {number[]} values */
function median(values) {
  return values.sort((a, b) => a - b)[values.length >> 1]?.toFixed(2);
}
