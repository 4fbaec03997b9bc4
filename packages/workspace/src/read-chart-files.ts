import { lstatSync, readdirSync, readFileSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type ChartFile, chartIgnoreFilter, checkChartFileSize, type IgnoreFilter } from '@metachart/chart-composer';
import { type Diagnostic, DiagnosticError } from '@metachart/diagnostics';
import { compareStrings } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { goFileError, withGoErrors } from './go-file-error.ts';

export interface ReadChartFilesOptions {
  /** Told about each symbolic link that was followed. */
  readonly warn?: (diagnostic: Diagnostic) => void;
}

/**
 * The files of a chart directory, in the order of their paths: those that `.helmignore` leaves, symbolic links followed
 * (Helm: pkg/chart/loader/directory.go, internal/sympath). A byte order mark is taken off.
 *
 * Throws GoError with Helm's text for a device, a socket, a file above 5 MiB, a dangling link or what cannot be read, and
 * DiagnosticError `workspace/link-cycle` for a link to a folder that it stands in.
 */
export function readChartFiles(directory: string, options: ReadChartFilesOptions = {}): ChartFile[] {
  const root = resolve(directory);
  const walk: Walk = {
    root,
    ignores: readIgnoreFilter(root),
    warn: options.warn ?? (() => {}),
    ancestors: [realpathSync(root)],
    files: [],
  };
  readFolder(walk, '');
  return walk.files;
}

interface Walk {
  readonly root: string;
  readonly ignores: IgnoreFilter;
  readonly warn: (diagnostic: Diagnostic) => void;
  /** The real paths of the folders that reading is inside of. */
  readonly ancestors: string[];
  readonly files: ChartFile[];
}

function readIgnoreFilter(root: string): IgnoreFilter {
  const path = join(root, '.helmignore');
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return chartIgnoreFilter(undefined);
  return chartIgnoreFilter(withGoErrors('open', path, () => readFileSync(path)));
}

function readFolder(walk: Walk, folder: string): void {
  const path = join(walk.root, folder);
  const entries = withGoErrors('open', path, () => readdirSync(path, { withFileTypes: true }));
  entries.sort((a, b) => compareStrings(a.name, b.name));
  for (const entry of entries) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isSymbolicLink()) readLink(walk, name);
    else if (entry.isDirectory()) readKnownFolder(walk, name);
    else readFile(walk, name, entry.isFile());
  }
}

function readKnownFolder(walk: Walk, name: string): void {
  if (walk.ignores(name, { directory: true })) return;
  walk.ancestors.push(join(walk.ancestors.at(-1)!, name.slice(name.lastIndexOf('/') + 1)));
  readFolder(walk, name);
  walk.ancestors.pop();
}

function readLink(walk: Walk, name: string): void {
  const path = join(walk.root, name);
  const resolved = resolveLink(path);
  walk.warn({
    code: 'workspace/link-followed',
    severity: 'warning',
    message: `found symbolic link in path: ${path} resolves to ${resolved}. Contents of linked file included and used`,
  });
  const target = withGoErrors('lstat', resolved, () => lstatSync(resolved));
  if (!target.isDirectory()) {
    readFile(walk, name, target.isFile());
    return;
  }
  if (walk.ignores(name, { directory: true })) return;
  if (walk.ancestors.includes(resolved)) {
    throw new DiagnosticError('workspace/link-cycle', {
      message: `cannot read chart: ${path} is a symbolic link to ${resolved}, a folder that it stands in`,
      hint: 'remove the link, or name it in .helmignore',
    });
  }
  walk.ancestors.push(resolved);
  readFolder(walk, name);
  walk.ancestors.pop();
}

function resolveLink(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw new GoError(
      `error evaluating symlink ${path}: ${goFileError('lstat', missingPart(path), error).message}`,
      error,
    );
  }
}

/** What a link leads to that is not there: the first part of its target that is missing. */
function missingPart(link: string): string {
  const target = resolve(dirname(link), readlinkSync(link));
  const parts = target.split('/');
  for (let count = 2; count <= parts.length; count++) {
    const part = parts.slice(0, count).join('/');
    if (lstatSync(part, { throwIfNoEntry: false }) === undefined) return part;
  }
  return target;
}

function readFile(walk: Walk, name: string, regular: boolean): void {
  if (walk.ignores(name, { directory: false })) return;
  const path = join(walk.root, name);
  if (!regular) throw new GoError(`cannot load irregular file ${path} as it has file mode type bits set`);
  const { size } = withGoErrors('stat', path, () => statSync(path));
  checkChartFileSize(name, size);
  walk.files.push({ name, data: withoutByteOrderMark(readBytes(path, name)) });
}

function readBytes(path: string, name: string): Uint8Array {
  try {
    return withGoErrors('open', path, () => readFileSync(path));
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new GoError(`error reading ${name}: ${error.message}`, error);
  }
}

function withoutByteOrderMark(data: Uint8Array): Uint8Array {
  return data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf ? data.subarray(3) : data;
}
