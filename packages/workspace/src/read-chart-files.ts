import {
  closeSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
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
  const path = folder === '' ? walk.root : pathOf(walk, folder);
  const entries = withGoErrors('open', path, () => readdirSync(path, { withFileTypes: true }));
  entries.sort((a, b) => compareStrings(a.name, b.name));
  for (const entry of entries) {
    const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isSymbolicLink()) readLink(walk, name);
    else if (entry.isDirectory()) readKnownFolder(walk, name);
    else readFile(walk, name, entry.isFile());
  }
}

/** Both are normal already. */
function pathOf({ root }: Walk, name: string): string {
  return root === '/' ? `/${name}` : `${root}/${name}`;
}

function readKnownFolder(walk: Walk, name: string): void {
  if (walk.ignores(name, { directory: true })) return;
  walk.ancestors.push(join(walk.ancestors.at(-1)!, name.slice(name.lastIndexOf('/') + 1)));
  readFolder(walk, name);
  walk.ancestors.pop();
}

function readLink(walk: Walk, name: string): void {
  const path = pathOf(walk, name);
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
  const path = pathOf(walk, name);
  if (!regular) throw new GoError(`cannot load irregular file ${path} as it has file mode type bits set`);
  walk.files.push({ name, data: withoutByteOrderMark(readBytes(path, name)) });
}

/** The size is looked at before anything is read. */
function readBytes(path: string, name: string): Uint8Array {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const { size } = fstatSync(file);
    checkChartFileSize(name, size);
    return readAll(file, size);
  } catch (error) {
    if (error instanceof GoError) throw error;
    checkChartFileSize(name, withGoErrors('stat', path, () => statSync(path)).size);
    throw new GoError(`error reading ${name}: ${goFileError('open', path, error).message}`, error);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function readAll(file: number, size: number): Uint8Array {
  const data = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const count = readSync(file, data, length, size - length, null);
    if (count === 0) break;
    length += count;
  }
  return length < size ? data.subarray(0, length) : data;
}

function withoutByteOrderMark(data: Uint8Array): Uint8Array {
  return data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf ? data.subarray(3) : data;
}
