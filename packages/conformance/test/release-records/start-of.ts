import { loadChart } from '@metachart/chart-composer';
import { bytesOf } from '@metachart/go-runtime/bytes';
import { type Instant, instantOfUnix, UTC } from '@metachart/go-runtime/time';
import { decodeYamlObject } from '@metachart/go-runtime/yaml';
import { defaultCapabilities, helmFuncs, renderRelease } from '@metachart/helm-render';
import { findNextRevision, type JsonObject, type ReleaseRecord, startRelease } from '@metachart/release';

/** A chart's files by their paths. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export interface Deploy {
  readonly files: Files;
  readonly values: JsonObject;
  readonly history?: readonly ReleaseRecord[];
  readonly now: Instant;
}

/** The record that a deploy of a chart as release `app` in `prod` starts with. */
export function startOf({ files, values, history = [], now }: Deploy): ReleaseRecord {
  const chart = loadChart(
    Object.keys(files)
      .sort()
      .map((name) => ({ name, data: bytesOfFile(files[name]!) })),
    { path: 'web' },
  );
  const { revision, isUpgrade } = findNextRevision(history, { name: 'app' });
  const set = decodeYamlObject(JSON.stringify(values));
  const rendered = renderRelease(chart, {
    values: set,
    release: { name: 'app', namespace: 'prod', revision, isUpgrade },
    capabilities: defaultCapabilities(),
    funcs: helmFuncs({ now: () => now, random: (length) => new Uint8Array(length), localZone: 'UTC' }),
  });
  return startRelease({ name: 'app', namespace: 'prod', rendered, chart, values: set, history, now });
}

export function bytesOfFile(text: string | Uint8Array): Uint8Array {
  return typeof text === 'string' ? bytesOf(text) : text;
}

/** So many seconds after an hour of no importance, and some nanoseconds. */
export function moment(seconds: number, nanoseconds = 0): Instant {
  return instantOfUnix(BigInt(1_700_000_000 + seconds), BigInt(nanoseconds), UTC);
}
