// How long one line with very many events takes: to fold, to be looked at, and with one more event. In every shape of
// concurrency that we could think of. Prints; the bounds are 1 s for 10,000 events and 2 ms for one more.

import { cpus, loadavg } from 'node:os';
import process from 'node:process';
import { type Cart, evolve, initialCart } from '../src/domain/cart.ts';
import type { CartEnvelope, CartEvent, LineEvent } from '../src/domain/events.ts';
import { mapNamedEvents } from '../src/domain/mapNamedEvents.ts';
import { type ActivityEntry, describeActivity } from '../src/domain/readModels/activity.ts';
import { createCartView } from '../src/domain/readModels/cartView.ts';
import { eventIdOf } from '../src/engine/hybridLogicalClock.ts';
import type { EventId } from '../src/engine/message.ts';
import { createTimeline } from '../src/engine/timeline.ts';
import type { ReplicaId } from '../src/log/replicaId.ts';
import { median } from './statistics.ts';

const size = Number(process.argv[2] ?? 10_000);
const rounds = 5;
const line = 't:milk';

/** What the n-th author saw, by number. */
type Shape = (n: number) => readonly number[];
type Deed = (n: number, observed: readonly EventId[]) => LineEvent;

const id = (n: number): EventId => eventIdOf(1_000 + n, 0, 1 as ReplicaId);
const details = { name: 'Milk', price: null, aisle: null };

const start: Deed = (_, observed) => ({ type: 'ItemAdded', data: { line, observed, ...details, quantity: 1 } });
const more: Deed = (_, observed) => ({ type: 'QuantityChanged', data: { line, observed, by: 1 } });
const fewer: Deed = (_, observed) => ({ type: 'QuantityChanged', data: { line, observed, by: -1 } });
const set: Deed = (n, observed) => ({ type: 'QuantitySet', data: { line, observed, to: (n % 90) + 1 } });
const ensure: Deed = (n, observed) => ({
  type: 'ItemEnsured',
  data: { line, observed, ...details, atLeast: (n % 90) + 1 },
});
const note: Deed = (n, observed) => ({ type: 'ItemNoted', data: { line, observed, note: `note ${n}` } });
const remove: Deed = (_, observed) => ({ type: 'ItemRemoved', data: { line, observed } });
const pick: Deed = (_, observed) => ({ type: 'ItemPicked', data: { line, observed, quantity: 1 } });
const inTurn =
  (...deeds: readonly Deed[]): Deed =>
  (n, observed) =>
    (deeds[n % deeds.length] as Deed)(n, observed);
const everything = inTurn(more, note, set, fewer, remove, pick, ensure, more, start);

const chain: Shape = (n) => (n === 0 ? [] : [n - 1]);
const besideEachOther: Shape = (n) => (n === 0 ? [] : [0]);
/** So many people, each counting on alone. */
const branches =
  (people: number): Shape =>
  (n) =>
    n === 0 ? [] : [Math.max(0, n - people)];
/** So many people, who all meet after each of their acts. */
const meetings =
  (people: number): Shape =>
  (n) => {
    const round = Math.floor(n / people);
    return round === 0 ? [] : Array.from({ length: people }, (_, who) => (round - 1) * people + who);
  };
/** So many people, each knowing of whom they heard of last. */
const hearsay =
  (people: number): Shape =>
  (n) =>
    [n - people, n - 1 - ((n * 7_919) % people)].filter((seen) => seen >= 0);
const threes: Shape = (n) => (n % 3 === 0 ? [] : [n - 1]);
/** Every second clock is behind: what it has seen has the later id. */
const wrongClocks: Shape = (n) => (n % 2 === 0 ? [Math.min(n + 1, size - 1)] : n < 3 ? [] : [n - 3]);
const circle: Shape = (n) => [(n + 1) % size];

const cases: readonly (readonly [string, Shape, Deed])[] = [
  ['a chain of everything', chain, inTurn(start, everything)],
  ['counting up and down in a chain', chain, inTurn(more, more, fewer)],
  ['notes beside each other', besideEachOther, note],
  ['sets beside each other', besideEachOther, set],
  ['ensures beside each other', besideEachOther, ensure],
  ['starts beside each other', besideEachOther, start],
  ['more and fewer beside each other', besideEachOther, inTurn(more, fewer)],
  ['removes beside additions', besideEachOther, inTurn(more, remove)],
  ['everything beside each other', besideEachOther, everything],
  ['two branches of everything', branches(2), everything],
  ['20 branches of everything', branches(20), everything],
  ['500 branches of everything', branches(500), everything],
  ['30 people who meet after each act', meetings(30), everything],
  ['20 people by hearsay', hearsay(20), everything],
  ['300 people by hearsay', hearsay(300), everything],
  ['300 people, additions and removes', hearsay(300), inTurn(more, remove)],
  ['threes: add, add, remove', threes, inTurn(start, more, remove)],
  ['every second clock behind', wrongClocks, everything],
  ['one circle of everything', circle, everything],
];

const [cpu] = cpus();
console.log(
  `\n${cpu?.model ?? 'unknown processor'} × ${cpus().length}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1)}`,
);
console.log(
  `One line of ${size} events; fold: the timeline with its entries, then the cart's view; ms of processor time\n`,
);
console.log(`${''.padEnd(40)}${'fold'.padStart(8)}${'one more'.padStart(10)}`);
for (const [name, shape, deed] of cases) {
  const { fold, oneMore } = measure(shape, deed);
  console.log(`${name.padEnd(40)}${fold.toFixed(0).padStart(8)}${oneMore.toFixed(2).padStart(10)}`);
}

function measure(shape: Shape, deed: Deed): { readonly fold: number; readonly oneMore: number } {
  const envelopes = Array.from({ length: size + rounds }, (_, n) => envelope(n, deed(n, shape(n).map(id))));
  const folds: number[] = [];
  let last = timed(() => fold(envelopes.slice(0, size)));
  for (let round = 0; round < 2; round++) {
    last = timed(() => fold(envelopes.slice(0, size)));
    folds.push(last.ms);
  }
  const { timeline, view } = last.value;
  const more = envelopes.slice(size).map((one) => timed(() => view(timeline.insert([one]) && timeline.state())).ms);
  return { fold: median(folds), oneMore: median(more) };
}

function fold(envelopes: readonly CartEnvelope[]) {
  const timeline = createTimeline<Cart, CartEvent, ActivityEntry>({
    initialState: initialCart,
    evolve,
    mapNamed: mapNamedEvents,
    describe: describeActivity,
  });
  const view = createCartView([]);
  timeline.insert(envelopes);
  view(timeline.state());
  return { timeline, view };
}

function envelope(n: number, event: LineEvent): CartEnvelope {
  const commandId = n.toString(16).padStart(16, '0');
  const place = { id: id(n), replicaId: 1, seq: n, deps: [], commandId, commandIndex: 0, receivedAt: 0 };
  return { ...place, actorId: `person ${n % 7}`, event } as unknown as CartEnvelope;
}

function timed<Value>(act: () => Value): { readonly value: Value; readonly ms: number } {
  const before = process.cpuUsage();
  const value = act();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1_000 };
}
