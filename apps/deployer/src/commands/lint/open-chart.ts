import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type ChartFile,
  loadChart,
  METADATA,
  metadataOf,
  readChartArchive,
  selectChartFiles,
} from '@metachart/chart-composer';
import type { Diagnostic } from '@metachart/diagnostics';
import { bytesOf, stringOf } from '@metachart/go-runtime/bytes';
import { basePath, cleanPath, joinPath } from '@metachart/go-runtime/path';
import { GoError, type GoStruct } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { decodeYamlInto } from '@metachart/go-runtime/yaml';
import type { ChartFolder } from '@metachart/helm-render';
import { readChartFiles, readTextFile } from '@metachart/workspace';
import { isArchive } from './lint-targets.ts';

export interface OpenChartOptions {
  /** Takes what Helm logs while it loads. */
  readonly warn: (diagnostic: Diagnostic) => void;
}

/**
 * The chart at a path for lint: a directory, or an archive as if it was unpacked. Throws GoError with Helm's text for what
 * cannot be unpacked and for a directory without a Chart.yaml (Helm: pkg/action/lint.go, lintChart).
 */
export function openChart(path: string, options: OpenChartOptions): ChartFolder {
  const folder = isArchive(path) ? openArchive(path, options) : openDirectory(path, options);
  if (folder.stat('Chart.yaml') !== 'missing') return folder;
  const place = isArchive(path) ? joinPath(folder.path, 'Chart.yaml') : joinPath(path, 'Chart.yaml');
  throw new GoError(`unable to check Chart.yaml file in chart: stat ${place}: no such file or directory`);
}

/** The path as it begins the places of findings; empty for the current directory. */
export function shownPath(path: string): string {
  const clean = cleanPath(path);
  return clean === '.' ? '' : clean;
}

function openDirectory(path: string, { warn }: OpenChartOptions): ChartFolder {
  const root = resolve(path);
  return {
    path: root,
    stat: (name) => {
      const entry = statSync(joinPath(root, name), { throwIfNoEntry: false });
      if (entry === undefined) return 'missing';
      return entry.isDirectory() ? 'directory' : 'file';
    },
    read: (name) => readTextFile(joinPath(root, name)),
    load: () => loadChart(readChartFiles(root, { warn }), { path: shownPath(path), warn }),
  };
}

function openArchive(path: string, { warn }: OpenChartOptions): ChartFolder {
  const archive = wrapErrors('unable to open tarball', () => bytesOf(readTextFile(path)));
  const files = wrapErrors('unable to extract tarball', () => unpack(archive));
  const byName = new Map(files.map((file) => [file.name, file]));
  const root = resolve(path);
  return {
    path: root,
    stat: (name) => {
      if (byName.has(name)) return 'file';
      return files.some((file) => file.name.startsWith(`${name}/`)) ? 'directory' : 'missing';
    },
    read: (name) => {
      const file = byName.get(name);
      if (file === undefined) throw new GoError(`open ${joinPath(root, name)}: no such file or directory`);
      return stringOf(file.data);
    },
    load: () => loadChart(selectChartFiles(files), { path: shownPath(path), warn }),
  };
}

/** Helm: pkg/chartutil/expand.go, which wants a chart whose name can be that of a directory. */
function unpack(archive: Uint8Array): readonly ChartFile[] {
  const files = readChartArchive(archive);
  let name = '';
  for (const file of files) {
    if (file.name === 'Chart.yaml') name = wrapErrors('cannot load Chart.yaml', () => nameIn(file));
  }
  if (name === '') throw new GoError('chart name not specified');
  if (name === '.' || name === '..') throw new GoError(`chart name ${quote(name)} is not allowed`);
  if (name !== basePath(name)) throw new GoError(`chart name ${quote(name)} must not contain path separators`);
  return files;
}

function nameIn({ data }: ChartFile): string {
  return metadataOf(decodeYamlInto(stringOf(data), METADATA) as GoStruct).name;
}

function wrapErrors<Result>(doing: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`${doing}: ${error.message}`, error);
    throw error;
  }
}
