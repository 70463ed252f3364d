// What the demo and the bench are made of, see vite.tools.config.ts.

/** @type {import('./build.mjs').Target} */
export const tools = {
  title: 'Building demo and bench',
  config: 'vite.tools.config.ts',
  out: 'dist/tools',
  inputs: ['src', 'scripts/demo', 'bench', 'e2e', 'vite.tools.config.ts', 'package-lock.json', 'tsconfig.json'],
};
