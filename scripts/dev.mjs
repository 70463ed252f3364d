// `npm run dev`: vite's dev server on http://localhost:5173, and a relay of its own behind it on a free port.

import './requireNode.mjs';
import { spawn } from 'node:child_process';
import { createServer as createNetServer } from 'node:net';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, relay } from './build.mjs';
import { installPackages } from './installPackages.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
if (!(await build(relay))) process.exit(1);

const port = await freePort();
const relayProcess = spawn(process.execPath, ['dist/server/main.js'], {
  env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: '.cache/dev-data', STATIC_DIR: '' },
  // Its greeting names an address that serves the last build: not the one to open.
  stdio: ['ignore', 'ignore', 'inherit'],
});
process.env['TROLLEY_DEV_RELAY'] = `http://127.0.0.1:${port}`;

const { createServer } = await import('vite');
const server = await createServer();
await server.listen();
server.printUrls();

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, stop);
relayProcess.once('exit', stop);

async function stop() {
  relayProcess.kill('SIGTERM');
  await server.close();
  process.exit(relayProcess.exitCode ?? 0);
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createNetServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
