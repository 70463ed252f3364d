// `npm start`: installs what is missing, builds what has changed, and serves the app and its relay on one port.

import './requireNode.mjs';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { app, build, relay } from './build.mjs';
import { installPackages } from './installPackages.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
await installPackages();
if (!((await build(app)) && (await build(relay)))) process.exit(1);
process.env['NODE_ENV'] = 'production';
// In this very process, so that Ctrl-C and SIGTERM reach the relay and nothing else.
await import(pathToFileURL('dist/server/main.js').href);
