import { cleanPath } from '@metachart/go-runtime/path';
import { GoError } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { type ChartFile, stripBom } from '../chart/chart-file.ts';
import { MAX_CHART_SIZE, MAX_FILE_SIZE } from '../load/chart-limits.ts';
import { inflateGzip } from './inflate-gzip.ts';
import { readTar, type TarEntry } from './read-tar.ts';

// Headers and padding, and entries that Helm skips, come on top of the files.
const MAX_TAR_SIZE = MAX_CHART_SIZE + 28 * 1024 * 1024;

/**
 * The files of a packed chart (.tgz), named relative to its base directory, in archive order. The data is a view of one
 * decompressed buffer. Links come out as empty files, as Helm reads them.
 *
 * Throws GoError with Helm's texts (paths that leave the base directory, sizes) and those of Go's gzip and tar readers;
 * DiagnosticError `chart/archive-too-large` and `chart/archive-sparse`. Go: pkg/chart/loader/archive.go LoadArchiveFiles.
 */
export function readChartArchive(archive: Uint8Array): readonly ChartFile[] {
  const files: ChartFile[] = [];
  let remaining = MAX_CHART_SIZE;
  for (const entry of readTar(inflateGzip(archive, { limit: MAX_TAR_SIZE }))) {
    if (entry.directory || entry.typeFlag === 'g') continue;
    const name = relativeName(entry.name);
    checkSize(entry, remaining);
    const data = entry.read();
    remaining -= data.length;
    if (data.length < entry.size || remaining <= 0) throw chartTooLarge();
    files.push({ name, data: stripBom(data) });
  }
  if (files.length === 0) throw new GoError('no files in chart archive');
  return files;
}

function relativeName(entryName: string): string {
  // An archive made on Windows may separate with backslashes.
  const delimiter = entryName.includes('\\') ? '\\' : '/';
  const [base, ...rest] = entryName.split(delimiter);
  const path = rest.join('/');
  if (path.startsWith('/')) throw new GoError('chart illegally contains absolute paths');
  const name = cleanPath(path);
  if (name === '.') {
    throw new GoError(`chart illegally contains content outside the base directory: ${quote(entryName)}`);
  }
  if (name.startsWith('..')) throw new GoError('chart illegally references parent directory');
  if (/^[a-zA-Z]:\//.test(name)) throw new GoError('chart contains illegally named files');
  if (base === 'Chart.yaml') throw new GoError('chart yaml not in base directory');
  return name;
}

function checkSize({ name, size }: TarEntry, remaining: number): void {
  if (size > remaining) throw chartTooLarge();
  if (size > MAX_FILE_SIZE) {
    throw new GoError(`decompressed chart file ${quote(name)} is larger than the maximum file size ${MAX_FILE_SIZE}`);
  }
}

function chartTooLarge(): GoError {
  return new GoError(`decompressed chart is larger than the maximum file size ${MAX_CHART_SIZE}`);
}
