import { compareStrings, stringOf } from '@metachart/go-runtime/bytes';
import { basePath } from '@metachart/go-runtime/path';
import { GoError } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { type ChartFile, stripBom } from '../chart/chart-file.ts';
import {
  createIgnoreFilter,
  DEFAULT_IGNORE_RULES,
  type IgnoreFilter,
  parseIgnoreRules,
} from '../ignore/parse-ignore-rules.ts';
import { MAX_FILE_SIZE } from './chart-limits.ts';

/**
 * The files of a chart's directory that Helm loads: those that .helmignore and the default rule leave, in the order of a
 * walk (names of each directory sorted), without byte order marks. A directory that is ignored takes all its files along.
 * Throws GoError as parseIgnoreRules, and for a file over 5 MiB. Go: pkg/chart/loader/directory.go LoadDir (L5).
 */
export function selectChartFiles(files: readonly ChartFile[]): ChartFile[] {
  const ignores = chartIgnoreFilter(files.find(({ name }) => name === '.helmignore')?.data);
  const directories = new Map<string, boolean>();
  const selected: ChartFile[] = [];
  for (const file of inWalkOrder(files)) {
    if (isInIgnoredDirectory(file.name, directories, ignores)) continue;
    if (ignores(file.name, { directory: false })) continue;
    checkChartFileSize(file.name, file.data.length);
    selected.push({ name: file.name, data: stripBom(file.data) });
  }
  return selected;
}

/**
 * The filter for a walk over a chart's directory, from the bytes of its .helmignore if there is one. Ask it about each
 * directory before its content, and skip a directory that is ignored. Throws GoError as parseIgnoreRules.
 */
export function chartIgnoreFilter(ignoreFile: Uint8Array | undefined): IgnoreFilter {
  const own = ignoreFile ? parseIgnoreRules(stringOf(ignoreFile)) : [];
  return createIgnoreFilter([...own, ...DEFAULT_IGNORE_RULES]);
}

/** Throws GoError for a file that is larger than Helm loads from a directory. */
export function checkChartFileSize(name: string, size: number): void {
  if (size <= MAX_FILE_SIZE) return;
  throw new GoError(`chart file ${quote(basePath(name))} is larger than the maximum file size ${MAX_FILE_SIZE}`);
}

function inWalkOrder(files: readonly ChartFile[]): ChartFile[] {
  // Names compare part by part, which is the order of paths if nothing sorts before the slash.
  const keyed = files.map((file) => ({ file, key: file.name.replaceAll('/', '\0') }));
  return keyed.sort((a, b) => compareStrings(a.key, b.key)).map(({ file }) => file);
}

function isInIgnoredDirectory(name: string, directories: Map<string, boolean>, ignores: IgnoreFilter): boolean {
  for (let slash = name.indexOf('/'); slash !== -1; slash = name.indexOf('/', slash + 1)) {
    const directory = name.slice(0, slash);
    let ignored = directories.get(directory);
    if (ignored === undefined) {
      ignored = ignores(directory, { directory: true });
      directories.set(directory, ignored);
    }
    if (ignored) return true;
  }
  return false;
}
