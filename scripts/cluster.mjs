// `npm run cluster`: two relays that share their log in three NATS servers, on this machine. What deploy/cluster/ does on others.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { app, build, relay } from './build.mjs';
import { findNatsServer } from './findNatsServer.mjs';
import { installPackages } from './installPackages.mjs';
import { buildBench } from './peers.mjs';

const out = 'dist/cluster';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
const nats = await findNatsServer();
if (nats === null) {
  console.error(
    'No nats-server starts here. Install one (https://nats.io/download, or your package manager’s nats-server), or name it: NATS_SERVER=/path/to/nats-server npm run cluster',
  );
  process.exit(1);
}
process.env['NATS_SERVER'] = nats;
if (!((await build(app)) && (await build(relay)))) process.exit(1);
await buildBench(out, { main: 'scripts/cluster/main.ts' });
process.env['NODE_ENV'] = 'production';
// In this very process, which Ctrl-C reaches.
await import(pathToFileURL(`${out}/main.js`).href);
