// A vite plugin: writes into the built service worker the list of everything that was built, each with the hash of its
// content, and a version made of those. The worker must stand alone, so it fails the build when it imports anything.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import type { Precache } from '../src/serviceWorker/precacheList.ts';

const workerFile = 'serviceWorker.js';
const placeholder = '__TROLLEY_PRECACHE__';

export function precache(): Plugin {
  return {
    name: 'trolley:precache',
    apply: 'build',
    enforce: 'post',
    writeBundle(options) {
      const dir = options.dir ?? 'dist/app';
      const worker = readFileSync(path.join(dir, workerFile), 'utf8');
      if (/^\s*(import|export)\b/m.test(worker)) this.error(`${workerFile} must not import or export anything`);
      if (worker.split(placeholder).length !== 2) this.error(`${workerFile} must name ${placeholder} exactly once`);

      const files = readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
        .filter((file) => file !== workerFile && !file.startsWith('.vite/'))
        .sort();
      const assets = files.map((file) => ({
        url: file === 'index.html' ? '/' : `/${file}`,
        integrity: `sha256-${createHash('sha256')
          .update(readFileSync(path.join(dir, file)))
          .digest('base64')}`,
      }));
      const version = createHash('sha256').update(worker).update(JSON.stringify(assets)).digest('hex').slice(0, 16);
      writeFileSync(
        path.join(dir, workerFile),
        worker.replace(placeholder, JSON.stringify({ version, assets } satisfies Precache)),
      );
    },
  };
}
