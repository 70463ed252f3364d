// `npm run check`: the fast checks, for while one works.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { staticChecks } from './checks.mjs';
import { installPackages } from './installPackages.mjs';
import { runTool, step } from './runStep.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
let failed = 0;
for (const check of staticChecks) failed += (await step(check.name, check.run)) === 0 ? 0 : 1;
failed += (await step('rules of the house', () => runTool('vitest/vitest.mjs', ['run', 'scripts']))) === 0 ? 0 : 1;
process.exit(failed === 0 ? 0 : 1);
