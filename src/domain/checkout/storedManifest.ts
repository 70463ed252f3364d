// The lines of a checkout as they are stored: short keys, packed ids, and of each contribution how much is taken, in the
// order of their ids.

import * as v from 'valibot';
import { count, oneLine, price } from '../../values/storedFields.ts';
import { packIds, storedIds } from '../../values/storedIds.ts';
import type { ManifestLine, ReturnedLine } from '../events.ts';

/** More lines than any entry holds. */
const mostLines = 2_000;

export function packManifest(manifest: readonly ManifestLine[]): readonly object[] {
  return manifest.map(({ line, observed, name, quantity, price: of, covers, picks }) => {
    const inOrder = [...covers].sort((a, b) => (a.id < b.id ? -1 : 1));
    return withoutBlanks({
      l: line,
      o: packIds(observed),
      n: name,
      q: quantity,
      p: of,
      c: packIds(inOrder.map(({ id }) => id)),
      w: inOrder.map((cover) => cover.quantity),
      b: packIds(picks),
    });
  });
}

export function packReturned(returned: readonly ReturnedLine[]): readonly object[] {
  return returned.map(({ line, observed, quantity }) => withoutBlanks({ l: line, o: packIds(observed), q: quantity }));
}

const onLine = { l: oneLine(1_000), o: storedIds, q: count };

const manifestLine = v.pipe(
  v.object({ ...onLine, n: oneLine(1_000), p: price, c: storedIds, w: v.optional(v.array(count), []), b: storedIds }),
  v.check(({ c, w }) => c.length === w.length, 'not a quantity for each contribution'),
  v.transform(
    ({ l, o, n, q, p, c, w, b }): ManifestLine => ({
      line: l,
      observed: o,
      name: n,
      quantity: q,
      price: p,
      covers: c.map((id, index) => ({ id, quantity: w[index] ?? 0 })),
      picks: b,
    }),
  ),
);

const returnedLine = v.pipe(
  v.object(onLine),
  v.transform(({ l, o, q }): ReturnedLine => ({ line: l, observed: o, quantity: q })),
);

/** Each line once. */
export const storedManifest = listOf(manifestLine);
export const storedReturned = listOf(returnedLine);

function listOf<Line extends { readonly line: string }>(schema: v.GenericSchema<unknown, Line>) {
  return v.pipe(
    v.array(schema),
    v.maxLength(mostLines),
    v.check((lines) => new Set(lines.map(({ line }) => line)).size === lines.length, 'a line twice'),
  );
}

function withoutBlanks(fields: Readonly<Record<string, unknown>>): object {
  const isBlank = (value: unknown) =>
    value === null || ((value instanceof Uint8Array || Array.isArray(value)) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value)));
}
