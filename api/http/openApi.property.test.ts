// What strangers send, made of the API's own document: whatever it is, it is answered, soon, never as a failure, and as the
// document says. 100,000 of them: npm run prove:api.

import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placedOrder } from '../testing/placedOrder.ts';
import { type GeneratedRequest, type Known, requestArbitrary } from '../testing/requestArbitrary.ts';
import { add, makeCart, startTestNode, type TestNode } from '../testing/testNode.ts';

const numRuns = Number(process.env['API_REQUESTS'] ?? 200);
/** Nobody waits longer: here is no network in between. */
const soonMs = 5_000;

let test: TestNode;
// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document
let document: any;
let known: Known;

beforeAll(async () => {
  test = await startTestNode({
    patience: { catchUpMs: 1_000, durableMs: 1_000 },
    bounds: { requestsPerSecond: 1_000_000, newCartsPerDay: 1_000_000 },
  });
  document = (await test.get('/api/openapi.json')).body;
  const carts = [await makeCart(test), await makeCart(test)];
  const eventIds: string[] = [];
  for (const { path, editKey } of carts) {
    const commands = [add('Milk', 2), add('Eggs'), { type: 'PickItem', data: { line: 't:eggs' } }];
    const { body } = await test.post(`${path}/commands`, editKey, { commands });
    eventIds.push(...body.events.map(({ id }: { id: string }) => id));
    await test.post(`${path}/commands`, editKey, { commands: [{ type: 'CheckOut', data: { kind: 'order' } }] });
  }
  const orders = [await placedOrder(test), await placedOrder(test)].map(({ links }) => links);
  const stream = ({ id, editKey, viewKey }: { id: string; editKey: string; viewKey: string }) => ({
    id,
    keys: [editKey, editKey, viewKey],
  });
  known = {
    carts: carts.map(stream),
    orders: orders.map(stream),
    eventIds,
    lines: ['t:milk', 't:eggs'],
  };
});
afterAll(() => test.end());

function pointerTo(path: string): string {
  return `api#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

async function send({ method, path, query, headers, body }: GeneratedRequest): Promise<Response> {
  const asked = new URLSearchParams(query).toString();
  const address = asked === '' ? path : `${path}?${asked}`;
  const json = { 'Content-Type': 'application/json' };
  const init =
    body === undefined ? { method, headers } : { method, headers: { ...json, ...headers }, body: JSON.stringify(body) };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${soonMs} ms`)), soonMs);
  });
  return Promise.race([test.node().api.request(address, init), late]).finally(() => clearTimeout(timer));
}

describe('requests made of the document', () => {
  it(`are all answered as it says (${numRuns})`, async () => {
    const ajv = new Ajv2020({ strict: false, formats: { 'date-time': true } });
    ajv.addSchema({ ...document, $id: 'api' });
    const schemaOf = (operation: string, status: number) => {
      for (const [path, methods] of Object.entries<Record<string, { operationId: string; responses: object }>>(
        document.paths,
      )) {
        for (const [method, { operationId, responses }] of Object.entries(methods)) {
          if (operationId !== operation) continue;
          const of = String(status) in responses ? String(status) : 'default';
          const type = of === 'default' ? 'application~1problem+json' : 'application~1json';
          return {
            of,
            pointer: `${pointerTo(path)}/${method}/responses/${of}/content/${type}/schema`,
          };
        }
      }
      throw new Error(`no operation ${operation}`);
    };
    const bodyOf = new Map(
      Object.entries<Record<string, { operationId: string; requestBody?: unknown }>>(document.paths).flatMap(
        ([path, methods]) =>
          Object.entries(methods).flatMap(([method, { operationId, requestBody }]) =>
            requestBody === undefined
              ? []
              : [[operationId, `${pointerTo(path)}/${method}/requestBody/content/application~1json/schema`] as const],
          ),
      ),
    );
    const isAsked = ({ operation, body }: GeneratedRequest) => {
      const pointer = bodyOf.get(operation);
      return pointer === undefined || body === undefined || ajv.getSchema(pointer)?.(body) === true;
    };
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(requestArbitrary(document, known), async (request) => {
        const response = await send(request);
        const { status } = response;
        if (status < 400) expect(isAsked(request), JSON.stringify(request.body)).toBe(true);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect(status).toBeLessThan(500);
        const text = await response.text();
        // Not modified; or an address that ended in a slash, as one whose last part is empty.
        if (status === 304 || status === 301) {
          expect(text).toBe('');
          return;
        }
        const { of, pointer } = schemaOf(request.operation, status);
        const type = response.headers.get('Content-Type') ?? '';
        expect(type).toMatch(of === 'default' ? 'application/problem+json' : 'application/json');
        const answer = JSON.parse(text);
        if (of === 'default') expect(answer.status).toBe(status);
        const validate = ajv.getSchema(pointer);
        expect(validate, pointer).toBeDefined();
        expect(validate?.(answer), JSON.stringify(validate?.errors)).toBe(true);
      }),
      { numRuns },
    );
    expect(test.failures).toEqual([]);
    // They reach the domain, and not only the door.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(numRuns / 20);
    if (process.env['API_REQUESTS'] !== undefined) console.log(Object.fromEntries([...statuses].sort()));
  }, 7_200_000);
});
