// package-lock.json works on every platform and from every registry.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly engines?: { readonly node?: string };
  readonly hasInstallScript?: boolean;
}

const packages: Readonly<Record<string, LockedPackage>> = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
).packages;
const manifest: Readonly<Record<string, Readonly<Record<string, string | boolean>> | undefined>> = JSON.parse(
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

  it.each([
    [20, 19, 0],
    [22, 13, 0],
    [24, 0, 0],
  ])('asks for no newer Node than %i.%i.%i: npm would warn at the first install', (...version) => {
    const newer = Object.entries(packages).filter(([, { engines }]) => !admits(engines?.node ?? '*', version));
    expect(newer.map(([path, { engines }]) => `${path}: ${engines?.node}`)).toEqual([]);
  });

  it('has no install script that package.json does not answer: npm would warn of it', () => {
    const asking = Object.keys(packages).filter((path) => packages[path]?.hasInstallScript);
    const names = asking.map((path) => path.replace(/^.*node_modules\//, ''));
    expect(names.filter((name) => manifest['allowScripts']?.[name] === undefined)).toEqual([]);
  });

  it('names no registry', () => {
    expect(Object.keys(packages).filter((path) => packages[path]?.resolved !== undefined)).toEqual([]);
  });
});

describe('package.json', () => {
  it.each(['dependencies', 'devDependencies', 'overrides'])('pins exact versions in %s', (section) => {
    const versions = Object.entries(manifest[section] ?? {});
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  });
});

/** Ranges as this lock file has them: ^, >= or neither, alternatives by ||. */
function admits(range: string, version: readonly [number, number, number]): boolean {
  return range.split('||').some((alternative) => {
    const [, sign, ...parts] = /^(\^|>=)?\s*(\d+|\*)(?:\.(\d+|x))?(?:\.(\d+|x))?$/.exec(alternative.trim()) ?? [];
    if (parts[0] === undefined) throw new Error(`a range of another kind: ${range}`);
    const least = parts.map((part) => Number(part ?? 0) || 0);
    const at = version.findIndex((number, index) => number !== least[index]);
    const isLeast = at === -1 || (version[at] ?? 0) > (least[at] ?? 0);
    return parts[0] === '*' || (isLeast && (sign === '>=' || version[0] === least[0]));
  });
}

/** Where Node looks for a package, from the folder of the one that wants it up to the root. */
function lookupPaths(path: string): string[] {
  if (path === '') return [''];
  const outer = path.lastIndexOf('node_modules/');
  return [`${path}/`, ...lookupPaths(path.slice(0, Math.max(0, outer - 1)))];
}
