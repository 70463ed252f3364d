// How long the relay takes to refuse an upgrade, by why it refuses: a stranger must not learn from the time whether a
// cart exists. The kinds take turns, so that whatever else the machine does meets all of them alike.

import { once } from 'node:events';
import { connect } from 'node:net';
import { formatKey, subprotocolOf } from '../../src/wire/linkKeys.ts';
import type { Cart } from '../client/cart.ts';
import { upgradeText } from '../client/rawUpgrade.ts';
import { percentile } from '../latencies.ts';
import type { Random } from '../seededRandom.ts';

export interface AnswerTimes {
  /** The slowest kind's median by the fastest one's. */
  readonly ratio: number;
  /** A line for each kind: its median, the middle half, and the medians of ten parts of the run. */
  readonly lines: readonly string[];
}

export interface KnownCarts {
  /** Somebody is in it. */
  readonly open: Cart;
  /** It is stored, and nobody is in it. */
  readonly stored: Cart;
}

const parts = 10;
const warmUp = 200;

export async function answerTimes(
  port: number,
  { open, stored }: KnownCarts,
  tries: number,
  random: Random,
): Promise<AnswerTimes> {
  const wrongKey = () => formatKey(random.bytes(16));
  const kinds: Readonly<Record<string, () => { cartId: string; key: string }>> = {
    'a wrong key, somebody is in the cart': () => ({ cartId: open.cartId, key: wrongKey() }),
    'a wrong key, nobody is in the cart': () => ({ cartId: stored.cartId, key: wrongKey() }),
    'a cart that does not exist': () => ({ cartId: formatKey(random.bytes(16)), key: wrongKey() }),
    'a malformed key': () => ({ cartId: open.cartId, key: `${wrongKey().slice(0, 21)}.` }),
  };
  const times = new Map<string, number[]>(Object.keys(kinds).map((kind) => [kind, []]));
  for (let round = -warmUp; round < tries; round++) {
    const from = `127.0.0.${random.between(2, 250)}`; // the ports of one address would run out
    // All are made before the first is sent: no kind comes after more work of this process than another.
    const left = Object.entries(kinds).map(([kind, request]) => {
      const { cartId, key } = request();
      return { kind, text: upgradeText({ port, path: `/sync/${cartId}`, protocols: subprotocolOf(key) }) };
    });
    while (left.length > 0) {
      for (const { kind, text } of left.splice(random.below(left.length), 1)) {
        const took = await refusalMs(port, text, from);
        if (round >= 0) times.get(kind)?.push(took);
      }
    }
  }
  const medians = [...times.values()].map((list) => percentile(list, 0.5));
  return { ratio: Math.max(...medians) / Math.min(...medians), lines: [...times].map(described) };
}

/** From the last byte of the request to the first one of the answer, on a connection that stands. */
async function refusalMs(port: number, request: string, from: string): Promise<number> {
  const socket = connect({ port, host: '127.0.0.1', localAddress: from, noDelay: true });
  await once(socket, 'connect');
  const asked = performance.now();
  socket.write(request);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  const took = performance.now() - asked;
  socket.destroy();
  if (!answer.toString('latin1').startsWith('HTTP/1.1 403 '))
    throw new Error(`not refused: ${answer.toString('latin1')}`);
  return took;
}

function described([kind, times]: readonly [string, readonly number[]]): string {
  const inMicroseconds = (share: number, of = times) => Math.round(percentile(of, share) * 1000);
  const each = Math.ceil(times.length / parts);
  const medians = Array.from({ length: parts }, (_, part) =>
    inMicroseconds(0.5, times.slice(part * each, (part + 1) * each)),
  ).filter(Number.isFinite);
  return `${kind}: median ${inMicroseconds(0.5)} µs, middle half ${inMicroseconds(0.25)}–${inMicroseconds(0.75)} µs, medians of the parts ${Math.min(...medians)}–${Math.max(...medians)} µs of ${times.length}`;
}
