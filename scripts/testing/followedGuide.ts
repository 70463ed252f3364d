// A page of docs that says step by step how something is added to the code, followed in a copy of it. A step is a block of
// code that says where it goes: ```ts path after "a line", ```ts path before "a line", or ```ts path for a new file.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface GuideStep {
  readonly file: string;
  /** Where in the file: after or before the line that holds this text. None for a new file. */
  readonly place: { readonly side: 'after' | 'before'; readonly text: string } | null;
  readonly code: string;
}

export interface FollowedGuide {
  readonly steps: readonly GuideStep[];
  follow(step: GuideStep): void;
  /** What the compiler says of these files of the copy; "" where it is content. */
  types(include: readonly string[]): string;
  /** A script of an installed package, run in the copy. */
  tool(script: string, args: readonly string[]): { readonly status: number | null; readonly said: string };
  /** A script of the copy itself. */
  script(file: string): void;
  remove(): void;
}

/** `copied`: the files and folders that the steps and their tests need. */
export function createFollowedGuide(page: string, copied: readonly string[]): FollowedGuide {
  const tree = mkdtempSync(path.join(tmpdir(), 'trolley-guide-'));
  for (const name of copied) cpSync(name, path.join(tree, name), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(tree, 'node_modules'));

  const run = (args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8' });
    return { status, said: `${stdout}${stderr}` };
  };

  return {
    steps: stepsOf(readFileSync(page, 'utf8')),
    follow({ file, place, code }) {
      const target = path.join(tree, file);
      if (place === null) {
        mkdirSync(path.dirname(target), { recursive: true });
        return writeFileSync(target, code);
      }
      const lines = readFileSync(target, 'utf8').split('\n');
      const at = lines.findIndex((line) => line.includes(place.text));
      if (at < 0) throw new Error(`${file} has no line with ${place.text}`);
      lines.splice(place.side === 'after' ? at + 1 : at, 0, code.replace(/\n$/, ''));
      writeFileSync(target, lines.join('\n'));
    },
    types(include) {
      const config = {
        extends: './tsconfig.json',
        compilerOptions: { incremental: false, tsBuildInfoFile: null },
        include: [...include, 'src/vite-env.d.ts'],
      };
      writeFileSync(path.join(tree, 'types.json'), JSON.stringify(config));
      return run([path.resolve('node_modules/typescript/bin/tsc'), '-p', 'types.json']).said;
    },
    tool: (script, args) => run([path.resolve('node_modules', script), ...args]),
    script(file) {
      const { status, said } = run([file]);
      if (status !== 0) throw new Error(said);
    },
    remove: () => rmSync(tree, { recursive: true, force: true }),
  };
}

function stepsOf(page: string): readonly GuideStep[] {
  const blocks = page.matchAll(/^```(?:ts|js) (\S+)(?: (after|before) "(.+)")?\n([\s\S]*?)^```$/gm);
  return [...blocks].map(([, file = '', side, text, code = '']) => ({
    file,
    place: side === undefined || text === undefined ? null : { side: side as 'after' | 'before', text },
    code,
  }));
}
