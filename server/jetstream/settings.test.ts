// What LOG is set to, tried against real NATS servers: who may come in, over which line, and what they may do there. Where there
// is no nats-server these are left out, by name.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nkeys } from '@nats-io/transport-node';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type NatsServers, natsVersion, startNats } from '../../e2e/natsServers.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog } from '../../src/wire/testing/chainedLog.ts';
import { parseConfig } from '../config.ts';
import { LogFailure, type LogStorage } from '../log/logStorage.ts';
import { memoryLog } from '../log/memoryLog.ts';
import { newCertificate } from '../testing/newCertificate.ts';
import { temporaryDirectory } from '../testing/relayProcess.ts';
import { newCart } from '../testing/testRelay.ts';
import { openCluster } from './openCluster.ts';
import { toPublish, toSubscribe } from './tryPermissions.ts';

const log = chainedLog(7, 3);
let folder: ReturnType<typeof temporaryDirectory>;
const stopping: (() => Promise<void>)[] = [];
beforeEach(() => {
  folder = temporaryDirectory('nats-settings');
});
afterEach(async () => {
  for (const stop of stopping.splice(0).reverse()) await stop();
  folder.remove();
});

async function nats(configuration: string): Promise<NatsServers> {
  const servers = await startNats(1, `jetstream { store_dir: "${folder.path}/store" }\n${configuration}`);
  stopping.push(servers.stop);
  return servers;
}

function file(name: string, text: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
}

/** As the relay is started with these settings. */
async function open(settings: Record<string, string>): Promise<LogStorage> {
  const parsed = parseConfig({ LOG_PARTITIONS: '2', LOG_REPLICAS: '1', ...settings });
  if (parsed.kind !== 'config' || parsed.config.log === null) throw new Error(JSON.stringify(parsed));
  const { storage } = await openCluster({ ...parsed.config.log, maxFrameBytes: 262_144 }, memoryLog(), () => {});
  stopping.push(() => storage.close());
  return storage;
}

async function works(settings: Record<string, string>): Promise<void> {
  const storage = await open(settings);
  const { cartId } = newCart();
  expect(await storage.append({ cartId, update: encodeUpdate([log]), receivedAt: 1 })).toEqual([]);
}

async function refusal(settings: Record<string, string>): Promise<string> {
  const outcome: unknown = await open(settings).catch((cause: unknown) => cause);
  expect(outcome).toBeInstanceOf(LogFailure);
  return (outcome as LogFailure).message;
}

const hostOf = ({ servers }: NatsServers) => servers[0] ?? '';

describe.skipIf(natsVersion() === null)('what LOG is set to', () => {
  test('user and password', async () => {
    const servers = await nats('authorization { user: relay, password: "to p@ss" }');
    await works({ LOG: `nats://relay:${encodeURIComponent('to p@ss')}@${hostOf(servers)}` });
    expect(await refusal({ LOG: `nats://relay:other@${hostOf(servers)}` })).toMatch(/user and password in LOG/);
    expect(await refusal({ LOG: `nats://${hostOf(servers)}` })).toMatch(/user and password in LOG/);
  });

  test('TLS with an authority of one’s own', async () => {
    const pair = newCertificate();
    const key = file('key.pem', pair.key);
    const authority = file('cert.pem', pair.cert);
    const servers = await nats(`tls { cert_file: "${authority}", key_file: "${key}" }`);
    const LOG = `tls://${hostOf(servers).replace('127.0.0.1', 'localhost')}`;
    await works({ LOG, LOG_CA: authority });
    expect(await refusal({ LOG })).toMatch(/certificate.*Set LOG_CA/);
    expect(await refusal({ LOG, LOG_CA: file('other.pem', newCertificate().cert) })).toMatch(/certificate.*Set LOG_CA/);
    expect(await refusal({ LOG, LOG_CA: file('none.pem', 'no certificate') })).toMatch(/LOG_CA/);
    expect(await refusal({ LOG: LOG.replace('tls', 'nats') })).toMatch(/Set LOG_CA .*LOG to tls:\/\//);
    expect(await refusal({ LOG: `tls://${hostOf(servers)}`, LOG_CA: authority })).toMatch(
      /names that stand in the cert/,
    );
    const plain = await startNats(1);
    stopping.push(plain.stop);
    const port = hostOf(plain).split(':')[1];
    expect(await refusal({ LOG: `tls://localhost:${port}`, LOG_CA: authority })).toMatch(/does not speak TLS/);
  });

  test('a file of credentials', async () => {
    const { configuration, credentials } = operatorWith({ pub: { allow: toPublish }, sub: { allow: toSubscribe } });
    const servers = await nats(configuration);
    const LOG = `nats://${hostOf(servers)}`;
    await works({ LOG, LOG_CREDENTIALS: file('relay.creds', credentials) });
    const stranger = operatorWith({}).credentials;
    expect(await refusal({ LOG, LOG_CREDENTIALS: file('other.creds', stranger) })).toMatch(/LOG_CREDENTIALS/);
    expect(await refusal({ LOG, LOG_CREDENTIALS: file('none.creds', 'none') })).toMatch(/LOG_CREDENTIALS/);
    expect(await refusal({ LOG, LOG_CREDENTIALS: '/not/there' })).toMatch(/LOG_CREDENTIALS=.* cannot be read/);
  });

  test('just what a relay must be allowed is enough, and where any of it is missing the start says which', async () => {
    const users = [{ name: 'relay', publish: toPublish, subscribe: toSubscribe }];
    for (const missing of toPublish)
      users.push({
        name: `p${users.length}`,
        publish: toPublish.filter((one) => one !== missing),
        subscribe: toSubscribe,
      });
    users.push({
      name: 'deaf',
      publish: toPublish,
      subscribe: toSubscribe.filter((one) => !one.startsWith('trolley')),
    });
    users.push({ name: 'unanswered', publish: toPublish, subscribe: ['trolley-here.>'] });
    const listed = users.map(
      ({ name, publish, subscribe }) =>
        `{ user: ${name}, password: pw, permissions: { publish: ${JSON.stringify(publish)}, subscribe: ${JSON.stringify(subscribe)} } }`,
    );
    const servers = await nats(`authorization { users: [${listed.join(', ')}] }`);
    const as = (name: string) => ({ LOG: `nats://${name}:pw@${hostOf(servers)}` });
    expect(await refusal(as(`p${1 + toPublish.indexOf('$JS.API.STREAM.CREATE.*')}`))).toMatch(
      /STREAM\.CREATE\.trolley-0/,
    );
    await works(as('relay'));
    for (const { name } of users.slice(1)) {
      const missing = toPublish[Number(name.slice(1)) - 1];
      if (missing === '$JS.API.STREAM.CREATE.*') continue; // they are there
      const subject = (missing ?? (name === 'deaf' ? 'trolley-here.' : '_INBOX.')).replace(/[*>]/, '');
      expect(await refusal(as(name)), name).toMatch(
        new RegExp(`not allow.*"${subject.replaceAll(/[.$]/g, '\\$&')}.*Allow it to publish to trolley\\.>`),
      );
    }
  }, 60_000);

  test('deploy/cluster/nats.conf allows it, and docs/operating.md names it', async () => {
    const conf = readFileSync('deploy/cluster/nats.conf', 'utf8').replace('$NATS_PASSWORD', 'secret');
    const servers = await nats(conf.slice(conf.indexOf('authorization {')));
    await works({ LOG: `nats://relay:secret@${hostOf(servers)}` });
    const docs = readFileSync('docs/operating.md', 'utf8');
    const lists = /It publishes to (.*?), and subscribes to (.*?)\.\s/s.exec(docs)?.slice(1) ?? [];
    const named = lists.map((list) => [...list.matchAll(/`(.+?)`/g)].map(([, subject]) => subject));
    expect(named).toEqual([toPublish, toSubscribe]);
    const granted = [/publish: \[(.*?)\]/s, /subscribe: \[(.*?)\]/s].map((list) => list.exec(conf)?.[1] ?? '');
    expect(granted.map((list) => [...list.matchAll(/"(.+?)"/g)].map(([, subject]) => subject))).toEqual(named);
  });

  test('an account without JetStream', async () => {
    const servers = await nats('accounts { A { users: [{ user: relay, password: pw }] } }');
    expect(await refusal({ LOG: `nats://relay:pw@${hostOf(servers)}` })).toMatch(/account.*jetstream: enabled/);
  });
});

/** An operator with one account, who trusts one user: what a server is told of them, and what the user is given. */
function operatorWith(permissions: object): { readonly configuration: string; readonly credentials: string } {
  const [operator, user] = [nkeys.createOperator(), nkeys.createUser()];
  const [account, system] = [nkeys.createAccount(), nkeys.createAccount()];
  const signed = (by: nkeys.KeyPair, sub: string, name: string, claims: object) => {
    const payload = { jti: name, iat: Math.floor(Date.now() / 1000), iss: by.getPublicKey(), sub, name, nats: claims };
    const parts = [{ typ: 'JWT', alg: 'ed25519-nkey' }, payload];
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${text}.${Buffer.from(by.sign(new TextEncoder().encode(text))).toString('base64url')}`;
  };
  const unlimited = { subs: -1, data: -1, payload: -1 };
  const limits = { ...unlimited, conn: -1, imports: -1, exports: -1, wildcards: true };
  const jetstream = { mem_storage: -1, disk_storage: -1, streams: -1, consumer: -1 };
  const operatorSays = (sub: string, claims: object) => signed(operator, sub, 'one', { version: 2, ...claims });
  const [operatorKey, accountKey, systemKey] = [operator.getPublicKey(), account.getPublicKey(), system.getPublicKey()];
  const accounts = [
    [accountKey, operatorSays(accountKey, { type: 'account', limits: { ...limits, ...jetstream } })],
    [systemKey, operatorSays(systemKey, { type: 'account', limits })],
  ];
  const passport = signed(account, user.getPublicKey(), 'relay', {
    type: 'user',
    version: 2,
    ...unlimited,
    ...permissions,
  });
  const seed = new TextDecoder().decode(user.getSeed());
  const lines = [
    `operator: "${operatorSays(operatorKey, { type: 'operator' })}"`,
    `system_account: ${systemKey}`,
    'resolver: MEMORY',
    `resolver_preload: { ${accounts.map(([key, text]) => `${key}: "${text}"`).join(', ')} }`,
  ];
  return {
    configuration: lines.join('\n'),
    credentials: `-----BEGIN NATS USER JWT-----\n${passport}\n------END NATS USER JWT------\n\n-----BEGIN USER NKEY SEED-----\n${seed}\n------END USER NKEY SEED------\n`,
  };
}
