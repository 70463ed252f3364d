// A vite plugin: the page asks at once for the app, which its first module imports late, to ask for the words meanwhile.

import type { Plugin } from 'vite';

export function preloadApp(module: string): Plugin {
  return {
    name: 'trolley:preload-app',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const files = new Set<string>();
        const visit = (file: string) => {
          const output = bundle[file];
          if (files.has(file) || output?.type !== 'chunk') return;
          files.add(file);
          output.imports.forEach(visit);
        };
        for (const output of Object.values(bundle)) {
          if (output.type === 'chunk' && output.facadeModuleId?.endsWith(`/${module}`)) visit(output.fileName);
        }
        if (files.size === 0) throw new Error(`${module} is no chunk of its own`);
        return [...files]
          .filter((file) => !html.includes(file))
          .map((file) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
            injectTo: 'head' as const,
          }));
      },
    },
  };
}
