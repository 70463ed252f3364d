// The official client of the protocol against the built relay, over both of its transports, beside a caller of the HTTP API.

import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { buildRelay, type RelayProcess, runRelay, temporaryDirectory } from '../../server/testing/relayProcess.ts';

interface Cart {
  readonly id: string;
  readonly editKey: string;
  readonly viewKey: string;
  readonly editLink: string;
}

let built: string;
let data: ReturnType<typeof temporaryDirectory>;
let relay: RelayProcess;
let origin: string;
let cart: Cart;
const clients: Client[] = [];

beforeAll(async () => {
  built = await buildRelay('mcp-test');
  data = temporaryDirectory('mcp');
  relay = runRelay(built, { DATA_DIR: data.path });
  origin = (await relay.url).replace('ws', 'http');
});
afterEach(async () => {
  for (const client of clients.splice(0)) await client.close();
});
afterAll(async () => {
  relay.child.kill('SIGTERM');
  await relay.ended;
  data.remove();
  rmSync(dirname(built), { recursive: true, force: true });
});

async function ask(path: string, body?: unknown, key: string | null = cart.editKey) {
  const headers = { 'Content-Type': 'application/json', ...(key && { Authorization: `Bearer ${key}` }) };
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return (await fetch(origin + path, { headers, ...sent })).json();
}

type Connecting = (as: string, key?: string) => Promise<Client>;

const overHttp: Connecting = async (as, key = cart.editKey) => {
  const url = new URL(`${origin}/mcp?${new URLSearchParams({ cart: cart.id, as })}`);
  return connected(
    new StreamableHTTPClientTransport(url, { requestInit: { headers: { Authorization: `Bearer ${key}` } } }),
  );
};
const overStdio: Connecting = async (as, key = cart.editKey) =>
  connected(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(built, 'mcp.js')],
      env: { TROLLEY_LINK: `${origin}/#/cart/${cart.id}?k=${key}`, TROLLEY_NAME: as },
    }),
  );

async function connected(transport: StdioClientTransport | StreamableHTTPClientTransport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  // The SDK's own types differ where optional properties are exact.
  await client.connect(transport as Parameters<Client['connect']>[0]);
  clients.push(client);
  return client;
}

async function use(client: Client, name: string, input: Record<string, unknown> = {}) {
  const { content, isError } = await client.callTool({ name, arguments: input });
  const [first] = content as { text: string }[];
  return { text: first?.text ?? '', isError };
}

describe.each([
  ['HTTP', overHttp],
  ['stdio', overStdio],
])('an assistant over %s', (how, connect) => {
  const as = `Ana's assistant (${how})`;

  beforeAll(async () => {
    cart = await ask('/api/carts', { as: 'Ben', name: 'Sunday' }, null);
  });

  test('sees which tools there are, and which of them change something', async () => {
    const { tools } = await (await connect(as)).listTools();
    expect(tools.map(({ name, annotations }) => `${name}${annotations?.readOnlyHint ? '' : ' !'}`)).toEqual([
      'look_at_cart',
      'look_at_moment',
      'who_did_what',
      'add_item !',
      'change_quantity !',
      'pick_item !',
      'put_item_back !',
      'remove_item !',
      'undo !',
      'redo !',
      'restore_moment !',
    ]);
    for (const { inputSchema, description } of tools) {
      expect(inputSchema.type).toBe('object');
      expect(description).not.toBe('');
    }
  });

  test('adds, changes, picks, looks back and removes; all members see whose acts these are', async () => {
    const client = await connect(as);
    expect((await use(client, 'add_item', { name: 'Oat milk', quantity: 2, price: 189 })).text).toMatch(
      /^Done\. “Sunday”.*\n- 2 × Oat milk \[t:oat milk\] · €1\.89 each/,
    );
    expect((await use(client, 'change_quantity', { item: 'oat milk', by: 1 })).text).toContain('- 3 × Oat milk');
    expect((await use(client, 'pick_item', { item: 'Oat milk', quantity: 2 })).text).toContain('2 in the basket');
    expect((await use(client, 'put_item_back', { item: 't:oat milk' })).text).not.toContain('in the basket');

    const { text: history } = await use(client, 'who_did_what');
    expect(history).toContain(`${as} changed Oat milk from 2 to 3`);
    const [, moment = ''] = /\[([0-9a-f]{30})\] .* added 2 × Oat milk/.exec(history) ?? [];
    expect((await use(client, 'look_at_moment', { at: moment })).text).toContain('- 2 × Oat milk');
    const { text: before } = await use(client, 'look_at_moment', { at: '2001-01-01T00:00:00Z' });
    expect(before).toBe('There was no cart yet: nothing had happened.');

    const seen = await ask(`/api/carts/${cart.id}/history?limit=1`);
    expect(seen.entries[0]).toMatchObject({ actor: as, words: `${as} put Oat milk back` });
    expect((await use(client, 'remove_item', { item: 'Oat milk' })).text).toContain('It is empty.');
  });

  test('takes back its own last act, or one of another, does it again, and brings back a moment', async () => {
    const client = await connect(as);
    const { events } = await ask(`/api/carts/${cart.id}/commands`, {
      as: 'Ben',
      commands: [{ type: 'AddItem', data: { name: 'Tea', quantity: 2 } }],
    });
    await use(client, 'add_item', { name: 'Figs' });
    expect((await use(client, 'undo')).text).not.toContain('Figs');
    expect((await use(client, 'redo')).text).toContain('- 1 × Figs');
    const act = events.at(-1).id;
    expect((await use(client, 'undo', { act })).text).not.toContain('Tea');
    expect((await use(client, 'restore_moment', { at: act })).text).toMatch(
      /- 2 × Tea[\s\S]*- 1 × Figs|- 1 × Figs[\s\S]*- 2 × Tea/,
    );
    expect((await ask(`/api/carts/${cart.id}/history?limit=1`)).entries[0]).toMatchObject({ actor: as });
    expect(await use(client, 'undo', { act: 'f'.repeat(30) })).toMatchObject({
      text: expect.stringMatching(/^There is no such act/),
      isError: true,
    });
    await use(client, 'remove_item', { item: 'Tea' });
    await use(client, 'remove_item', { item: 'Figs' });
  });

  test('is told what to do about what it does wrong', async () => {
    const client = await connect(as);
    await ask(`/api/carts/${cart.id}/commands`, {
      as: 'Ben',
      commands: [{ type: 'EnsureItem', data: { name: 'Eggs', atLeast: 1 } }],
    });
    expect(await use(client, 'remove_item', { item: 'Egs' })).toEqual({
      text: 'It is not clear what “Egs” is. There are: Eggs [t:eggs]. Name one of them; to put in something else, use add_item.',
      isError: true,
    });
    expect(await use(client, 'add_item', { name: 'Milk', quantity: 'two' })).toMatchObject({
      text: expect.stringMatching(/^quantity: /),
      isError: true,
    });
    expect(await use(client, 'add_item', { name: '' })).toMatchObject({ isError: true });
    expect(await use(client, 'look_at_moment', { at: 'yesterday' })).toMatchObject({ isError: true });
    expect((await use(client, 'fly')).text).toMatch(/^There is no tool fly\. There are: look_at_cart, /);
  });

  test('with a view key looks and changes nothing', async () => {
    const client = await connect(as, cart.viewKey);
    expect((await use(client, 'look_at_cart')).text).toContain('“Sunday”');
    expect(await use(client, 'add_item', { name: 'Milk' })).toMatchObject({
      text: expect.stringMatching(/^This is a view key/),
      isError: true,
    });
  });
});

test('over HTTP, who has no key, no name or no cart is told what is missing, and no key is in what the process says', async () => {
  const call = (query: string, headers: Record<string, string> = {}) =>
    fetch(`${origin}/mcp${query}`, { method: 'POST', body: '{}', headers });
  expect((await call(`?cart=${cart.id}&as=A`)).status).toBe(401);
  const nameless = await call(`?cart=${cart.id}`, { Authorization: `Bearer ${cart.editKey}` });
  expect([nameless.status, (await nameless.json()).errors]).toMatchObject([422, [{ at: 'as' }]]);
  expect((await fetch(`${origin}/mcp?cart=${cart.id}&as=A`)).status).toBe(405);
  expect(relay.errors()).not.toContain(cart.editKey);
});
