import { readFileSync, writeFileSync } from 'node:fs';
import { Script } from 'node:vm';

/**
 * Loads the built file of that name beside this one, with the code that V8 compiled for it when the command was built.
 * Node's own compile cache would keep only what runs while a file loads; this keeps the functions that rendering a chart
 * calls, which halves the time of a start. Code of another version of V8 is refused by V8 and does no harm. The build has
 * put a function around the file, which takes what Node gives a CommonJS module; `load` stands for `require`.
 */
export function loadBuilt(name: string, load: (id: string) => unknown): unknown {
  const path = `${__dirname}/${name}.cjs`;
  const codePath = `${__dirname}/${name}.code`;
  const cachedData = readCode(codePath);
  // The build writes ASCII only.
  const source = readFileSync(path, 'latin1');
  const script = new Script(source, { filename: path, ...(cachedData ? { cachedData } : {}) });
  if (process.env.METACHART_SAVE_CODE && !cachedData) saveAtExit(script, codePath);
  const module = { exports: {} };
  script.runInThisContext()(module, module.exports, load, __dirname);
  return module.exports;
}

/** Loads a part of the command when it is first asked for (see scripts/parts-apart.ts). `shared` is what it imports. */
export function partLoader(name: string, shared: () => Readonly<Record<string, unknown>>): () => unknown {
  let part: unknown;
  return () => {
    if (part === undefined) {
      const modules = shared();
      part = loadBuilt(name, (id) => modules[id] ?? require(id));
    }
    return part;
  };
}

function readCode(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

const unsaved = new Map<string, Script>();

function saveAtExit(script: Script, path: string): void {
  if (unsaved.size === 0) {
    process.on('exit', () => {
      for (const [to, each] of unsaved) writeFileSync(to, each.createCachedData());
    });
  }
  unsaved.set(path, script);
}
