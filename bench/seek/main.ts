// One moment of a long past, as different ways keep it: Trolley's timeline, the same events folded from the beginning, and the
// same cart as a document of Yjs, Automerge and Loro. Each is asked for the cart's total at the same moments; all must agree.

import { createRequire } from 'node:module';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { lookup } from '../../src/causal/persistentMap.ts';
import type { Cart } from '../../src/domain/cart.ts';
import { cartDomain } from '../../src/domain/cartDomain.ts';
import { isLineEvent } from '../../src/domain/events.ts';
import { quantityIn } from '../../src/domain/line/line.ts';
import { createReadSide } from '../../src/engine/readSide.ts';
import { longHistory } from '../longHistory.ts';
import { median, percentile } from '../statistics.ts';
import { type Change, documents } from './documents.ts';

const sizes = process.argv.slice(2).map(Number).filter(Boolean);
const [cpu] = cpus();
const load = () => loadavg()[0]?.toFixed(1);
console.log(`\n${cpu?.model ?? 'unknown processor'} × ${cpus().length}, Node ${process.version}`);
console.log('The total at one moment of the past; ms of processor time');

for (const size of sizes.length > 0 ? sizes : [1_000, 10_000, 100_000]) await measure(size);

async function measure(size: number): Promise<void> {
  const { streamId, entries } = await longHistory(size);
  const readSide = createReadSide(cartDomain, streamId);
  readSide.receive(entries);
  const { timeline } = readSide;
  const length = timeline.length();
  const moments = Array.from({ length: 40 }, (_, n) => (n * 7_919 + 13) % length);
  const totals = new Map(moments.map((index) => [index, totalAt(timeline.stateAt(index))]));
  console.log(`\n${length} events; load ${load()}`);
  print('Trolley', moments, (index) => readSide.at(index).total, totals);
  print('the prefix folded', moments.slice(0, 10), (index) => totalAt(foldedTo(index)), totals);

  const changes = changesIn();
  const require = createRequire(path.resolve('bench/seek/package.json'));
  for (const [name, make] of documents(require)) {
    const built = timed(() => make(changes, new Set(moments)));
    const some = size > 10_000 ? moments.slice(0, 5) : moments.slice(0, 20);
    print(name, some, built.value, totals, `   (made in ${(built.ms / 1_000).toFixed(1)} s)`);
  }

  function foldedTo(index: number): Cart {
    let state = cartDomain.decider.initialState;
    for (let at = 0; at <= index; at += 1) {
      const envelope = timeline.at(at);
      if (envelope !== undefined) state = cartDomain.decider.evolve(state, envelope);
    }
    return state;
  }

  /** What each event makes of its line. */
  function changesIn(): readonly (Change | null)[] {
    let state = cartDomain.decider.initialState;
    return Array.from({ length }, (_, index) => {
      const envelope = timeline.at(index);
      if (envelope === undefined) return null;
      state = cartDomain.decider.evolve(state, envelope);
      if (!isLineEvent(envelope.event)) return null;
      const { line } = envelope.event.data;
      const found = lookup(state.lines, line);
      return { line, name: found?.name.value ?? '', quantity: quantityIn(found), price: found?.price.value ?? 0 };
    });
  }
}

function totalAt(cart: Cart): number {
  return cartDomain.createView()(cart).total;
}

function print(
  name: string,
  moments: readonly number[],
  total: (index: number) => number,
  totals: ReadonlyMap<number, number>,
  note = '',
): void {
  const taken = moments.map((index) => {
    const { value, ms } = timed(() => total(index));
    if (value !== totals.get(index)) throw new Error(`${name} at ${index}: ${value}, not ${totals.get(index)}`);
    return ms;
  });
  const [p50, p99] = [median(taken), percentile(taken, 0.99)].map((ms) => ms.toFixed(2).padStart(10));
  console.log(`  ${name.padEnd(36)} p50 ${p50}   p99 ${p99}${note}`);
}

function timed<Value>(act: () => Value): { readonly value: Value; readonly ms: number } {
  const before = process.cpuUsage();
  const value = act();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1_000 };
}
