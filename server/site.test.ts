import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSite, serveSite } from './site.ts';

const directory = mkdtempSync(join(tmpdir(), 'trolley-site-'));
const page = `<!doctype html><title>Trolley</title>${'<p>milk</p>'.repeat(50)}`;
let server: Server;

beforeAll(async () => {
  mkdirSync(join(directory, 'app/assets'), { recursive: true });
  mkdirSync(join(directory, 'app/.vite'));
  writeFileSync(join(directory, 'secret.txt'), 'secret');
  writeFileSync(join(directory, 'app/index.html'), page);
  writeFileSync(join(directory, 'app/serviceWorker.js'), 'self');
  writeFileSync(join(directory, 'app/assets/index-abc123.js'), 'export const a = 1;\n'.repeat(100));
  writeFileSync(join(directory, 'app/.vite/manifest.json'), '{}');
  const files = loadSite(join(directory, 'app'));
  if (files === null) throw new Error('no site');
  server = createServer(serveSite(files));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(directory, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const asking = httpRequest({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asking.on('error', reject);
    asking.end();
  });
}

describe('the app', () => {
  test('is at / and at its files, and nowhere else', async () => {
    expect((await get('/')).body.toString()).toBe(page);
    expect((await get('/?utm=1')).status).toBe(200);
    expect((await get('/index.html')).status).toBe(200);
    for (const path of [
      '/cart',
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/assets/../../secret.txt',
      '//etc/passwd',
      '/assets',
      '/assets/',
      '/.vite/manifest.json',
      '/index.html%00',
      '/INDEX.HTML',
      '/..%5csecret.txt',
    ]) {
      expect([path, (await get(path)).status]).toEqual([path, 404]);
    }
  });

  test('is kept by browsers for ever where the name has a hash, and asked for again elsewhere', async () => {
    expect((await get('/assets/index-abc123.js')).headers['cache-control']).toContain('immutable');
    for (const path of ['/', '/serviceWorker.js']) expect((await get(path)).headers['cache-control']).toBe('no-cache');
  });

  test('is not sent again to who has it', async () => {
    const { headers } = await get('/');
    const etag = String(headers['etag']);
    expect(await get('/', { 'If-None-Match': `"other", W/${etag}` })).toMatchObject({
      status: 304,
      body: { length: 0 },
    });
    expect((await get('/', { 'If-None-Match': '"other"' })).status).toBe(200);
  });

  test('is compressed for who takes gzip, with an ETag of its own', async () => {
    const plain = await get('/');
    const packed = await get('/', { 'Accept-Encoding': 'br, gzip;q=0.8' });
    expect(packed.headers).toMatchObject({
      'content-encoding': 'gzip',
      vary: 'Accept-Encoding',
      'content-length': String(packed.body.length),
    });
    expect(gunzipSync(packed.body).toString()).toBe(page);
    expect(packed.headers['etag']).not.toBe(plain.headers['etag']);
    expect((await get('/', { 'Accept-Encoding': 'gzip;q=0' })).headers['content-encoding']).toBeUndefined();
    expect((await get('/serviceWorker.js', { 'Accept-Encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
  });

  test('answers HEAD like GET without a body, and nothing else', async () => {
    const head = await get('/', {}, 'HEAD');
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([200, 0, String(page.length)]);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await get('/', {}, method)).status).toBe(405);
  });
});

test('every answer carries the headers that keep foreign code out', async () => {
  for (const path of ['/', '/healthz', '/nothing']) {
    const { headers } = await get(path, { Host: 'carts.example:8787' });
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("connect-src 'self' ws://carts.example:8787 wss://carts.example:8787");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
  }
  const forged = await get('/', { Host: "x; script-src 'unsafe-inline'" });
  expect(String(forged.headers['content-security-policy'])).not.toContain('unsafe');
});

test('/healthz says that the relay lives', async () => {
  const { status, headers, body } = await get('/healthz');
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, 'application/json', 'no-store']);
  expect(JSON.parse(body.toString())).toEqual({ status: 'ok' });
});

test('a directory without a built app is none', () => {
  expect(loadSite(join(directory, 'app/assets'))).toBeNull();
  expect(loadSite(join(directory, 'not-there'))).toBeNull();
});
