// `npm run bench:api [-- --quick] [--rounds <n>]`: the same cart commands and queries over Trolley's HTTP API and over Emmett
// with Express and PostgreSQL, in turns, as medians. Both answer a command when it is forced to a disk: Trolley's to two, its
// own and the relay's.

import { cpus, loadavg, totalmem } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { median, percentile } from '../statistics.ts';
import { type Caller, type Cart, createCaller, pageSize } from './callers.ts';
import { type Server, type ServerName, startServer } from './servers.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false }, rounds: { type: 'string' } } });
const rounds = Number(values.rounds ?? (values.quick ? 1 : 3));
const share = values.quick ? 0.1 : 1;
const callers = 50;
const commandsEach = Math.ceil(200 * share);
const queries = Math.ceil(2_000 * share);
const longCart = Math.ceil(10_000 * share);
const longEvents = longCart.toLocaleString('en');
const openCarts = Math.ceil(200 * share);
const items = Array.from({ length: 100 }, (_, index) => `Item ${index}`);
const names: readonly ServerName[] = ['trolley', 'emmett'];

type Figures = Record<string, number>;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130)); // which stops the servers
console.log(
  `\n${cpus()[0]?.model ?? 'unknown processor'} × ${cpus().length}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
);
const measured: Record<ServerName, Figures[]> = { trolley: [], emmett: [] };
const loads: number[] = [];
for (let round = 1; round <= rounds; round += 1) {
  for (const name of names) {
    const began = performance.now();
    measured[name].push(await measure(name));
    loads.push(loadavg()[0] ?? Number.NaN);
    console.log(`  round ${round} of ${rounds}, ${name}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
}
print();

async function measure(name: ServerName): Promise<Figures> {
  const server = await startServer(name);
  const caller = createCaller(name, server.port);
  try {
    return { ...(await commands(caller, server)), ...(await looks(caller)), ...(await long(caller, server)) };
  } finally {
    caller.close();
    await server.stop();
  }
}

/** Each caller has a cart of its own; and all have one. */
async function commands(caller: Caller, server: Server): Promise<Figures> {
  const carts = await inParallel(callers, (index) => caller.make(`Cart ${index}`));
  const shared = await caller.make('Of all');
  const own = await timedCommands(caller, server, carts, commandsEach);
  const inOne = await timedCommands(caller, server, Array(callers).fill(shared), Math.ceil(commandsEach / 10));
  return {
    'commands per second, a cart each': own.perSecond,
    'command p99, ms': own.p99,
    'processor time of a command, all processes, ms': own.processor,
    'commands per second, all in one cart': inOne.perSecond,
    'command in it, p99, ms': inOne.p99,
  };
}

async function timedCommands(caller: Caller, server: Server, carts: readonly Cart[], each: number) {
  const round = (times: number) =>
    inParallel(callers, async (index) => {
      const took: number[] = [];
      for (let time = 0; time < times; time += 1) {
        took.push(await timed(() => caller.add(carts[index] as Cart, [items[time % 20] as string])));
      }
      return took;
    });
  await round(Math.ceil(each / 5)); // warm
  const [began, used] = [performance.now(), server.processorMs()];
  const took = (await round(each)).flat();
  const seconds = (performance.now() - began) / 1000;
  const processor = (server.processorMs() - used) / took.length;
  return { processor, perSecond: took.length / seconds, p99: percentile(took, 0.99) };
}

async function looks(caller: Caller): Promise<Figures> {
  const cart = await filled(caller, 1_000);
  const began = performance.now();
  const now = await inTurns(queries, () => caller.look(cart));
  const perSecond = queries / ((performance.now() - began) / 1000);
  return { 'looks per second, one caller': perSecond, 'look at 1,000 events, p99, ms': percentile(now, 0.99) };
}

async function long(caller: Caller, server: Server): Promise<Figures> {
  const cart = await filled(caller, longCart);
  const moments = await caller.moments(cart);
  const some = Array.from({ length: Math.ceil(500 * share) }, (_, index) => moments[(index * 7919) % moments.length]);
  const past = await inTurns(some.length, (index) => caller.look(cart, some[index]));
  const began = performance.now();
  let fed = 0;
  for (let time = 0; time < 3; time += 1) {
    for (let after = 0, page = pageSize; page === pageSize; ) {
      const { count, last } = await caller.feed(cart, after, pageSize);
      [after, page] = [last, count];
      fed += count;
    }
  }
  const feedSeconds = (performance.now() - began) / 1000;
  await server.restart();
  const cold = await timed(() => caller.look(cart));
  const carts = [];
  for (let index = 0; index < openCarts; index += 1) carts.push(await filled(caller, 100));
  await server.restart();
  await caller.look(cart);
  const before = server.memory();
  for (const each of carts) await caller.look(each);
  return {
    [`look at any moment of ${longEvents}, p99, ms`]: percentile(past, 0.99),
    'events of the feed per second': fed / feedSeconds,
    [`first look at ${longEvents} events, ms`]: cold,
    'memory per open cart of 100 events, kB': (server.memory() - before) / openCarts / 1024,
  };
}

/** Of so many events, its making included. */
async function filled(caller: Caller, events: number): Promise<Cart> {
  const cart = await caller.make('Filled');
  for (let left = events - 2; left > 0; left -= items.length) await caller.add(cart, items.slice(0, left));
  return cart;
}

function inParallel<Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)));
}

async function inTurns(count: number, work: (index: number) => Promise<void>): Promise<readonly number[]> {
  const took: number[] = [];
  for (let index = 0; index < count; index += 1) took.push(await timed(() => work(index)));
  return took;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function print(): void {
  const figures = Object.keys(measured.trolley[0] ?? {});
  const show = (value: number) =>
    value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value < 10 ? 2 : 1);
  const of = (name: ServerName, figure: string) => median(measured[name].map((one) => one[figure] ?? Number.NaN));
  console.log('\n| | Trolley | Emmett | Trolley is |\n|---|---|---|---|');
  for (const figure of figures) {
    const [ours, theirs] = [of('trolley', figure), of('emmett', figure)];
    console.log(`| ${figure} | ${show(ours)} | ${show(theirs)} | ${(ours / theirs).toFixed(2)}× |`);
  }
  console.log(`\nMedians of ${rounds}. Load average after each: ${loads.map((value) => value.toFixed(1)).join(' ')}`);
  if (Math.min(...loads) > cpus().length)
    console.log('The machine was busy with other things: no verdict on speed is due.');
}
