// A second build of the app, for tests of how one build follows another: the same code under other names and hashes.
// It edits the built files, so that a test need not build twice.

import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A copy of what was built, whose relay serves the copy. */
export async function copyOfBuild() {
  const home = await mkdtemp(path.join(tmpdir(), 'trolley-build-'));
  await cp(path.join(root, 'dist'), path.join(home, 'dist'), { recursive: true });
  await cp(path.join(root, 'package.json'), path.join(home, 'package.json'));
  await symlink(path.join(root, 'node_modules'), path.join(home, 'node_modules'));
  const app = path.join(home, 'dist/app');
  return {
    main: path.join(home, 'dist/server/main.js'),
    /** Becomes a build in which every script has another name, and the page another description. */
    renew: (label: string) => renew(app, label),
    /** One script is of another build than the rest says, as while a server is being replaced. */
    async mix() {
      const [script] = (await readdir(path.join(app, 'assets'))).filter((name) => name.endsWith('.js'));
      await writeFile(path.join(app, 'assets', script ?? ''), '// of another build\n', { flag: 'a' });
    },
    dispose: () => rm(home, { recursive: true, force: true }),
  };
}

async function renew(app: string, label: string): Promise<void> {
  const names = (await readdir(path.join(app, 'assets'))).filter((name) => name.endsWith('.js'));
  const renamed = new Map(names.map((name) => [name, name.replace(/\.js$/, `-${label}.js`)]));
  const withNewNames = (content: string) =>
    [...renamed].reduce((text, [before, after]) => text.replaceAll(before, after), content);

  for (const [before, after] of renamed)
    await rename(path.join(app, 'assets', before), path.join(app, 'assets', after));
  for (const file of ['index.html', 'serviceWorker.js', ...[...renamed.values()].map((name) => `assets/${name}`)]) {
    await edit(path.join(app, file), withNewNames);
  }
  await edit(path.join(app, 'index.html'), (html) => html.replace(/(name="description" content=")/, `$1${label}: `));
  await edit(path.join(app, 'serviceWorker.js'), (worker) =>
    worker.replace(/"version":"[^"]*"/, `"version":"${label}"`),
  );
  await refreshHashes(app);
}

/** The list in the service worker says what the files are now. */
async function refreshHashes(app: string): Promise<void> {
  const file = path.join(app, 'serviceWorker.js');
  let worker = await readFile(file, 'utf8');
  for (const [entry, url] of worker.matchAll(/\{"url":"([^"]+)","integrity":"[^"]+"\}/g)) {
    const content = await readFile(path.join(app, url === '/' ? 'index.html' : (url ?? '')));
    const integrity = `sha256-${createHash('sha256').update(content).digest('base64')}`;
    worker = worker.replace(entry, JSON.stringify({ url, integrity }));
  }
  await writeFile(file, worker);
}

async function edit(file: string, change: (content: string) => string): Promise<void> {
  await writeFile(file, change(await readFile(file, 'utf8')));
}
