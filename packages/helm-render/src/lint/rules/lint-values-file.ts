import { coalesceTables, type Report, validateSchema } from '@metachart/chart-composer';
import type { Diagnostic } from '@metachart/diagnostics';
import { bytesOf } from '@metachart/go-runtime/bytes';
import { GoError, type GoMap } from '@metachart/go-runtime/reflect';
import { decodeYamlObject } from '@metachart/go-runtime/yaml';
import type { ChartFolder } from '../chart-folder.ts';
import type { LintMessage } from '../lint-message.ts';

/**
 * The rules about values.yaml and its schema (Helm: pkg/lint/rules/values.go). Only the values of the chart itself count,
 * without those that reach charts below. The tables in `values` take up the defaults, as in Helm: a later chart of the same
 * run sees them.
 */
export function lintValuesFile(
  folder: ChartFolder,
  values: GoMap,
  onLog: (diagnostic: Diagnostic) => void,
): LintMessage[] {
  const report: Report = (code, message) => onLog({ code, severity: 'warning', message });
  if (folder.stat(FILE) === 'missing') return [{ severity: 'info', path: FILE, text: 'file does not exist' }];
  const text = findProblem(folder, values, report);
  return text === undefined ? [] : [{ severity: 'error', path: FILE, text }];
}

const FILE = 'values.yaml';

function findProblem(folder: ChartFolder, values: GoMap, report: Report): string | undefined {
  let defaults: GoMap;
  try {
    defaults = decodeYamlObject(folder.read(FILE), { typeName: 'chartutil.Values' });
  } catch (error) {
    if (error instanceof GoError) return `unable to parse YAML: ${error.message}`;
    throw error;
  }
  const options = { nulls: 'coalesce', report, prefix: '' } as const;
  const coalesced = coalesceTables(coalesceTables(new Map(), values, options), defaults, options);
  const schema = readSchema(folder);
  return schema === '' ? undefined : validateSchema(bytesOf(schema), coalesced, { report });
}

/** A schema that cannot be read counts as none. */
function readSchema(folder: ChartFolder): string {
  try {
    return folder.read('values.schema.json');
  } catch (error) {
    if (error instanceof GoError) return '';
    throw error;
  }
}
