// Whatever is lost, cut, said twice or begun again: every relay comes to the log that the streams say, and what was
// acknowledged is in it.

import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import { type MemoryLog, memoryLog } from '../log/memoryLog.ts';
import { type FakeConnection, type Fate, fakeStreams } from '../testing/fakeStream.ts';
import { handTimers } from '../testing/handTimers.ts';
import { streamedLog } from './streamedLog.ts';

const carts = ['AAAAAAAAAAAAAAAAAAAAAA', 'AABBBBBBBBBBBBBBBBBBBB'];
const relays = 3;
const length = 12;
/** Of each log two branches, which part at the sixth entry: as of a device that was copied. */
const branches = [0, 1].map((branch) =>
  [11, 12].map((replica) =>
    chainedLog(replica, length, { body: (seq) => Uint8Array.of(seq < 6 ? seq : seq + 100 * (branch + 1)) }),
  ),
);

interface Write {
  readonly kind: 'write';
  readonly relay: number;
  readonly cart: number;
  readonly branch: number;
  readonly log: number;
  readonly from: number;
  readonly to: number;
  readonly fate: Fate;
}
type Step =
  | Write
  | { readonly kind: 'claim'; readonly relay: number; readonly cart: number; readonly fate: Fate }
  | { readonly kind: 'cut'; readonly relay: number }
  | { readonly kind: 'mend'; readonly relay: number }
  | { readonly kind: 'restart'; readonly relay: number }
  | { readonly kind: 'deliver'; readonly relay: number; readonly most: number }
  | { readonly kind: 'wait' };

const at = (limit: number) => fc.nat({ max: limit - 1 });
const fate = fc.constantFrom<Fate>('kept', 'kept', 'lost', 'unsaid');
const write = fc
  .record({ kind: fc.constant('write' as const), relay: at(relays), cart: at(2), branch: at(2), log: at(2), fate })
  .chain((rest) => fc.tuple(at(length), at(4)).map(([from, more]) => ({ ...rest, from, to: from + 1 + more })));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: write },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('claim' as const), relay: at(relays), cart: at(2), fate }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('cut' as const, 'mend' as const, 'restart' as const),
      relay: at(relays),
    }) as fc.Arbitrary<Step>,
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('deliver' as const), relay: at(relays), most: at(4) }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'wait' as const }) },
);

async function contentOf(log: MemoryLog): Promise<unknown> {
  return Promise.all(
    carts.map(async (cartId) => {
      const { logs, position } = await log.open(cartId);
      const updates: string[] = [];
      const ranges = [...logs.values()].map(({ replica, length: to }) => ({ replica, from: 0, to }));
      ranges.sort((a, b) => a.replica - b.replica);
      for await (const update of log.read(cartId, ranges)) updates.push(Buffer.from(update).toString('hex'));
      return {
        position,
        updates,
        claim: await log.claim({ cartId, name: 'round', value: new Uint8Array([9]), most: 0, receivedAt: 0 }),
      };
    }),
  );
}

async function runs(steps: readonly Step[]): Promise<void> {
  const streams = fakeStreams({ isPrompt: false });
  const timers = handTimers();
  const acknowledged: { cartId: string; replica: ReplicaId; hashes: readonly string[]; to: number }[] = [];
  const granted = new Map<string, Set<string>>();
  /** Of each relay: what it has not answered since it was started. */
  const waiting = Array.from({ length: relays }, () => new Set<Step>());

  const open = async (cache: MemoryLog) => {
    const stream: FakeConnection = streams.connect();
    return { cache, stream, log: await streamedLog({ stream, cache, after: timers.after, now: () => 0 }) };
  };
  const running = await Promise.all(Array.from({ length: relays }, () => open(memoryLog())));
  const relay = (index: number) => running[index] as (typeof running)[number];

  for (const one of steps) {
    if (one.kind === 'wait') timers.goOff();
    else if (one.kind === 'cut') relay(one.relay).stream.cut();
    else if (one.kind === 'mend') relay(one.relay).stream.mend();
    else if (one.kind === 'deliver') relay(one.relay).stream.deliver(one.most);
    else if (one.kind === 'restart') {
      // As a file is after a crash: of some moment, with how far it had come then.
      const { cache, stream } = relay(one.relay);
      stream.cut();
      await stream.close();
      running[one.relay] = await open(cache.copy());
      waiting[one.relay] = new Set();
    } else if (one.kind === 'claim') {
      streams.fate(() => one.fate);
      const cartId = carts[one.cart] ?? '';
      const asked = { cartId, name: 'round', value: Uint8Array.of(one.relay), most: 9, receivedAt: steps.indexOf(one) };
      void relay(one.relay)
        .log.claim(asked)
        .then((outcome) => {
          if (outcome.kind !== 'stands') return;
          granted.set(cartId, (granted.get(cartId) ?? new Set()).add(Buffer.from(outcome.value).toString('hex')));
        });
    } else {
      streams.fate(() => one.fate);
      const run = part(branches[one.branch]?.[one.log] ?? chainedLog(1, length), one.from, Math.min(one.to, length));
      const cartId = carts[one.cart] ?? '';
      const { log } = relay(one.relay);
      const asked = waiting[one.relay];
      asked?.add(one);
      void log.append({ cartId, update: encodeUpdate([run]), receivedAt: 1 }).then((refusals) => {
        asked?.delete(one);
        if (refusals.length > 0 || run.entries.length === 0) return;
        const hashes = run.entries.map(({ bytes }) => Buffer.from(bytes).toString('hex'));
        acknowledged.push({ cartId, replica: run.replica, hashes, to: run.seq + run.entries.length });
      });
    }
    await nextTurn();
  }

  streams.fate(() => 'kept');
  for (let turn = 0; turn < 60; turn++) {
    for (const { stream } of running) {
      stream.mend();
      stream.deliver();
    }
    timers.goOff();
    await nextTurn();
    await nextTurn();
  }

  const afresh = memoryLog();
  for (let partition = 0; partition < streams.partitions; partition++)
    await afresh.take([...streams.messages(partition)]);
  const wanted = await contentOf(afresh);
  for (const { cache } of running) expect(await contentOf(cache)).toEqual(wanted);
  for (const { cartId, replica, hashes, to } of acknowledged) {
    const updates = [];
    for await (const update of afresh.read(cartId, [{ replica, from: to - hashes.length, to }])) updates.push(update);
    const said = updates.map((update) => Buffer.from(update).toString('hex')).join('');
    for (const hash of hashes) expect(said).toContain(hash);
  }
  for (const values of granted.values()) expect(values.size).toBe(1);
  expect(waiting.map(({ size }) => size)).toEqual(waiting.map(() => 0));
  for (const { log } of running) await log.close();
}

test('any interleaving, loss, cut and restart: all relays come to the same log, nothing acknowledged is lost', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), runs), { numRuns: 150 });
}, 120_000);
