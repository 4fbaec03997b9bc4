import { isDeepStrictEqual } from 'node:util';
import type { RecordedHook, ReleaseRecord } from '../record/release-record.ts';
import { policiesOf } from './hook-runs.ts';

/**
 * Whether two records of a release say the same: manifest, hooks, chart metadata, and what the user set. When, by which
 * operation, and how the hooks went does not count.
 */
export function hasSameContent(a: ReleaseRecord, b: ReleaseRecord): boolean {
  return (a.manifest ?? '') === (b.manifest ?? '') && isDeepStrictEqual(contentOf(a), contentOf(b));
}

function contentOf({ hooks, chart, config }: ReleaseRecord): unknown {
  return { hooks: (hooks ?? []).map(withoutRun), metadata: chart.metadata, config: config ?? {} };
}

/** Helm records the default policy with a hook once it has run. */
function withoutRun({ last_run: _, ...hook }: RecordedHook): unknown {
  return { ...hook, delete_policies: policiesOf(hook) };
}
