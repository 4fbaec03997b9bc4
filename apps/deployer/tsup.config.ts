import { createRequire, isBuiltin } from 'node:module';
import { basename, join } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import { parts } from './scripts/parts.ts';
import { type Plugin, partsApart } from './scripts/parts-apart.ts';

/**
 * What Node loads only by and by is loaded by the first call of one of its functions, not by the import: node:crypto alone
 * takes longer than rendering a small chart. The modules named here are there at every start anyway.
 */
const builtinsWhenUsed: Plugin = {
  name: 'builtins-when-used',
  setup({ onResolve, onLoad }) {
    const require = createRequire(import.meta.url);
    const early = new Set(['buffer', 'fs', 'path', 'process', 'vm']);
    onResolve({ filter: /^(node:)?[a-z_/]+$/ }, ({ path }) => {
      const name = path.replace(/^node:/, '');
      if (!isBuiltin(name) || early.has(name)) return undefined;
      return { path: name, namespace: 'builtin' };
    });
    onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => {
      const exported = Object.entries(require(path) as Record<string, unknown>).filter(([name]) => name !== 'default');
      const lines = exported.map(([name, value]) =>
        typeof value === 'function'
          ? `export function ${name}(...args) { return load().${name}(...args); }`
          : `export const ${name} = /* @__PURE__ */ read(${JSON.stringify(name)});`,
      );
      const load = `const load = () => process.getBuiltinModule(${JSON.stringify(path)}), read = (name) => load()[name];`;
      const whole = 'export default new Proxy({}, { get: (_, name) => load()[name] });';
      return { contents: [load, ...lines, whole].join('\n'), loader: 'js' };
    });
  },
};

/** Large data that few charts need is a file of its own, read when it is needed. It depends on nothing. */
const dataApart: Plugin = {
  name: 'data-apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/zone-table\.ts$/ }, ({ kind }) =>
      kind === 'entry-point' ? undefined : { path: 'zone-table', namespace: 'data' },
    );
    onLoad({ filter: /.*/, namespace: 'data' }, ({ path }) => ({
      contents: `module.exports = { get ZONE_TABLE() { return require('./${path}.cjs').ZONE_TABLE; } };`,
      loader: 'js',
    }));
    onResolve({ filter: /\.cjs$/, namespace: 'data' }, ({ path }) => ({ path, external: true }));
  },
};

/** Programs of their own files that share nothing with the command: heavy, and loaded only when they are called. */
const ownFiles = ['deploy', 'plan', 'releases'];

/** Loads the file of such a program in place of its module. */
const programsApart: Plugin = {
  name: 'programs-apart',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: new RegExp(`/programs/(${ownFiles.join('|')})\\.ts$`) }, ({ kind, path }) =>
      kind === 'entry-point' ? undefined : { path: basename(path, '.ts'), namespace: 'program', sideEffects: false },
    );
    onLoad({ filter: /.*/, namespace: 'program' }, ({ path: name }) => ({
      contents: [
        `import { loadBuilt } from './src/load-built.ts';`,
        `export const program = (...args) => loadBuilt('${name}', require).program(...args);`,
      ].join('\n'),
      loader: 'js',
      resolveDir: import.meta.dirname,
    }));
  },
};

/** What src/load-built.ts reads is a function. */
const builtFile: Options = {
  banner: { js: '(function (module, exports, require, __dirname) {' },
  footer: { js: '})' },
};

const options: Options = {
  format: 'cjs',
  outExtension: () => ({ js: '.cjs' }),
  target: 'node22',
  platform: 'node',
  splitting: false,
  removeNodeProtocol: false,
  noExternal: [/.*/],
  esbuildOptions(esbuild) {
    // Less to read at each start; names are kept for the stacks of programming errors.
    esbuild.minifySyntax = true;
    esbuild.minifyWhitespace = true;
    esbuild.lineLimit = 200;
    esbuild.conditions = ['@metachart/source', 'import'];
  },
};

/**
 * Bundles the workspace's packages into the app. CommonJS starts faster: Node loads neither its ES module loader nor, as
 * `import` of a builtin such as node:fs does, every lazy part of that builtin.
 */
export default defineConfig([
  {
    ...options,
    entry: { main: 'src/main.ts', 'zone-table': '../../packages/go-runtime/src/time/zone-table.ts' },
    esbuildPlugins: [builtinsWhenUsed],
  },
  {
    ...options,
    ...builtFile,
    entry: { command: 'src/command.ts' },
    esbuildPlugins: [
      programsApart,
      partsApart({
        root: join(import.meta.dirname, '../..'),
        parts,
        loader: 'apps/deployer/src/load-built.ts',
        plugins: [programsApart, dataApart, builtinsWhenUsed],
      }),
      dataApart,
      builtinsWhenUsed,
    ],
  },
  {
    ...options,
    ...builtFile,
    entry: Object.fromEntries(ownFiles.map((name) => [name, `src/programs/${name}.ts`])),
    esbuildPlugins: [dataApart],
  },
]);
