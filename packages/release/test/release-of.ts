import { type Chart, loadChart } from '@metachart/chart-composer';
import { bytesOf } from '@metachart/go-runtime/bytes';
import { type Instant, instantOfUnix, UTC } from '@metachart/go-runtime/time';
import { decodeYamlObject } from '@metachart/go-runtime/yaml';
import { defaultCapabilities, helmFuncs, type RenderedRelease, renderRelease } from '@metachart/helm-render';
import { findNextRevision, type ReleaseRecord, startRelease } from '../src/index.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export const plainFiles: Files = {
  'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  'values.yaml': 'replicas: 1\n',
  'templates/config.yaml':
    'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata: {replicas: {{ .Values.replicas | quote }}}\n',
};

export function chartOf(files: Files): Chart {
  const list = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => ({ name, data: bytesOfFile(text) }));
  return loadChart(list, { path: 'web' });
}

export function bytesOfFile(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? bytesOf(text) : text;
}

/** So many seconds after the beginning of our time, and some nanoseconds. */
export function moment(seconds: number, nanoseconds = 0): Instant {
  return instantOfUnix(BigInt(1_700_000_000 + seconds), BigInt(nanoseconds), UTC);
}

export interface Deploy {
  readonly files?: Files;
  readonly values?: string;
  readonly history?: readonly ReleaseRecord[];
  readonly now?: Instant;
}

export function renderOf({ files = plainFiles, values = '', history = [] }: Deploy = {}): RenderedRelease {
  const { revision, isUpgrade } = findNextRevision(history, { name: 'app' });
  return renderRelease(chartOf(files), {
    values: decodeYamlObject(values),
    release: { name: 'app', namespace: 'prod', revision, isUpgrade },
    capabilities: defaultCapabilities(),
    funcs: helmFuncs({ now: () => moment(0), random: (length) => new Uint8Array(length), localZone: 'UTC' }),
  });
}

/** The record that a deploy of these files as release `app` in `prod` starts with. */
export function startOf(deploy: Deploy = {}): ReleaseRecord {
  const { files = plainFiles, values = '', history = [], now = moment(0) } = deploy;
  return startRelease({
    name: 'app',
    namespace: 'prod',
    rendered: renderOf(deploy),
    chart: chartOf(files),
    values: decodeYamlObject(values),
    history,
    now,
  });
}

export function recordOf(version: number, status: ReleaseRecord['info']['status']): ReleaseRecord {
  const record = startOf();
  return { ...record, version, info: { ...record.info, status } };
}
