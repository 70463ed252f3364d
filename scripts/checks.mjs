// The checks that need no browser. Each is one command, and one count in the summary. Those that take longest come first,
// since they run beside each other.

import { runTool } from './runStep.mjs';

/** @typedef {{ name: string, run: () => Promise<number> }} Check */

/** @type {readonly Check[]} */
export const staticChecks = [
  { name: 'types', run: () => quietly('typescript/bin/tsc', '-p', '.') },
  {
    name: 'format, lint and arrows',
    run: () => quietly('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  },
  { name: 'nothing unused', run: () => quietly('knip/bin/knip.js', '--no-progress') },
  { name: 'types of the service worker', run: () => quietly('typescript/bin/tsc', '-p', 'src/serviceWorker') },
];

/** The tests of the rules themselves: that the linter enforces the arrows, that the lock file is complete. */
export const ruleTests = {
  name: 'rules of the house',
  run: () =>
    runTool('vitest/vitest.mjs', ['run', '--reporter=dot', 'scripts/arrows', 'scripts/lockFile'], { quiet: true }),
};

/**
 * @param {string} script
 * @param {readonly string[]} args
 */
function quietly(script, ...args) {
  return runTool(script, args, { quiet: true });
}
