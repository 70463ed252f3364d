import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeUpdate, maxUpdateBytes } from './encodeUpdate.ts';
import type { EntryRun } from './entryRun.ts';
import { type EncodedEntries, encodeEntries, joinEntries } from './joinEntries.ts';
import { chainedLog, part, yjsDocumentOf } from './testing/chainedLog.ts';

/** Of one log, up to where its pieces end. */
const cut = fc.record({
  length: fc.integer({ min: 1, max: 30 }),
  ends: fc.array(fc.nat({ max: 30 }), { maxLength: 6 }),
  from: fc.nat({ max: 10 }),
  body: fc.nat({ max: 400 }),
  isSigned: fc.boolean(),
});
const logs = fc.array(cut, { maxLength: 5 }).map((cuts) =>
  cuts.map(({ length, ends, from, body, isSigned }, index) => {
    const log = chainedLog([7, 2 ** 52 + 1, 300, 1, 99_999][index] ?? 0, length, {
      body: (seq) => new Uint8Array(body).fill(seq),
      signature: (seq) => (isSigned && seq % 3 === 0 ? Uint8Array.of(seq) : null),
    });
    const start = Math.min(from, length - 1);
    const places = [start, ...ends.filter((end) => end > start && end < length), length].sort((a, b) => a - b);
    const pieces = places.slice(1).map((end, n) => part(log, places[n] ?? 0, end));
    return { log, start, pieces: pieces.filter(({ entries }) => entries.length > 0) };
  }),
);

type Cut = { readonly pieces: readonly EntryRun[] };

/** One log after the other, or in turns. */
function piecesOf(all: readonly Cut[], areInTurns: boolean): EncodedEntries[] {
  if (!areInTurns) return all.flatMap(({ pieces }) => pieces.map(encodeEntries));
  const rounds = Math.max(0, ...all.map(({ pieces }) => pieces.length));
  return Array.from({ length: rounds }, (_, round) =>
    all.flatMap(({ pieces }) => pieces.slice(round, round + 1).map(encodeEntries)),
  ).flat();
}

test('[R14] pieces that are joined are the update of the whole', () => {
  fc.assert(
    fc.property(logs, fc.boolean(), (all, areInTurns) => {
      const pieces = piecesOf(all, areInTurns);
      const whole = encodeUpdate(all.map(({ log, start }) => part(log, start)));
      expect(joinEntries(pieces)).toEqual(pieces.length === 0 ? [] : [whole]);
    }),
  );
});

test('[R16] in updates of a bounded size, they still hold the same', () => {
  fc.assert(
    fc.property(logs, fc.integer({ min: 600, max: 4000 }), fc.boolean(), (all, maxBytes, areInTurns) => {
      const pieces = piecesOf(all, areInTurns).filter(({ content }) => content.length < 500);
      const isWhole = pieces.length === all.flatMap((one) => one.pieces).length;
      const updates = joinEntries(pieces, maxBytes);
      for (const update of updates) expect(update.length).toBeLessThanOrEqual(maxBytes);
      if (!isWhole) return;
      const doc = yjsDocumentOf(all.map(({ log, start }) => part(log, 0, start)));
      for (const update of updates) Y.applyUpdate(doc, update);
      const expected = yjsDocumentOf(all.map(({ log }) => log));
      expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(expected));
    }),
  );
});

test('no update is longer than a frame may be', () => {
  const log = chainedLog(5, 600, { body: () => new Uint8Array(200) });
  const pieces = Array.from({ length: 60 }, (_, n) => encodeEntries(part(log, 10 * n, 10 * n + 10)));
  const updates = joinEntries(pieces);
  expect(updates.length).toBe(3);
  for (const update of updates) expect(update.length).toBeLessThanOrEqual(maxUpdateBytes);
});
