// The API as a program: a process of its own against a relay elsewhere, or beside the relay that has started it, which passes on
// what comes to /api.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { helpText, parseApiConfig } from './config.ts';
import { type ApiServer, listen } from './listen.ts';
import { openNode } from './openNode.ts';

if (process.argv.includes('--help') || process.argv.includes('-h')) console.log(helpText());
else if (process.argv[2] === 'rebuild') await rebuildReadModels();
else await run();

async function rebuildReadModels(): Promise<void> {
  const parsed = parseApiConfig(process.env);
  if (parsed.kind === 'invalid') return end(`${parsed.problems.join('; ')}. See --help.`);
  const { rebuild } = await import('./projections/rebuild.ts');
  try {
    await rebuild(parsed.config.dataDir);
  } catch (cause) {
    end(cause instanceof Error ? cause.message : String(cause));
  }
}

async function run(): Promise<void> {
  const parsed = parseApiConfig(process.env);
  if (parsed.kind === 'invalid') return end(`${parsed.problems.join('; ')}. See --help.`);
  const { relayUrl, ...config } = parsed.config;
  // Whoever has started it hears where it listens, and is not outlived.
  const tell = process.send?.bind(process);
  const isBesideRelay = tell !== undefined;
  let server: ApiServer;
  try {
    const node = openNode({
      build: await buildHash(),
      ...config,
      streams: { maxBytes: config.maxOpenBytes, idleMs: 300_000 },
      relay: { url: relayUrl, isOwn: isBesideRelay },
      appOrigin: isBesideRelay ? null : config.appOrigin,
      onFailure: (cause) => console.error(`Trolley's API has failed: ${stackOf(cause)}`),
    });
    server = await listen(node, config);
  } catch (cause) {
    return end(cause instanceof Error ? cause.message : String(cause));
  }
  if (isBesideRelay) {
    tell({ port: server.port });
    process.on('disconnect', () => process.exit(1));
  } else console.log(`Trolley's API is at http://localhost:${server.port}/api`);

  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    void server.close().then(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Of the program that runs: it names the parts that it loads by their hashes. */
async function buildHash(): Promise<string> {
  return createHash('sha256')
    .update(await readFile(fileURLToPath(import.meta.url)))
    .digest('hex');
}

function end(why: string): never {
  console.error(`Trolley's API cannot start: ${why}`);
  process.exit(1);
}

function stackOf(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
