// What the demo, the bench and the pictures of all screens are made of, see vite.tools.config.ts.

/** @type {import('./build.mjs').Target} */
export const tools = {
  title: 'Building demo, bench and screens',
  config: 'vite.tools.config.ts',
  out: 'dist/tools',
  inputs: [
    'src',
    'scripts/demo',
    'scripts/screens',
    'bench',
    'e2e',
    'vite.tools.config.ts',
    'package-lock.json',
    'tsconfig.json',
  ],
};
