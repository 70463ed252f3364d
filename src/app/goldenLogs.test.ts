// Logs as released versions of the app wrote them, byte for byte, read by this one. Nobody's cart may become another one by an
// upgrade: where what a log comes to has to change, the change is declared in its file, with its reason. How to record one
// for a new format: docs/event-format.md.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { digest } from 'lib0/hash/sha256';
import { describe, expect, test } from 'vitest';
import { type CartTypes, cartDomain } from '../domain/cartDomain.ts';
import { cartEventCodec } from '../domain/cartEventCodec.ts';
import { cartFingerprint } from '../domain/cartFingerprint.ts';
import { decodeBody, encodeBody } from '../engine/envelopeCodec.ts';
import { createMemoryEventStore } from '../engine/memoryEventStore.ts';
import { type OpenStream, openStream } from '../engine/openStream.ts';
import { readEntry, writeEntry } from '../log/entryHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { goldenHistories } from './testing/goldenHistories.ts';
import { goldenStream, recordLog } from './testing/recordLog.ts';

interface GoldenLog {
  readonly about: string;
  /** Replica, place in its log, bytes in hex. */
  readonly entries: readonly string[];
  /** Hashes of what it comes to: the first as recorded, then one for each declared change. The last one holds. */
  readonly states: readonly { readonly since: string; readonly hash: string }[];
  readonly lines: Readonly<Record<string, object>>;
}

const folder = path.join(import.meta.dirname, 'testing/golden');

const recording = process.env.RECORD_GOLDEN;
test.runIf(recording !== undefined)('record', async () => {
  const file = path.join(folder, `${recording}.json`);
  if (existsSync(file)) throw new Error(`${file} is there: what was recorded stays as it is`);
  const entries = await recordLog(goldenHistories[recording ?? ''] ?? [], Date.UTC(2026, 0, 5, 9));
  const log = entries.map(({ replicaId, seq, bytes }) => `${replicaId} ${seq} ${Buffer.from(bytes).toString('hex')}`);
  const readSide = await replay(log);
  const golden: GoldenLog = {
    about: `The cart of '${recording}' in goldenHistories.ts, as the app wrote it when this was the newest format.`,
    entries: log,
    states: [{ since: 'as recorded', hash: stateHash(readSide) }],
    lines: linesOf(readSide),
  };
  writeFileSync(file, `${JSON.stringify(golden, null, 2)}\n`);
});

describe.each(readdirSync(folder).filter((name) => name.endsWith('.json')))('%s', (name) => {
  const golden = JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as GoldenLog;

  test('is read whole, and comes to what it always came to', async () => {
    const readSide = await replay(golden.entries);
    expect(readSide.history()).toMatchObject({ newer: 0, invalid: 0 });
    expect(readSide.timeline.length()).toBe(golden.entries.length);
    expect(linesOf(readSide)).toMatchObject(golden.lines);
    expect(stateHash(readSide)).toBe(golden.states.at(-1)?.hash);
  });

  test('is what this app would write, byte for byte, where it says the same', () => {
    for (const entry of golden.entries) {
      const hex = entry.split(' ')[2] ?? '';
      const opened = readEntry(Buffer.from(hex, 'hex'));
      const decoded = decodeBody(opened?.body ?? new Uint8Array());
      const body = decoded.kind === 'body' ? decoded.body : null;
      const event = body && cartEventCodec.decode(body.stored);
      expect(event?.kind).toBe('known');
      if (body === null || opened === null || event?.kind !== 'known') return;
      const again = encodeBody({ ...body, stored: cartEventCodec.encode(event.event) });
      expect(Buffer.from(writeEntry(opened, again)).toString('hex')).toBe(hex);
    }
  });
});

async function replay(entries: GoldenLog['entries']) {
  const store = createMemoryEventStore({ now: () => 0 });
  const stream = await openStream({ domain: cartDomain, store, streamId: goldenStream, wallNow: () => 0 });
  const { misfits } = await stream.append(
    entries.map((entry) => {
      const [replica, seq, hex] = entry.split(' ');
      const bytes = Uint8Array.from(Buffer.from(hex ?? '', 'hex'));
      return { replicaId: Number(replica) as ReplicaId, seq: Number(seq), bytes, signature: null };
    }),
  );
  expect(misfits).toEqual([]);
  return stream.readSide;
}

type CartReadSide = OpenStream<CartTypes>['readSide'];

function stateHash({ timeline }: CartReadSide): string {
  return Buffer.from(digest(new TextEncoder().encode(cartFingerprint(timeline.state())))).toString('hex');
}

/** What people see of it, for who reads why a hash has changed. */
function linesOf(readSide: CartReadSide): GoldenLog['lines'] {
  return Object.fromEntries(readSide.now().aisles.flatMap(({ lines }) => lines.map((line) => [line.line, line])));
}
