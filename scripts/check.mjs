// `npm run check`: the fast checks, for while one works. What runs in a browser or for long is left to `npm test`.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ruleTests, staticChecks } from './checks.mjs';
import { installPackages } from './installPackages.mjs';
import { atOnce, step } from './runStep.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
let failed = 0;
const checks = [...staticChecks, ruleTests].map(({ name, run }) => async () => {
  failed += (await step(name, run)) === 0 ? 0 : 1;
});
await atOnce(checks);
process.exit(failed === 0 ? 0 : 1);
