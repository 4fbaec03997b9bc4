import { type Chart, coalesceValues, toRenderValues } from '@metachart/chart-composer';
import type { Diagnostic } from '@metachart/diagnostics';
import type { GoMap } from '@metachart/go-runtime/reflect';
import type { Capabilities } from '../objects/capabilities.ts';
import { capabilitiesObject } from '../objects/capabilities-object.ts';
import { type Attempt, attempt } from './attempt.ts';

export interface PrepareValuesOptions {
  readonly namespace: string;
  readonly capabilities: Capabilities;
  readonly skipSchemaValidation?: boolean | undefined;
  readonly onLog: (diagnostic: Diagnostic) => void;
}

/**
 * What lint renders a chart with: the release `test-release`, which is neither being installed nor upgraded (Helm:
 * pkg/lint/rules/template.go).
 */
export function prepareValues(chart: Chart, values: GoMap, options: PrepareValuesOptions): Attempt<GoMap> {
  const { namespace, capabilities, skipSchemaValidation = false, onLog } = options;
  const prepared = attempt(() =>
    toRenderValues(chart, values, {
      release: { name: 'test-release', namespace, revision: 0, isUpgrade: false },
      capabilities: capabilitiesObject(capabilities),
      skipSchemaValidation,
    }),
  );
  if (!prepared.ok) {
    attempt(() => coalesceValues(chart, values).diagnostics.forEach(onLog));
    return prepared;
  }
  prepared.value.diagnostics.forEach(onLog);
  const release = prepared.value.values.get('Release') as GoMap;
  release.set('IsInstall', false);
  return { ok: true, value: prepared.value.values };
}
