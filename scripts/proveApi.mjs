// `npm run prove:api`: the long proofs of the API. 200 kills of its process while a cart is changed, and 100,000 requests made of its
// own document; or as many as API_KILLS and API_REQUESTS say.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installPackages } from './installPackages.mjs';
import { runTool } from './runStep.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
const args = ['run', 'api/kills.property.test.ts', 'api/http/openApi.property.test.ts', '--disable-console-intercept'];
const { API_KILLS = '200', API_REQUESTS = '100000' } = process.env;
const env = { NODE_ENV: 'test', API_KILLS, API_REQUESTS };
process.exit(await runTool('vitest/vitest.mjs', args, { env }));
