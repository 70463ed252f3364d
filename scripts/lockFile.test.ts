// package-lock.json works on every platform and from every registry.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const packages: Readonly<Record<string, LockedPackage>> = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
).packages;
const manifest: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = JSON.parse(
  readFileSync('package.json', 'utf8'),
);

describe('package-lock.json', () => {
  it('has an entry for every optional dependency, also those of other platforms', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !lookupPaths(path).some((folder) => `${folder}node_modules/${name}` in packages))
        .map((name) => `${name}, wanted by ${path || 'the root'}`),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry', () => {
    expect(Object.keys(packages).filter((path) => packages[path]?.resolved !== undefined)).toEqual([]);
  });
});

describe('package.json', () => {
  it.each(['dependencies', 'devDependencies', 'overrides'])('pins exact versions in %s', (section) => {
    const versions = Object.entries(manifest[section] ?? {});
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

/** Where Node looks for a package, from the folder of the one that wants it up to the root. */
function lookupPaths(path: string): string[] {
  if (path === '') return [''];
  const outer = path.lastIndexOf('node_modules/');
  return [`${path}/`, ...lookupPaths(path.slice(0, Math.max(0, outer - 1)))];
}
