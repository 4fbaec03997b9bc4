import { defineConfig } from 'tsup';

/**
 * Bundles the workspace's packages into the app: one file that finds the command, and one file per command, loaded when it
 * runs. CommonJS starts faster: Node loads neither its ES module loader nor, as `import` of a builtin such as node:fs
 * does, every lazy part of that builtin.
 */
export default defineConfig({
  entry: {
    main: 'src/main.ts',
    template: 'src/programs/template.ts',
    version: 'src/programs/version.ts',
  },
  format: 'cjs',
  outExtension: () => ({ js: '.cjs' }),
  target: 'node22',
  platform: 'node',
  splitting: false,
  clean: true,
  noExternal: [/.*/],
  esbuildPlugins: [
    {
      name: 'programs-are-files-of-their-own',
      setup({ onResolve }) {
        onResolve({ filter: /^\.\/programs\// }, ({ path }) => ({
          path: `./${path.replace(/^.*\/|\.ts$/g, '')}.cjs`,
          external: true,
        }));
      },
    },
  ],
  esbuildOptions(options) {
    // Less to read at each start; names are kept for the stacks of programming errors.
    options.minifySyntax = true;
    options.minifyWhitespace = true;
    options.lineLimit = 200;
    options.conditions = ['@metachart/source'];
    options.supported = { ...options.supported, 'dynamic-import': false };
  },
});
