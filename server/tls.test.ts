// The relay speaking TLS by itself: over sockets that check its certificate, through a renewal.

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { subprotocolOf } from '../src/wire/linkKeys.ts';
import { type CertificatePair, readTlsCertificate, type TlsCertificate } from './operate/tlsCertificate.ts';
import { newCertificate } from './testing/newCertificate.ts';
import { temporaryDirectory } from './testing/relayProcess.ts';
import { newCart, startTestRelay, type TestRelay } from './testing/testRelay.ts';

const lookEveryMs = 20;
const patience = { timeout: 20_000 };
const [first, second] = [newCertificate(), newCertificate()];
let folder: ReturnType<typeof temporaryDirectory>;
let files: { readonly cert: string; readonly key: string };
const toClose: (() => unknown)[] = [];

beforeEach(() => {
  folder = temporaryDirectory('tls');
  files = { cert: join(folder.path, 'cert.pem'), key: join(folder.path, 'key.pem') };
  write(first);
});
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
  folder.remove();
});

function write({ cert, key }: { readonly cert: string; readonly key: string }): void {
  writeFileSync(files.cert, cert);
  writeFileSync(files.key, key);
}

async function startTlsRelay(): Promise<{ readonly relay: TestRelay; readonly tls: TlsCertificate }> {
  const tls = readTlsCertificate(files, { lookEveryMs });
  const relay = await startTestRelay({ tls });
  toClose.push(() => relay.close());
  return { relay, tls };
}

/** The certificate that a newcomer is shown. */
function shownAt(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connectTls({ port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false }, () => {
      resolve(socket.getPeerX509Certificate()?.toString() ?? '');
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

function enter(port: number, ca: string): Promise<WebSocket> {
  const cart = newCart();
  const socket = new WebSocket(`wss://localhost:${port}/sync/${cart.cartId}`, [subprotocolOf(cart.editKey)], {
    ca,
    origin: `https://localhost:${port}`,
  });
  toClose.push(() => socket.terminate());
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(socket));
    socket.on('error', reject);
  });
}

describe('a relay with a certificate', () => {
  test('lets in who trusts it, pages of its own https origin included, and answers nobody in plain HTTP', async () => {
    const { relay } = await startTlsRelay();
    expect((await enter(relay.port, first.cert)).readyState).toBe(WebSocket.OPEN);
    await expect(enter(relay.port, second.cert)).rejects.toThrow(/self-signed|unable to verify/);
    await expect(fetch(`http://127.0.0.1:${relay.port}/healthz`)).rejects.toThrow();
  });

  test('takes a renewed one up while it runs; who is connected stays', async () => {
    const { relay, tls } = await startTlsRelay();
    const before = await enter(relay.port, first.cert);
    write(second);
    await vi.waitFor(() => expect(tls.current().cert.toString()).toBe(second.cert), patience);
    expect(await shownAt(relay.port)).toBe(second.cert.replaceAll('\r\n', '\n'));
    expect((await enter(relay.port, second.cert)).readyState).toBe(WebSocket.OPEN);
    expect(before.readyState).toBe(WebSocket.OPEN);
  });
});

describe('the files of a certificate', () => {
  test('that do not fit together are refused at the start', () => {
    writeFileSync(files.key, second.key);
    expect(() => readTlsCertificate(files)).toThrow(/key values mismatch/);
    rmSync(files.key);
    expect(() => readTlsCertificate(files)).toThrow(/ENOENT/);
    writeFileSync(files.cert, 'not a certificate');
    expect(() => readTlsCertificate(files)).toThrow();
  });

  test('half renewed, or gone for a moment, leave the one before in use, and are reported', async () => {
    const renewals: CertificatePair[] = [];
    const unfit: string[] = [];
    const tls = readTlsCertificate(files, { lookEveryMs, unfit: ({ message }) => unfit.push(message) });
    toClose.push(tls.stop);
    tls.follow((pair) => renewals.push(pair));
    writeFileSync(files.cert, second.cert);
    await vi.waitFor(() => expect(unfit.length).toBeGreaterThan(0), patience);
    expect([renewals, tls.current().cert.toString()]).toEqual([[], first.cert]);
    writeFileSync(files.key, second.key);
    await vi.waitFor(() => expect(renewals).toHaveLength(1), patience);
    expect(tls.current().key.toString()).toBe(second.key);
  });
});
