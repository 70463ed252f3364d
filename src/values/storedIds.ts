// A list of event ids as it is stored: 15 bytes each, ascending, so that the same set is the same bytes.

import * as v from 'valibot';
import type { EventId } from '../engine/message.ts';
import { hexOf, writeHex } from '../log/hex.ts';

const bytesPerId = 15;
const mostIds = 2_000;

export function packIds(ids: readonly EventId[]): Uint8Array {
  const packed = new Uint8Array(ids.length * bytesPerId);
  [...ids].sort().forEach((id, index) => {
    writeHex(packed, index * bytesPerId, id);
  });
  return packed;
}

const packedIds = v.pipe(
  v.instance(Uint8Array),
  v.check(({ length }) => length % bytesPerId === 0 && length <= mostIds * bytesPerId, 'not a list of event ids'),
  v.transform(unpackIds),
);

/** Left out where the list is empty. */
export const storedIds = v.optional(packedIds, () => new Uint8Array());

/** The list that is stored under a key, whatever else is there; null where there is none. */
export function idsUnder(key: string, data: unknown): readonly EventId[] | null {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, key)) return null;
  const parsed = v.safeParse(packedIds, (data as Record<string, unknown>)[key]);
  return parsed.success ? parsed.output : null;
}

function unpackIds(packed: Uint8Array<ArrayBuffer>): readonly EventId[] {
  return Array.from(
    { length: packed.length / bytesPerId },
    (_, index) => hexOf(packed, index * bytesPerId, (index + 1) * bytesPerId) as EventId,
  );
}
