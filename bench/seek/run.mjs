// `npm run bench:seek [-- 10000]`: a moment of the past beside Yjs, Automerge and Loro. Installs those, which nothing else
// needs, below this folder. Not a test: prints.

import '../../scripts/requireNode.mjs';
import { existsSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { installPackages, npm } from '../../scripts/installPackages.mjs';
import { run, step } from '../../scripts/runStep.mjs';

const folder = 'bench/seek';
const out = 'dist/seekBench';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
await installPackages();
if (!(await installPeers())) process.exit(1);
await step('Building the bench', build);
process.exitCode = await run(process.execPath, [`${out}/main.js`, ...process.argv.slice(2)], {
  env: { NODE_ENV: 'production' },
});

async function installPeers() {
  const wanted = packagesIn(`${folder}/package-lock.json`);
  const present = packagesIn(`${folder}/node_modules/.package-lock.json`);
  const isHere = Object.keys(wanted).every((path) => path === '' || present[path]?.version === wanted[path]?.version);
  if (isHere) return true;
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  return (await step('Installing what to compare with', () => npm(['ci', '--prefix', folder, ...flags]))) === 0;
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string }>}
 */
function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

/** Node 20 runs no TypeScript by itself. */
async function build() {
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
      rolldownOptions: {
        input: { main: `${folder}/main.ts` },
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}
