// The tour of docs/api.md, line by line, as its reader types it.

import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiServer, listen } from './listen.ts';
import { startTestNode, type TestNode } from './testing/testNode.ts';

const page = readFileSync('docs/api.md', 'utf8');
const tour = /## A tour[\s\S]*?```sh\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
const canRun = ['bash', 'curl', 'sed', 'tr'].every((name) => spawnSync(name, ['--version']).error === undefined);

let test: TestNode;
let server: ApiServer;
beforeAll(async () => {
  test = await startTestNode();
  server = await listen(test.node(), { port: 0, host: '127.0.0.1', drainSeconds: 1 });
});
afterAll(async () => {
  await server.close();
  await test.end();
});

/** What each line is said to print. */
function told(lines: readonly string[]): { readonly line: string; readonly wanted: string }[] {
  return lines.flatMap((line, index) =>
    line.startsWith('# → ') ? [{ line: lines[index - 1] ?? '', wanted: line.slice(4) }] : [],
  );
}

function run(script: string): Promise<{ code: number | null; output: string; errors: string }> {
  const shell = spawn('bash', ['-eu', '-o', 'pipefail'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  shell.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  shell.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  shell.stdin.end(script);
  return new Promise((resolve) => shell.on('close', (code) => resolve({ code, output, errors })));
}

describe('the tour of the docs', () => {
  it.skipIf(!canRun)('does what it says', async () => {
    const lines = tour.replace('http://localhost:8787', `http://127.0.0.1:${server.port}`).split('\n');
    const mark = '=== what is said of it ===';
    const script = lines.map((line) => (line.startsWith('# → ') ? `echo; echo '${mark}'` : line)).join('\n');
    const { code, output, errors } = await run(script);
    expect([code, errors]).toEqual([0, '']);
    const printed = output.split(mark);
    const wanted = told(lines);
    expect(wanted.length).toBeGreaterThan(12);
    wanted.forEach((one, index) => {
      expect(printed[index], one.line).toContain(one.wanted);
    });
    expect(test.failures).toEqual([]);
  });
});
