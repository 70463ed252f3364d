// The checks that need no browser. Each is one command, and one count in the summary.

import { runTool } from './runStep.mjs';

/** @typedef {{ name: string, run: () => Promise<number> }} Check */

/** @type {readonly Check[]} */
export const staticChecks = [
  { name: 'types', run: () => runTool('typescript/bin/tsc', ['-p', '.']) },
  { name: 'types of the service worker', run: () => runTool('typescript/bin/tsc', ['-p', 'src/serviceWorker']) },
  {
    name: 'format, lint and arrows',
    run: () => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'], { quiet: true }),
  },
  { name: 'nothing unused', run: () => runTool('knip/bin/knip.js', ['--no-progress']) },
];
