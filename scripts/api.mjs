// `npm run api`: the HTTP API as a process of its own, a member at a relay elsewhere. RELAY_URL, PORT, DATA_DIR: see
// node dist/server/api.js --help.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, relay } from './build.mjs';
import { installPackages } from './installPackages.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
if (!(await build(relay))) process.exit(1);
process.env['NODE_ENV'] = 'production';
// In this very process, so that Ctrl-C and SIGTERM reach it and nothing else.
await import(pathToFileURL('dist/server/api.js').href);
