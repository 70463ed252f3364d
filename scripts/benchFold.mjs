// `npm run bench:fold`: how long a line with very many events takes. Not a test: prints.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { installPackages } from './installPackages.mjs';
import { run } from './runStep.mjs';
import { tools } from './tools.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
if (!(await build(tools))) process.exit(1);
process.exitCode = await run(process.execPath, ['dist/tools/fold.js', ...process.argv.slice(2)]);
