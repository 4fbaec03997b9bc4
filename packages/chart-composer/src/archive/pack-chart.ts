import { crc32, deflateRawSync } from 'node:zlib';
import { bytesOf, stringOf } from '@metachart/go-runtime/bytes';
import { basePath, joinPath } from '@metachart/go-runtime/path';
import {
  GoError,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  type GoValue,
  STRING,
} from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { formatTime, parseTime } from '@metachart/go-runtime/time';
import { encodeYaml } from '@metachart/go-runtime/yaml';
import type { Chart, ChartLock } from '../chart/chart.ts';
import type { ChartFile } from '../chart/chart-file.ts';
import { DEPENDENCIES } from '../chart/metadata-types.ts';
import { dependencyValue, metadataValue } from '../chart/metadata-value.ts';
import { isJson } from '../json/read-json-value.ts';
import { packTar } from './pack-tar.ts';

/**
 * A chart packed as `helm package` does: Chart.yaml written anew with sorted keys, the other files as they are, charts
 * below as directories. `modified` is the time of all files, so the bytes are the same for the same time. Throws GoError
 * with Helm's texts for a name that is a path and for a schema that is no JSON. Go: pkg/chartutil/save.go (L12).
 */
export function packChart(chart: Chart, options: { readonly modified: Date }): Uint8Array {
  return gzip(packTar(packedFiles(chart), options));
}

/** The files of a packed chart, in Helm's order, named as in the archive. Throws as packChart. */
export function packedFiles(chart: Chart): readonly ChartFile[] {
  return filesBelow(chart, '');
}

function filesBelow(chart: Chart, prefix: string): ChartFile[] {
  const { name, apiVersion } = chart.metadata;
  if (name !== basePath(name)) throw new GoError(`${quote(name)} is not a valid chart name`);
  const base = joinPath(prefix, name);
  const inside = (path: string, data: Uint8Array): ChartFile => ({ name: joinPath(base, path), data });
  const files = [inside('Chart.yaml', chartYaml(chart))];
  if (apiVersion === 'v2' && chart.lock) files.push(inside('Chart.lock', lockYaml(chart.lock)));
  for (const file of chart.raw) if (file.name === 'values.yaml') files.push(inside(file.name, file.data));
  if (chart.schema) {
    if (!isJson(stringOf(chart.schema))) throw new GoError('Invalid JSON in values.schema.json');
    files.push(inside('values.schema.json', chart.schema));
  }
  for (const file of [...chart.templates, ...chart.files]) files.push(inside(file.name, file.data));
  for (const dependency of chart.dependencies) files.push(...filesBelow(dependency, joinPath(base, 'charts')));
  return files;
}

/** Charts of version 1 keep their dependencies in requirements.yaml. */
function chartYaml({ metadata }: Chart): Uint8Array {
  const written = metadata.apiVersion === 'v1' ? { ...metadata, dependencies: undefined } : metadata;
  return bytesOf(encodeYaml(metadataValue(written)));
}

const LOCK: GoType = {
  kind: 'struct',
  name: 'chart.Lock',
  fields: [
    { name: 'Generated', type: STRING, json: 'generated' },
    { name: 'Digest', type: STRING, json: 'digest' },
    { name: 'Dependencies', type: DEPENDENCIES, json: 'dependencies' },
  ],
};

function lockYaml({ generated, digest, dependencies }: ChartLock): Uint8Array {
  const entries = dependencies?.map((dependency) =>
    dependency ? new GoPointer(DEPENDENCIES.elem!, dependencyValue(dependency)) : new GoNil(DEPENDENCIES.elem!),
  );
  const fields = new Map<string, GoValue>([
    ['Generated', formatTime(parseTime(RFC3339, generated), RFC3339_NANO)],
    ['Digest', digest],
    ['Dependencies', entries ? new GoSlice(DEPENDENCIES, entries) : new GoNil(DEPENDENCIES)],
  ]);
  return bytesOf(encodeYaml(new GoStruct(LOCK, fields)));
}

const RFC3339 = '2006-01-02T15:04:05Z07:00';
const RFC3339_NANO = '2006-01-02T15:04:05.999999999Z07:00';

/** What Helm marks its archives with. Go: pkg/chartutil/save.go headerBytes. */
const HELM_EXTRA = '+aHR0cHM6Ly95b3V0dS5iZS96OVV6MWljandyTQo=';
const HELM_COMMENT = 'Helm';

function gzip(data: Uint8Array): Uint8Array {
  const extra = bytesOf(HELM_EXTRA);
  // Flags: an extra field and a comment. Then no time, no level, an unknown system.
  const head = Buffer.from([0x1f, 0x8b, 8, 4 | 16, 0, 0, 0, 0, 0, 255, extra.length, 0]);
  const tail = Buffer.alloc(8);
  tail.writeUInt32LE(crc32(data));
  tail.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, extra, bytesOf(`${HELM_COMMENT}\0`), deflateRawSync(data), tail]);
}
