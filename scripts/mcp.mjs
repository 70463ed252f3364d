// `npm run --silent mcp`: a cart as the tools of an assistant, over standard input and output. TROLLEY_LINK, TROLLEY_NAME: see
// node dist/server/mcp.js --help.

import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
// What building says must not stand among what the protocol says.
const built = spawnSync(process.execPath, ['scripts/buildRelay.mjs'], { stdio: ['ignore', 2, 2] });
if (built.status !== 0) process.exit(1);
await import(pathToFileURL('dist/server/mcp.js').href);
