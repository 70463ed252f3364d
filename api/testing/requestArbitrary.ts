// Requests made of an OpenAPI document, as strangers send them: mostly what it asks for, sometimes with a part that is wrong, left
// out, or something else altogether.

import fc from 'fast-check';

// biome-ignore lint/suspicious/noExplicitAny: a JSON Schema
type Schema = any;

export interface GeneratedRequest {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface KnownStream {
  readonly id: string;
  readonly keys: readonly string[];
}

export interface Known {
  readonly carts: readonly KnownStream[];
  readonly orders: readonly KnownStream[];
  readonly eventIds: readonly string[];
  readonly lines: readonly string[];
}

const mostDepth = 6;

export function requestArbitrary(document: Schema, known: Known): fc.Arbitrary<GeneratedRequest> {
  const operations = Object.entries<Schema>(document.paths).flatMap(([path, methods]) =>
    Object.entries<Schema>(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return fc.constantFrom(...operations).chain(({ path, method, operation }) => {
    const parameters: Schema[] = operation.parameters ?? [];
    const valuesIn = (place: string): fc.Arbitrary<Readonly<Record<string, string>>> => {
      const here = parameters.filter((one) => one.in === place);
      const values = Object.fromEntries(here.map((one) => [one.name, parameter(one, document, known)]));
      const requiredKeys = here.filter(({ required }) => required).map(({ name }): string => name);
      const needed = fc.record(values, { requiredKeys } as { requiredKeys: never[] });
      return place === 'path'
        ? needed
        : fc.oneof({ weight: 5, arbitrary: needed }, { weight: 1, arbitrary: fc.constant({}) });
    };
    const schema = operation.requestBody?.content['application/json'].schema;
    return fc
      .record({
        stream: fc.constantFrom(...(path.startsWith('/api/orders') ? known.orders : known.carts)),
        key: fc.nat(),
        strange: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: text() }),
        isOfStream: fc.nat(9).map((n) => n > 0),
        inPath: valuesIn('path'),
        query: valuesIn('query'),
        headers: valuesIn('header'),
        body: schema === undefined ? fc.constant(undefined) : mutated(ofSchema(schema, document, 0)),
      })
      .map(({ stream, key, strange, isOfStream, inPath, query, headers, body }) => {
        const named: Readonly<Record<string, unknown>> = isOfStream ? { ...inPath, id: stream.id } : inPath;
        const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(named[name] ?? '')));
        const bearer = strange ?? stream.keys[key % stream.keys.length] ?? '';
        return {
          operation: operation.operationId,
          method: method.toUpperCase(),
          path: filled,
          query,
          headers: { ...headers, Authorization: `Bearer ${bearer}` },
          body,
        };
      });
  });
}

function parameter({ name, schema }: Schema, document: Schema, { eventIds, lines }: Known): fc.Arbitrary<string> {
  const ofIts = ofSchema(schema, document, 0).map(String);
  if (name === 'line') return fc.oneof(fc.constantFrom(...lines), ofIts);
  if (['at', 'from', 'to', 'cursor'].includes(name)) return fc.oneof(fc.constantFrom(...eventIds), ofIts);
  if (name === 'If-Match') return fc.oneof(fc.constantFrom(...eventIds, '*', '"a.1.1"'), text());
  if (name === 'Prefer') return fc.oneof(fc.constant('respond-async'), text());
  if (/^[A-Z]/.test(name)) return text();
  return fc.oneof({ weight: 4, arbitrary: ofIts }, { weight: 1, arbitrary: text() });
}

/** What a header can carry. */
function text(): fc.Arbitrary<string> {
  return fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    maxLength: 40,
  });
}

function ofSchema(schema: Schema, document: Schema, depth: number): fc.Arbitrary<unknown> {
  if (schema.$ref) return ofSchema(document.components.schemas[schema.$ref.split('/').at(-1)], document, depth);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const either: Schema[] | undefined = schema.oneOf ?? schema.anyOf;
  if (either) return fc.oneof(...either.map((one) => ofSchema(one, document, depth)));
  switch (schema.type) {
    case 'string':
      if (schema.format === 'date-time')
        return fc
          .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
          .map((date) => date.toISOString());
      if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern));
      return fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.constantFrom('Milk', 't:milk', 'EUR', '', 'x'.repeat(300)),
      );
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 10_000 });
    case 'number':
      return fc.oneof(fc.integer({ min: -3, max: 20 }), fc.double(), fc.maxSafeInteger());
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(depth > mostDepth ? fc.constant(null) : ofSchema(schema.items, document, depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: 4,
      });
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries<Schema>(schema.properties ?? {}).map(([name, of]) => [
            name,
            ofSchema(of, document, depth + 1),
          ]),
        ),
        { requiredKeys: schema.required ?? [] },
      );
    default:
      return fc.jsonValue();
  }
}

/** As it is, mostly; else with something in it changed, or another thing. */
function mutated(of: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const other = fc.oneof(fc.constantFrom<unknown>([], {}, '', null), fc.jsonValue());
  return fc.oneof(
    { weight: 6, arbitrary: of },
    {
      weight: 2,
      arbitrary: fc.tuple(of, fc.nat(), other).map(([value, at, one]) => replaced(value, at, one)),
    },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 8 }) },
  );
}

/** One of its values, whichever `at` leads to, is the other. */
function replaced(value: unknown, at: number, other: unknown): unknown {
  if (typeof value !== 'object' || value === null) return other;
  const keys = Object.keys(value);
  const key = keys[at % Math.max(1, keys.length)];
  if (key === undefined || at % 7 === 0) return other;
  const inside = replaced((value as Record<string, unknown>)[key], Math.floor(at / 3), other);
  return Array.isArray(value) ? value.with(Number(key), inside) : { ...value, [key]: inside };
}
