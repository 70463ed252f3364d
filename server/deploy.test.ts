// What lies in deploy/ sets what the relay knows, and what NATS knows.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { helpText, parseConfig } from './config.ts';

const known = new Set([...helpText().matchAll(/^ {2}([A-Z_]+) /gm)].map(([, name]) => name));
const filesOf = (folder: string) => readdirSync(folder).map((name) => path.join(folder, name));
const textOf = (file: string) => readFileSync(file, 'utf8');

/** Of a compose file: what is set for that which is built of the Dockerfile. */
function composed(text: string): Record<string, string> {
  const [, indent = '', service = ''] = /^( +)build: .*\n((?:\1.*\n)*)/m.exec(text) ?? [];
  expect(indent).not.toBe('');
  return Object.fromEntries(
    [...service.matchAll(/^ +([A-Z_]+): "?(.*?)"?$/gm)].map(([, name, value]) => [name, value]),
  );
}

/** Of a file of environment variables. */
function listed(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
}

/** Of a systemd unit that starts the relay. */
function inUnit(text: string): Record<string, string> {
  const assignments = [...text.matchAll(/^Environment=(.*)$/gm)].flatMap(([, all]) => (all ?? '').split(' '));
  return listed(assignments.join('\n'));
}

const placed = (value: string) =>
  value.replaceAll(/\$\{NATS_PASSWORD\}/g, 'secret').replaceAll(/\$\{DOMAIN.*?\}/g, 'x.y');

describe('deploy/', () => {
  const examples = [
    ['deploy/compose.yaml', composed],
    ['deploy/cluster/compose.yaml', composed],
    ['deploy/cluster/trolley.env', listed],
    ['deploy/trolley.service', inUnit],
  ] as const;

  test.each(examples)('%s sets what the relay knows, to what it takes', (file, settingsIn) => {
    const settings = settingsIn(textOf(file));
    expect(Object.keys(settings).length).toBeGreaterThan(1);
    expect(Object.keys(settings).filter((name) => !known.has(name) && name !== 'NODE_ENV')).toEqual([]);
    const parsed = parseConfig(
      Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, placed(value)])),
    );
    expect(parsed).toMatchObject({ kind: 'config' });
    if (file.startsWith('deploy/cluster/') && parsed.kind === 'config') {
      expect(parsed.config.log).toMatchObject({ user: 'relay', partitions: 16, replicas: 3 });
      expect(parsed.config.log?.servers).toHaveLength(3);
      expect(parsed.config.access.trustedProxies).toBe(1);
    }
  });

  test('a file that is named in another one is there', () => {
    const files = [...filesOf('deploy'), ...filesOf('deploy/cluster')];
    const named = files.flatMap(
      (file) => (/\.\w+$/.test(file) || file.endsWith('file') ? textOf(file).match(/deploy\/[\w./-]*\w/g) : null) ?? [],
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => ![...files, 'deploy/cluster'].includes(name))).toEqual([]);
  });

  const program = process.env['NATS_SERVER'] || 'nats-server';
  const version = spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout?.match(/v(\d+)\.(\d+)/);
  test.skipIf(!version)('nats.conf is one that nats-server takes', () => {
    const [major = 0, minor = 0] = (version ?? []).slice(1).map(Number);
    const folder = mkdtempSync(path.join(tmpdir(), 'trolley-nats-conf-'));
    const file = path.join(folder, 'nats.conf');
    const text = textOf('deploy/cluster/nats.conf');
    const forces = /^ *sync_interval: always$/m;
    expect(text).toMatch(forces);
    // One that is older does not know it, and the relay warns of that.
    writeFileSync(file, major > 2 || minor >= 11 ? text : text.replace(forces, ''));
    const ROUTES = /ROUTES: "(.*)"/.exec(textOf('deploy/cluster/compose.yaml'))?.[1];
    const env = { ...process.env, SERVER_NAME: 'nats-1', STORE_DIR: folder, NATS_PASSWORD: 'secret', ROUTES };
    const { status, stderr } = spawnSync(program, ['-t', '-c', file], { encoding: 'utf8', env });
    rmSync(folder, { recursive: true });
    expect({ status, stderr }).toMatchObject({ status: 0 });
  });
});
