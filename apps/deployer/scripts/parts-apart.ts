import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import type { Options } from 'tsup';

export type Plugin = NonNullable<Options['esbuildPlugins']>[number];
type Build = Parameters<Plugin['setup']>[0];

/** By the part's name: its modules, from the workspace's root. They export nothing but functions. */
export type Parts = Readonly<Record<string, readonly string[]>>;

export interface PartsOptions {
  /** The workspace's. */
  readonly root: string;
  readonly parts: Parts;
  /** The module with partLoader. */
  readonly loader: string;
  /** Plugins that the parts need as the command does. */
  readonly plugins: readonly Plugin[];
}

interface Bundle {
  readonly text: string;
  /** The modules that it has code of. */
  readonly modules: readonly string[];
  /** Those that the command hands over. */
  readonly shared: readonly string[];
}

type Bundles = ReadonlyMap<string, Bundle>;

/**
 * What few runs need is a file of its own, a part, which the first call of one of its functions loads (see
 * src/load-built.ts). Whoever imports a part's module gets functions that do so. A module is in a part only where nothing
 * else has code of it; all others are in the command, which hands them over when it loads the part. So every module runs
 * once, and a class is the same on all sides.
 */
export function partsApart({ root, parts, loader, plugins }: PartsOptions): Plugin {
  const partOf = new Map(Object.entries(parts).flatMap(([name, modules]) => modules.map((each) => [each, name])));

  return {
    name: 'parts-apart',
    setup(build) {
      let bundles: Bundles = new Map();
      const exported = new Map<string, readonly string[]>();
      const files = new Map<string, string>();

      build.onStart(async () => {
        bundles = await divide();
        const { outdir = 'dist' } = build.initialOptions;
        mkdirSync(outdir, { recursive: true });
        for (const [name, { text }] of bundles) writeFileSync(join(outdir, `${name}.cjs`), text);
      });
      standInForParts(build, () => bundles);

      /** What the command has only because one part needs it may be what another part has: repeated until it has all. */
      async function divide(): Promise<Bundles> {
        await readExports([...partOf.keys()]);
        let shared: ReadonlySet<string> = new Set();
        for (;;) {
          const candidate = new Map<string, Bundle>();
          for (const name of Object.keys(parts)) candidate.set(name, await bundlePart(name, shared));
          await readExports([...candidate.values()].flatMap((each) => each.shared));
          const command = await bundleCommand(candidate);
          const wanted = new Set([...shared, ...command.modules, ...modulesOfSeveral(candidate)]);
          if (wanted.size === shared.size) return candidate;
          shared = wanted;
        }
      }

      async function readExports(modules: readonly string[]): Promise<void> {
        const fresh = modules.filter((module) => !exported.has(module)).map((module) => join(root, module));
        const { metafile } = await build.esbuild.build({
          entryPoints: fresh,
          format: 'esm',
          outdir: 'dist',
          write: false,
          metafile: true,
        });
        for (const { entryPoint, exports } of Object.values(metafile.outputs)) {
          exported.set(moduleOf(entryPoint!), exports);
        }
      }

      function bundlePart(name: string, shared: ReadonlySet<string>): Promise<Bundle> {
        const lines = parts[name]!.map((module) => `export { ${exported.get(module)!.join()} } from './${module}';`);
        const handedOver: Plugin = {
          name: 'handed-over',
          setup: (inner) =>
            onEachModule(inner, (module) =>
              shared.has(module) || (partOf.get(module) ?? name) !== name
                ? { path: `${SHARED}${module}`, external: true, sideEffects: false }
                : undefined,
            ),
        };
        return bundle({
          entryPoints: [],
          stdin: { contents: lines.join('\n'), resolveDir: root },
          plugins: [handedOver, ...plugins],
        });
      }

      function bundleCommand(candidate: Bundles): Promise<Bundle> {
        const standIns: Plugin = { name: 'stand-ins', setup: (inner) => standInForParts(inner, () => candidate) };
        return bundle({ plugins: [standIns, ...plugins] });
      }

      async function bundle(options: Build['initialOptions']): Promise<Bundle> {
        const { metafile, outputFiles } = await build.esbuild.build({
          ...build.initialOptions,
          ...options,
          write: false,
          metafile: true,
        });
        const { inputs, imports } = Object.values(metafile!.outputs)[0]!;
        const handedOver = imports.map(({ path }) => path).filter((path) => path.startsWith(SHARED));
        return {
          text: outputFiles![0]!.text,
          modules: Object.entries(inputs).flatMap(([path, { bytesInOutput }]) =>
            bytesInOutput > 0 && !isListOrMadeUp(path) ? [moduleOf(path)] : [],
          ),
          shared: [...new Set(handedOver)].map((path) => path.slice(SHARED.length)),
        };
      }

      /** Functions in place of a part's. */
      function standInForParts(inner: Build, current: () => Bundles): void {
        onEachModule(inner, (module) => {
          const part = partOf.get(module);
          return part === undefined ? undefined : { path: part, namespace: 'part', sideEffects: false };
        });
        inner.onLoad({ filter: /.*/, namespace: 'part' }, ({ path: part }) => {
          const names = (modules: readonly string[]) =>
            modules.map((module) => ({ module, names: exported.get(module)! }));
          const shared = names(current().get(part)!.shared);
          const contents = standIn({ part, loader, shared, exported: names(parts[part]!) });
          return { contents, loader: 'js', resolveDir: root };
        });
      }

      function onEachModule(inner: Build, decide: (module: string) => object | undefined): void {
        inner.onResolve({ filter: /^@metachart\/|\.ts$/ }, async ({ path, kind, resolveDir, pluginData }) => {
          if (kind === 'entry-point' || pluginData === ASKED) return undefined;
          const file = path.startsWith('.') ? resolve(resolveDir, path) : await fileOf(inner, path, resolveDir);
          return decide(moduleOf(file));
        });
      }

      async function fileOf(inner: Build, path: string, resolveDir: string): Promise<string> {
        const known = files.get(path);
        if (known !== undefined) return known;
        const resolved = await inner.resolve(path, { resolveDir, kind: 'import-statement', pluginData: ASKED });
        files.set(path, resolved.path);
        return resolved.path;
      }

      function moduleOf(file: string): string {
        return relative(root, resolve(file));
      }
    },
  };
}

const SHARED = 'shared:';
const ASKED = 'asked';

/** An `index.ts` has no code of its own, so whoever needs it may have it. */
function isListOrMadeUp(path: string): boolean {
  return basename(path) === 'index.ts' || /^[\w-]+:|^<stdin>$/.test(path);
}

function modulesOfSeveral(bundles: Bundles): readonly string[] {
  const seen = new Set<string>();
  return [...bundles.values()].flatMap(({ modules }) =>
    modules.filter((module) => seen.has(module) || !seen.add(module)),
  );
}

interface Exports {
  readonly module: string;
  readonly names: readonly string[];
}

interface StandIn {
  readonly part: string;
  readonly loader: string;
  readonly exported: readonly Exports[];
  readonly shared: readonly Exports[];
}

function standIn({ part, loader, exported, shared }: StandIn): string {
  const imports = shared.map(({ module, names }, at) => {
    return `import { ${names.map((name) => `${name} as ${name}${at}`)} } from './${module}';`;
  });
  const modules = shared.map(({ module, names }, at) => {
    return `'${SHARED}${module}': { ${names.map((name) => `${name}: ${name}${at}`)} }`;
  });
  return [
    `import { partLoader } from './${loader}';`,
    ...imports,
    `const part = /* @__PURE__ */ partLoader('${part}', () => ({ ${modules} }));`,
    ...exported.flatMap(({ names }) =>
      names.map((name) => `export function ${name}(...args) { return part().${name}(...args); }`),
    ),
  ].join('\n');
}
