// `npm run bench:cluster [-- --quick] [--rounds <n>]`: relays that share a log in NATS beside one on SQLite. Not a test: prints.

import '../../scripts/requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, relay } from '../../scripts/build.mjs';
import { findNatsServer } from '../../scripts/findNatsServer.mjs';
import { installPackages } from '../../scripts/installPackages.mjs';
import { buildBench } from '../../scripts/peers.mjs';
import { run, step } from '../../scripts/runStep.mjs';

const out = 'dist/clusterBench';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
await installPackages();
const nats = await findNatsServer();
if (nats === null) {
  console.error('No nats-server starts here. Install one, or name it: NATS_SERVER=/path/to/nats-server');
  process.exit(1);
}
if (!(await build(relay))) process.exit(1);
await step('Building the bench', () => buildBench(out, { main: 'bench/cluster/main.ts' }));
process.exitCode = await run(process.execPath, [`${out}/main.js`, ...process.argv.slice(2)], {
  env: { NODE_ENV: 'production', NATS_SERVER: nats },
});
