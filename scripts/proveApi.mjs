// `npm run prove:api`: the long proofs of the API. 100,000 requests made of its own document, or as many as API_REQUESTS says.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installPackages } from './installPackages.mjs';
import { runTool } from './runStep.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
const args = ['run', '--disable-console-intercept', 'api/http/openApi.property.test.ts'];
const env = { NODE_ENV: 'test', API_REQUESTS: process.env['API_REQUESTS'] ?? '100000' };
process.exit(await runTool('vitest/vitest.mjs', args, { env }));
