// The figures of docs/operating.md, measured anew: SIZING=1 npx vitest run server/sizing.test.ts

import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { test } from 'vitest';
import { encodeUpdate } from '../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../src/wire/testing/chainedLog.ts';
import { openSqliteLog } from './sqlite/sqliteLog.ts';
import { buildRelay, runRelay, temporaryDirectory } from './testing/relayProcess.ts';
import { connect, newCart } from './testing/testRelay.ts';

const entries = 150_000;
const clients = 2000;
const body = () => new Uint8Array(80); // entries of 97 bytes

const figures: string[] = [];
async function timed<Result>(what: string, work: () => Result | Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await work();
  figures.push(`${what}: ${Math.round(performance.now() - start)} ms`);
  return result;
}
function residentKb(pid: number | undefined): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

test.skipIf(process.env['SIZING'] !== '1')(
  'what a relay needs',
  async () => {
    const data = temporaryDirectory('sizing');
    const built = await buildRelay('sizing');
    const path = join(data.path, 'relay.sqlite');
    const cart = newCart();
    const log = chainedLog(2 ** 50 + 1, 10_000, { body });
    const small = encodeUpdate([chainedLog(99, 14, { body })]);
    const sqlite = openSqliteLog(path);
    for (let n = 0; n < 10_000; n += 1000) {
      const update = encodeUpdate([part(log, n, n + 1000)]);
      sqlite.appendAll([{ cartId: cart.cartId, receivedAt: 1, update }]);
    }
    for (let n = 0; n < 10_000; n += 200) {
      const carts = Array.from({ length: 200 }, () => newCart().cartId);
      sqlite.appendAll(carts.map((cartId) => ({ cartId, receivedAt: 1, update: small })));
    }
    sqlite.close();
    figures.push(`on disk: ${(statSync(path).size / entries).toFixed(0)} bytes per entry of 97`);

    const environment = { DATA_DIR: data.path, MAX_CONNECTIONS_PER_ADDRESS: '5000' };
    let relay = runRelay(built, environment);
    await relay.url;
    relay.child.kill('SIGKILL');
    await relay.ended;
    relay = runRelay(built, environment);
    const url = await timed('start after kill -9, structure checked, 150,000 entries in 10,001 carts', () => relay.url);
    figures.push(`memory then: ${Math.round(residentKb(relay.child.pid) / 1024)} MB`);
    await timed('join of a cart of 10,000 entries', async () => {
      const bob = await connect({ url }, cart.cartId, cart.viewKey);
      bob.say({ kind: 'sync-step-1', stateVector: new Map() });
      await bob.next('sync-step-2');
    });
    const before = residentKb(relay.child.pid);
    const everybody = await timed('2,000 clients at once, until all are answered', async () => {
      const all = await Promise.all(Array.from({ length: clients }, () => connect({ url }, cart.cartId, cart.viewKey)));
      for (const client of all) client.say({ kind: 'sync-step-1', stateVector: new Map([[log.replica, 9990]]) });
      await Promise.all(all.map((client) => client.next('sync-step-2')));
      return all;
    });
    figures.push(`memory: ${((residentKb(relay.child.pid) - before) / clients).toFixed(0)} KB per connection`);
    for (const client of everybody) client.leave();
    const operate = (...command: string[]) =>
      execFileSync(process.execPath, [join(built, 'main.js'), ...command], { env: environment });
    await timed('verify, beside it', () => operate('verify'));
    await timed('backup, beside it', () => operate('backup', join(data.path, 'copy.sqlite')));
    relay.child.kill('SIGKILL');
    await relay.ended;
    data.remove();
    rmSync(dirname(built), { recursive: true, force: true });
    console.log(figures.join('\n'));
  },
  240_000,
);
