// A domain's events as they are stored, from one declaration: a schema for each type, a short key for each field. What is
// blank (null, "", no ids) is left out. It knows no domain. What an event's author saw is under one key in every type and
// every version of it, so that it can be read where nothing else can.

import * as v from 'valibot';
import type { DecodedEvent, EventCodec, StoredEvent } from '../engine/eventCodec.ts';
import type { DomainEvent } from '../engine/message.ts';
import { idsUnder } from './storedIds.ts';

export interface StoredForm<Event extends DomainEvent> {
  /** Of all events. A higher one is a newer app's. */
  readonly version: number;
  readonly schemas: {
    readonly [Type in Event['type']]: v.GenericSchema<unknown, Extract<Event, { type: Type }>['data']> & {
      readonly entries: object;
    };
  };
  /** Never to be changed or used for something else: they are in people's logs. */
  readonly keys: Readonly<Record<FieldOf<Event>, string>>;
  /** What is stored for a list. */
  readonly packLists: { readonly [Field in ListOf<Event>]: (list: FieldValue<Event, Field>) => unknown };
}

/** The names of all fields, of whatever event. */
type FieldOf<Event extends DomainEvent> = Event extends { data: infer Data } ? Extract<keyof Data, string> : never;
type FieldValue<Event extends DomainEvent, Field extends string> = Event extends { data: Record<Field, infer Value> }
  ? Value
  : never;
type ListOf<Event extends DomainEvent> = {
  [Field in FieldOf<Event>]: FieldValue<Event, Field> extends readonly unknown[] ? Field : never;
}[FieldOf<Event>];

export function createSchemaCodec<Event extends DomainEvent>(form: StoredForm<Event>): EventCodec<Event> {
  const { version, schemas } = form;
  const keys: Readonly<Record<string, string>> = form.keys;
  const packLists = form.packLists as Readonly<Record<string, (list: unknown) => unknown>>;

  function encode({ type, data }: Event): StoredEvent {
    const stored: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(data)) {
      const packed = Array.isArray(value) ? packLists[field]?.(value) : value;
      if (!isBlank(packed)) stored[keys[field] ?? field] = packed;
    }
    return { type, v: version, data: stored };
  }

  function decode({ type, v: storedVersion, data }: StoredEvent): DecodedEvent<Event> {
    if (storedVersion > version || !Object.hasOwn(schemas, type)) return { kind: 'unknown' };
    if (storedVersion !== version) return invalid(`version ${storedVersion}`);
    if (typeof data !== 'object' || data === null) return invalid('no data');
    const schema = schemas[type as Event['type']];
    const fields: Record<string, unknown> = {};
    for (const field of Object.keys(schema.entries)) {
      const key = keys[field] ?? field;
      if (Object.hasOwn(data, key)) fields[field] = (data as Record<string, unknown>)[key];
    }
    const parsed = v.safeParse(schema, fields, { abortEarly: true });
    if (parsed.success) return { kind: 'known', event: { type, data: parsed.output } as unknown as Event };
    const [issue] = parsed.issues;
    return invalid(`${v.getDotPath(issue) ?? 'data'}: ${issue.message}`);
  }

  const { observed: observedKey } = keys;
  if (observedKey === undefined) return { encode, decode };
  return { encode, decode, observedIn: (data) => idsUnder(observedKey, data) };
}

function isBlank(value: unknown): boolean {
  return value === null || value === '' || (value instanceof Uint8Array && value.length === 0);
}

function invalid(reason: string) {
  return { kind: 'invalid', reason: reason.slice(0, 200) } as const;
}
