import { GoError } from '@metachart/go-runtime/reflect';
import { detectContentType } from '../archive/detect-content-type.ts';
import { readChartArchive } from '../archive/read-chart-archive.ts';
import type { Chart } from '../chart/chart.ts';
import { type LoadOptions, loadChart } from './load-chart.ts';

/**
 * A chart from a file that should be a packed chart; `name` is only for the errors. Throws GoError as loadChart and
 * readChartArchive, and with Helm's text where it is no gzip file at all. Go: pkg/chart/loader/archive.go LoadFile.
 */
export function loadChartFile(name: string, data: Uint8Array, options: LoadOptions = {}): Chart {
  checkGzip(name, data);
  try {
    return loadChart(readChartArchive(data), options);
  } catch (error) {
    if (!(error instanceof GoError) || error.message !== 'gzip: invalid header') throw error;
    throw new GoError(`file '${name}' does not appear to be a valid chart file (details: ${error.message})`, error);
  }
}

/** Go: ensureArchive, which looks at 512 bytes, zeros where the file is shorter. */
function checkGzip(name: string, data: Uint8Array): void {
  if (data[0] === 0x1f && data[1] === 0x8b && data[2] === 8) return;
  if (/\.ya?ml$/.test(name)) {
    throw new GoError(`file '${name}' seems to be a YAML file, but expected a gzipped archive`);
  }
  const head = new Uint8Array(512);
  head.set(data.subarray(0, 512));
  throw new GoError(`file '${name}' does not appear to be a gzipped archive; got '${detectContentType(head)}'`);
}
