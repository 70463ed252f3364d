// `npm run bench:seek [-- 10000]`: a moment of the past beside Yjs, Automerge and Loro. Installs those, which nothing else
// needs, below this folder. Not a test: prints.

import '../../scripts/requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installPackages } from '../../scripts/installPackages.mjs';
import { buildBench, installPeers } from '../../scripts/peers.mjs';
import { run, step } from '../../scripts/runStep.mjs';

const folder = 'bench/seek';
const out = 'dist/seekBench';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
await installPackages();
if (!(await installPeers(folder))) process.exit(1);
await step('Building the bench', () => buildBench(out, { main: `${folder}/main.ts` }));
process.exitCode = await run(process.execPath, [`${out}/main.js`, ...process.argv.slice(2)], {
  env: { NODE_ENV: 'production' },
});
