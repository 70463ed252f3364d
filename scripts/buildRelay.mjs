// Installs what is missing, and builds the relay and what lies beside it where something has changed.

import './requireNode.mjs';
import process from 'node:process';
import { build, relay } from './build.mjs';
import { installPackages } from './installPackages.mjs';

await installPackages();
if (!(await build(relay))) process.exit(1);
