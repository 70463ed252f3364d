// Which unit tests have a process of their own: those that change what all share, such as the clock or IndexedDB, and those that
// start tools, where nothing is won. All others share two processes, which takes a third of the work off them.

import { readdirSync, readFileSync } from 'node:fs';

const changesWhatIsShared = /fake-indexeddb|useFakeTimers|stubGlobal|stubEnv|vi\.mock\(/;

export function testProjects() {
  const files = ['api', 'server', 'src'].flatMap(testsIn);
  const apart = files.filter((file) => changesWhatIsShared.test(readFileSync(file, 'utf8')));
  const toolTests = '{bench,reliability,scripts}/**/*.test.ts';
  return [
    { extends: true as const, test: { name: 'apart', include: [...apart, toolTests] } },
    {
      extends: true as const,
      test: { name: 'together', include: ['{api,server,src}/**/*.test.{ts,tsx}'], exclude: apart, isolate: false },
    },
  ];
}

function testsIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.test\.tsx?$/.test(name)).map((name) => `${folder}/${name.replaceAll('\\', '/')}`);
}
