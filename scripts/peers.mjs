// What a bench compares Trolley with is installed below its folder, by its own lock file, and by nothing else.

import { existsSync, readFileSync } from 'node:fs';
import { npm } from './installPackages.mjs';
import { step } from './runStep.mjs';

/**
 * @param {string} folder with a package.json and a lock file
 * @returns {Promise<boolean>} whether all of it is there
 */
export async function installPeers(folder) {
  const wanted = packagesIn(`${folder}/package-lock.json`);
  const present = packagesIn(`${folder}/node_modules/.package-lock.json`);
  const isHere = Object.keys(wanted).every(
    (path) => path === '' || wanted[path]?.optional || present[path]?.version === wanted[path]?.version,
  );
  if (isHere) return true;
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return (await step('Installing what is compared', () => npm(['ci', '--prefix', folder, ...flags]))) === 0;
}

/**
 * Node 20 runs no TypeScript by itself.
 * @param {string} out
 * @param {Record<string, string>} input
 */
export async function buildBench(out, input) {
  const vite = await import('vite');
  await vite.build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: true,
      outDir: out,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { input, output: { entryFileNames: '[name].js' } },
    },
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}
