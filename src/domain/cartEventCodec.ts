// The cart's events as they are stored: schema versions, short keys, packed ids. Everything read is parsed, because
// anybody with the link may have written it. Bounds are wider than the decider's limits, so that a newer app may
// raise those without a new format. All events are at version 1.

import * as v from 'valibot';
import type { DecodedEvent, EventCodec, StoredEvent } from '../engine/eventCodec.ts';
import type { EventId } from '../engine/message.ts';
import { colors } from './colors.ts';
import type { CartEvent, CartEventType } from './events.ts';
import { aislePattern } from './limits.ts';

const version = 1;
const bytesPerId = 15;
const mostObserved = 2_000;

const text = (longest: number) =>
  // C0 and C1 controls (but the line break, in notes) and marks that turn the writing direction of what follows.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  v.pipe(v.string(), v.maxLength(longest), v.regex(/^[^\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]*$/u));
const oneLine = (longest: number) => v.pipe(text(longest), v.regex(/^[^\n]+$/u));
const whole = (least: number, most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

const name = oneLine(1_000);
const count = whole(1, 1_000_000_000);
const price = v.optional(v.nullable(whole(0, 1_000_000_000_000)), null);
const aisle = v.optional(v.nullable(v.pipe(v.string(), v.regex(aislePattern))), null);
const observed = v.optional(
  v.pipe(
    v.instance(Uint8Array),
    v.check(
      ({ length }) => length % bytesPerId === 0 && length <= mostObserved * bytesPerId,
      'not a list of event ids',
    ),
    v.transform(unpackIds),
  ),
  () => new Uint8Array(),
);
const onLine = { line: oneLine(1_000), observed };

const schemas = {
  CartCreated: v.object({ name, currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)) }),
  CartRenamed: v.object({ name, observed }),
  MemberJoined: v.object({ name, color: v.picklist(colors), observed }),
  MemberLeft: v.object({ observed }),
  ItemAdded: v.object({ ...onLine, name, price, aisle, quantity: count }),
  ItemEnsured: v.object({ ...onLine, name, price, aisle, atLeast: count }),
  QuantityChanged: v.object({ ...onLine, by: v.pipe(whole(-1_000_000_000, 1_000_000_000), v.notValue(0)) }),
  QuantitySet: v.object({ ...onLine, to: count }),
  ItemRemoved: v.object(onLine),
  ItemRenamed: v.object({ ...onLine, name }),
  PriceChanged: v.object({ ...onLine, price }),
  ItemNoted: v.object({ ...onLine, note: v.optional(text(16_000), '') }),
  ItemMoved: v.object({ ...onLine, aisle }),
  ItemPicked: v.object({ ...onLine, quantity: count }),
  ItemUnpicked: v.object(onLine),
} satisfies { [Type in CartEventType]: v.GenericSchema<unknown, DataOf<Type>> & { entries: object } };

type DataOf<Type extends CartEventType> = Extract<CartEvent, { type: Type }>['data'];

/** Never to be changed or used for something else: they are in people's logs. */
const storedKeys: Readonly<Record<string, string>> = {
  line: 'l',
  observed: 'o',
  name: 'n',
  price: 'p',
  aisle: 'a',
  quantity: 'q',
  atLeast: 'q',
  by: 'q',
  to: 'q',
  note: 't',
  color: 'c',
  currency: 'c',
};

export const cartEventCodec: EventCodec<CartEvent> = { encode, decode };

function encode({ type, data }: CartEvent): StoredEvent {
  const stored: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(data)) {
    const packed: unknown = Array.isArray(value) ? packIds(value) : value;
    const isBlank = packed === null || packed === '' || (packed instanceof Uint8Array && packed.length === 0);
    if (!isBlank) stored[storedKeys[field] ?? field] = packed;
  }
  return { type, v: version, data: stored };
}

function decode({ type, v: storedVersion, data }: StoredEvent): DecodedEvent<CartEvent> {
  if (storedVersion > version || !Object.hasOwn(schemas, type)) return { kind: 'unknown' };
  if (storedVersion !== version) return invalid(`version ${storedVersion}`);
  if (typeof data !== 'object' || data === null) return invalid('no data');
  const schema = schemas[type as CartEventType];
  const fields: Record<string, unknown> = {};
  for (const field of Object.keys(schema.entries)) {
    const key = storedKeys[field] ?? field;
    if (Object.hasOwn(data, key)) fields[field] = (data as Record<string, unknown>)[key];
  }
  const parsed = v.safeParse(schema, fields, { abortEarly: true });
  if (parsed.success) return { kind: 'known', event: { type, data: parsed.output } as CartEvent };
  const [issue] = parsed.issues;
  return invalid(`${v.getDotPath(issue) ?? 'data'}: ${issue.message}`);
}

function invalid(reason: string): DecodedEvent<CartEvent> {
  return { kind: 'invalid', reason: reason.slice(0, 200) };
}

function packIds(ids: readonly EventId[]): Uint8Array {
  const packed = new Uint8Array(ids.length * bytesPerId);
  [...ids].sort().forEach((id, index) => {
    for (let byte = 0; byte < bytesPerId; byte++) {
      packed[index * bytesPerId + byte] = Number.parseInt(id.slice(byte * 2, byte * 2 + 2), 16);
    }
  });
  return packed;
}

function unpackIds(packed: Uint8Array<ArrayBuffer>): readonly EventId[] {
  const digits = Array.from(packed, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return (digits.match(/.{30}/g) ?? []) as string[] as EventId[];
}
