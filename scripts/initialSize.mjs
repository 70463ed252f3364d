// What a first visit downloads of JavaScript: the page's module and everything that it imports statically.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

// Too much still: 135 kB is wanted. The reader of typed text could come after the first paint.
const limit = 137_000;

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
  const bytes = [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(`${dir}/${file}`), { level: 9 }).length,
    0,
  );
  return { bytes, limit, files: files.size };
}
