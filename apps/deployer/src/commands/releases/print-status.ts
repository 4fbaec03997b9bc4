import { trimSpace } from '@metachart/go-runtime/bytes';
import { encodeYaml } from '@metachart/go-runtime/yaml';
import { computedValues, recordedTime, userValues } from '@metachart/pipeline';
import type { RecordedHook, ReleaseRecord } from '@metachart/release';
import { systemLocation } from '../../system-environment.ts';
import type { Terminal } from '../../terminal.ts';
import { printWarning } from '../print-warning.ts';
import { noTime, shortTime } from './short-time.ts';

/**
 * A revision as Helm tells it to people (Helm: cmd/helm/status.go). `everything` adds the chart, the values, the hooks and the
 * manifest, as `helm get all` does.
 */
export function printStatus(
  record: ReleaseRecord,
  { everything = false, description = false }: { readonly everything?: boolean; readonly description?: boolean },
  terminal: Terminal,
): void {
  const { info } = record;
  const deployed = timeText(info.last_deployed);
  const head = [
    `NAME: ${record.name}`,
    ...(deployed === undefined ? [] : [`LAST DEPLOYED: ${deployed}`]),
    `NAMESPACE: ${record.namespace}`,
    `STATUS: ${info.status}`,
    `REVISION: ${record.version}`,
    ...(everything ? chartLines(record) : []),
    ...(description ? [`DESCRIPTION: ${info.description ?? ''}`] : []),
    ...testLines(record),
  ];
  terminal.out(`${head.join('\n')}\n`);
  if (everything) printValues(record, terminal);
  if (everything || /^dry run complete$/i.test(info.description ?? '')) {
    terminal.out(`HOOKS:\n${hooksText(record)}MANIFEST:\n${record.manifest ?? ''}\n`);
  }
  if (info.notes) terminal.out(`NOTES:\n${trimSpace(info.notes)}\n`);
}

/** The hooks of a revision as documents. */
export function hooksText({ hooks }: ReleaseRecord): string {
  return (hooks ?? []).map(({ path = '', manifest = '' }) => `---\n# Source: ${path}\n${manifest}\n`).join('');
}

function timeText(text: string | undefined): string | undefined {
  const instant = recordedTime(text, systemLocation());
  return instant === undefined ? undefined : shortTime(instant);
}

function chartLines({ chart: { metadata } }: ReleaseRecord): readonly string[] {
  return [
    `CHART: ${metadata?.name ?? ''}`,
    `VERSION: ${metadata?.version ?? ''}`,
    `APP_VERSION: ${metadata?.appVersion ?? ''}`,
  ];
}

function testLines({ hooks }: ReleaseRecord): readonly string[] {
  const tests = (hooks ?? []).flatMap((hook) =>
    (hook.events ?? []).flatMap((event) => (event === 'test' ? [hook] : [])),
  );
  return tests.length === 0 ? ['TEST SUITE: None'] : tests.flatMap(testOf);
}

/** Nothing of a test that never ran. */
function testOf({ name = '', last_run }: RecordedHook): readonly string[] {
  const started = timeText(last_run?.started_at);
  if (started === undefined) return [];
  return [
    `TEST SUITE:     ${name}`,
    `Last Started:   ${started}`,
    `Last Completed: ${timeText(last_run.completed_at) ?? noTime}`,
    `Phase:          ${last_run.phase}`,
  ];
}

function printValues(record: ReleaseRecord, terminal: Terminal): void {
  const { values, diagnostics } = computedValues(record);
  terminal.out(`USER-SUPPLIED VALUES:\n${encodeYaml(userValues(record) ?? null)}\n`);
  for (const warning of diagnostics) printWarning(warning, terminal);
  terminal.out(`COMPUTED VALUES:\n${encodeYaml(values)}\n`);
}
