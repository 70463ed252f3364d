// `npm run bench:api [-- --quick]`: Trolley's HTTP API beside the same cart on Emmett and PostgreSQL. Not a test: prints.

import '../../scripts/requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build, relay } from '../../scripts/build.mjs';
import { installPackages } from '../../scripts/installPackages.mjs';
import { buildBench, installPeers } from '../../scripts/peers.mjs';
import { run, step } from '../../scripts/runStep.mjs';

const folder = 'bench/api';
const out = 'dist/apiBench';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
await installPackages();
if (!(await installPeers(folder)) || !(await build(relay))) process.exit(1);
await step('Building the bench', () => buildBench(out, { main: `${folder}/main.ts` }));
process.exitCode = await run(process.execPath, [`${out}/main.js`, ...process.argv.slice(2)], {
  env: { NODE_ENV: 'production' },
});
