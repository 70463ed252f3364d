// What a first visit downloads of JavaScript: the page's module, the app, everything that they import statically, and the
// words of one language.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 135_000;

/** Of these one is loaded, too: the larger counts. */
const languages = ['src/ui/text/en.ts', 'src/ui/text/de.ts'];

/** @typedef {{ file: string, imports?: string[] }} Chunk */

/** @returns {{ bytes: number, limit: number, files: number }} gzipped */
export function initialSize(dir = 'dist/app') {
  /** @type {Record<string, Chunk>} */
  const manifest = JSON.parse(readFileSync(`${dir}/.vite/manifest.json`, 'utf8'));
  /** @type {Set<string>} */
  const files = new Set();
  /** @param {string} key */
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build's manifest does not have ${key}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  visit('index.html');
  visit('src/main.tsx');
  /** @param {string} file */
  const sizeOf = (file) => gzipSync(readFileSync(`${dir}/${file}`), { level: 9 }).length;
  const words = languages.map((key) => sizeOf(manifest[key]?.file ?? ''));
  const bytes = [...files].reduce((sum, file) => sum + sizeOf(file), Math.max(...words));
  return { bytes, limit, files: files.size + 1 };
}
