import { readFileSync, writeFileSync } from 'node:fs';
import { Script } from 'node:vm';

/**
 * Loads a built CommonJS file, with the code beside it that V8 compiled when the command was built. Node's own compile
 * cache would keep only what runs while a file loads; this keeps the functions that rendering a chart calls, which halves
 * the time of a start. Code of another version of V8 is refused by V8 and does no harm.
 */
export function loadBuilt(path: string, require: NodeJS.Require): unknown {
  const codePath = path.replace(/\.cjs$/, '.code');
  const cachedData = readCode(codePath);
  // The build writes ASCII only.
  const source = `${opening}${readFileSync(path, 'latin1')}\n})`;
  const script = new Script(source, {
    filename: path,
    columnOffset: -opening.length,
    ...(cachedData ? { cachedData } : {}),
  });
  const module = { exports: {} };
  script.runInThisContext()(module, module.exports, require);
  if (process.env.METACHART_SAVE_CODE) {
    process.on('exit', () => writeFileSync(codePath, script.createCachedData()));
  }
  return module.exports;
}

const opening = '(function (module, exports, require) {';

function readCode(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
