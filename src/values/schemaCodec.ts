// A domain's events as they are stored, from one declaration: a schema for each type, a short key for each field. What is
// blank (null, "", no ids) is left out. It knows no domain. What an event's author saw is under one key in every type and
// every version of it, so that it can be read where nothing else can. The rules of versions: docs/event-format.md.

import * as v from 'valibot';
import type { DecodedEvent, EventCodec, StoredEvent } from '../engine/eventCodec.ts';
import type { DomainEvent } from '../engine/message.ts';
import { idsUnder } from './storedIds.ts';

export interface StoredForm<Event extends DomainEvent> {
  /** Of the newest version of each type. */
  readonly schemas: {
    readonly [Type in Event['type']]: v.GenericSchema<unknown, Extract<Event, { type: Type }>['data']> & {
      readonly entries: object;
    };
  };
  /** Never to be changed or used for something else: they are in people's logs. */
  readonly keys: Readonly<Record<FieldOf<Event>, string>>;
  /** What is stored for a list, or for another value that has a shorter form. */
  readonly pack: { readonly [Field in ListOf<Event>]: (value: FieldValue<Event, Field>) => unknown } & {
    readonly [Field in FieldOf<Event>]?: (value: FieldValue<Event, Field>) => unknown;
  };
  /** Of the types that have had more than one version: from 1 to 2, from 2 to 3, … */
  readonly steps?: { readonly [Type in Event['type']]?: readonly VersionStep[] };
}

/** Data as stored, by key. */
export type StoredData = Readonly<Record<string, unknown>>;

/** From one version of an event to the next. */
export interface VersionStep {
  /** Old data in the new version. Old logs stay as they are: this is done whenever one is read. */
  readonly up: (old: StoredData) => StoredData;
  /** New data in the old version, where that can say all of it, so that older apps can read it too; else null. */
  readonly down: (data: StoredData) => StoredData | null;
}

/** The names of all fields, of whatever event. */
type FieldOf<Event extends DomainEvent> = Event extends { data: infer Data } ? Extract<keyof Data, string> : never;
type FieldValue<Event extends DomainEvent, Field extends string> = Event extends {
  data: { [Key in Field]?: infer Value };
}
  ? Value
  : never;
type ListOf<Event extends DomainEvent> = {
  [Field in FieldOf<Event>]: FieldValue<Event, Field> extends readonly unknown[] ? Field : never;
}[FieldOf<Event>];

export function createSchemaCodec<Event extends DomainEvent>(form: StoredForm<Event>): EventCodec<Event> {
  const { schemas } = form;
  const keys: Readonly<Record<string, string>> = form.keys;
  const packers = form.pack as Readonly<Record<string, (value: unknown) => unknown>>;
  const steps = (form.steps ?? {}) as Readonly<Record<string, readonly VersionStep[]>>;
  const stepsOf = (type: string) => (Object.hasOwn(steps, type) ? (steps[type] ?? []) : []);

  /** At the lowest version that says all of it. */
  function encode({ type, data }: Event): StoredEvent {
    let stored: StoredData = withKeys(data);
    let version = stepsOf(type).length + 1;
    for (const { down } of stepsOf(type).toReversed()) {
      const older = down(stored);
      if (older === null) break;
      stored = older;
      version--;
    }
    return { type, v: version, data: stored };
  }

  function withKeys(data: object): StoredData {
    const stored: Record<string, unknown> = {};
    for (const [field, value] of Object.entries(data)) {
      const packed = value == null ? null : (packers[field]?.(value) ?? value);
      if (!isBlank(packed)) stored[keys[field] ?? field] = packed;
    }
    return stored;
  }

  function decode({ type, v: version, data }: StoredEvent): DecodedEvent<Event> {
    const toNewest = stepsOf(type);
    if (version > toNewest.length + 1 || !Object.hasOwn(schemas, type)) return { kind: 'unknown' };
    if (!Number.isInteger(version) || version < 1) return invalid(`version ${version}`);
    if (typeof data !== 'object' || data === null) return invalid('no data');
    const newest = toNewest.slice(version - 1).reduce<StoredData>((old, { up }) => up(old), data as StoredData);
    const schema = schemas[type as Event['type']];
    const fields: Record<string, unknown> = {};
    for (const field of Object.keys(schema.entries)) {
      const key = keys[field] ?? field;
      if (Object.hasOwn(newest, key)) fields[field] = newest[key];
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
