// Prints what became of every cart, and how long it took. Fails when one total is not the file's.

import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { startRelay } from '../../e2e/relayProcess.ts';
import type { FilledCart } from './fillCart.ts';
import { realOrders } from './realOrders.ts';
import { isOrderRight, isRight, replayOrders } from './replayOrders.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, orders: { type: 'string', default: '62' } },
});
const seed = Number(values.seed);
const orders = realOrders().slice(0, Number(values.orders));

const relay = await startRelay({ main: path.resolve('dist/server/main.js'), settings: { STATIC_DIR: '' } });
const relayUrl = `http://127.0.0.1:${relay.port}`;
console.log(`${orders.length} orders of a real shop, seed ${seed}, by way of ${relayUrl}\n`);
console.log('order   lines  people  events  offline  each sees        in the file      joins in   became');
const start = performance.now();
try {
  const carts = await replayOrders({ orders, relayUrl, seed, onFilled: (cart) => console.log(row(cart)) });
  summarize(carts, (performance.now() - start) / 1000);
} finally {
  await relay.stop();
  await relay.dispose();
}

function pounds(pence: number): string {
  return `£${Math.floor(pence / 100).toLocaleString('en-GB')}.${String(pence % 100).padStart(2, '0')}`;
}

function row(cart: FilledCart): string {
  const seen = [...new Set(cart.totals)].map(pounds).join(' / ');
  return [
    cart.order.id.padEnd(7),
    String(cart.order.lines.length).padStart(5),
    String(cart.people).padStart(7),
    String(cart.events).padStart(7),
    `${Math.round((100 * cart.offline) / cart.events)} %`.padStart(8),
    seen.padStart(11),
    `${pounds(cart.order.total).padStart(16)} ${isRight(cart) ? '✓' : '✗'}`,
    `${Math.round(cart.joinMs)} ms`.padStart(10),
    `  ${outcome(cart)} ${isOrderRight(cart) ? '✓' : '✗'}`,
  ].join(' ');
}

/** "delivered £12.30, changed" */
function outcome({ ordered: { plan, seen } }: FilledCart): string {
  const said = [...new Set(seen.map(({ status, total }) => `${status} ${pounds(total)}`))].join(' / ');
  const more = [plan.kind === 'as it is' ? [] : plan.kind, plan.isOrderedTwice ? 'ordered twice' : []].flat();
  return [said, ...more].join(', ');
}

function summarize(carts: readonly FilledCart[], seconds: number): void {
  const sum = (of: (cart: FilledCart) => number) => carts.reduce((total, cart) => total + of(cart), 0);
  const wrong = carts.filter((cart) => !isRight(cart) || !isOrderRight(cart));
  const ordersOf = (kind: FilledCart['ordered']['plan']['kind']) =>
    carts.filter(({ ordered }) => ordered.plan.kind === kind);
  const inOrders = sum(({ ordered }) => ordered.seen[0]?.total ?? 0);
  const changed = sum(({ ordered, order }) => ordered.plan.total - order.total);
  const events = sum((cart) => cart.events);
  const joins = carts.map((cart) => cart.joinMs).sort((a, b) => a - b);
  const inFile = sum((cart) => cart.order.total);
  const inCarts = sum((cart) => cart.totals[0] ?? 0);
  console.log(
    [
      '',
      `${carts.length} carts, ${sum((cart) => cart.people + 1)} devices, ${events} events, ${sum((cart) => cart.offline)} commands given offline`,
      `all carts ${pounds(inCarts)}, in the file ${pounds(inFile)}`,
      `${carts.length} orders: ${carts.length - ordersOf('cancelled').length} delivered, ${ordersOf('changed').length} of them changed before and ${ordersOf('cancelled too late').length} cancelled too late; ${ordersOf('cancelled').length} cancelled`,
      `all orders ${pounds(inOrders)}; less what was changed (${changed < 0 ? '−' : ''}${pounds(Math.abs(changed))}) that is ${pounds(inOrders - changed)}`,
      `${seconds.toFixed(1)} s, ${Math.round(events / seconds)} events/s; a late joiner sees all after ${Math.round(joins[joins.length >> 1] ?? 0)} ms (median)`,
      wrong.length === 0
        ? 'Every total is right, on every device, and every order is one.'
        : `WRONG: ${wrong.map(({ order }) => order.id).join(', ')}`,
    ].join('\n'),
  );
  if (wrong.length > 0) process.exitCode = 1;
}
