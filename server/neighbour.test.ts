// A process beside the relay, as the relay runs one: here a small program that says what it was asked.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Neighbour, neighbour } from './neighbour.ts';

const program = `
import { createServer } from 'node:http';
const server = createServer(async (request, response) => {
  if (request.url === '/part/crash') process.exit(3);
  let body = '';
  for await (const chunk of request) body += chunk;
  const { method, url, headers } = request;
  response.writeHead(201, { 'Content-Type': 'application/json', 'X-Said': 'yes' });
  response.end(JSON.stringify({ method, url, body, headers, given: process.env.GIVEN, pid: process.pid }));
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('SIGTERM', () => process.exit(0));
`;

let folder: string;
let beside: Neighbour;
let http: Server;
let origin: string;
let ends: (number | null)[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trolley-neighbour-'));
  writeFileSync(join(folder, 'program.mjs'), program);
  ends = [];
  beside = neighbour({
    paths: ['/part', '/other'],
    program: pathToFileURL(join(folder, 'program.mjs')),
    environment: () => ({ GIVEN: 'something' }),
    isTls: true,
    addressOf: () => '192.0.2.7',
    onEnd: (code) => ends.push(code),
  });
  http = createServer(beside.before((_request, response) => response.end('site')));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterEach(async () => {
  await beside.close();
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
  rmSync(folder, { recursive: true });
});

describe('a process beside the relay', () => {
  it('is asked what lies below its paths, and nothing else', async () => {
    for (const path of ['/', '/parts', '/sync/part']) expect(await (await fetch(origin + path)).text()).toBe('site');
    expect((await fetch(`${origin}/other`)).status).toBe(201);
    const answer = await fetch(`${origin}/part/a?b=c`, { method: 'POST', body: 'hello', headers: { 'X-Own': 'mine' } });
    expect([answer.status, answer.headers.get('X-Said')]).toEqual([201, 'yes']);
    expect(await answer.json()).toMatchObject({
      method: 'POST',
      url: '/part/a?b=c',
      body: 'hello',
      headers: { 'x-own': 'mine', 'x-forwarded-for': '192.0.2.7', 'x-forwarded-proto': 'https' },
      given: 'something',
    });
  });

  it('is believed nothing that a caller says of where they call from', async () => {
    const answer = await fetch(`${origin}/part`, { headers: { 'X-Forwarded-For': '127.0.0.1' } });
    expect((await answer.json()).headers['x-forwarded-for']).toBe('192.0.2.7');
  });

  it('is started again after it has ended; until then it is said that it does not answer', async () => {
    const { pid } = await (await fetch(`${origin}/part`)).json();
    const crashed = await fetch(`${origin}/part/crash`);
    expect(crashed.status).toBe(503);
    await expect.poll(() => ends).toEqual([3]);
    await expect
      .poll(async () => {
        const answer = await fetch(`${origin}/part`);
        return answer.ok && (await answer.json()).pid !== pid;
      })
      .toBe(true);
  });

  it('says something of itself only where it runs: it is not started for that', async () => {
    expect(await beside.ask('/part/a')).toBe('');
    await fetch(`${origin}/part`);
    expect(JSON.parse(await beside.ask('/part/a'))).toMatchObject({ url: '/part/a' });
  });

  it('ends with the relay', async () => {
    const { pid } = await (await fetch(`${origin}/part`)).json();
    await beside.close();
    expect(() => process.kill(pid, 0)).toThrow();
    expect((await fetch(`${origin}/part`)).status).toBe(503);
  });
});
