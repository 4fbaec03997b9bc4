import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DiagnosticError } from '@metachart/diagnostics';

/** One rendering to compare: a chart of the corpus with its defaults or with one values file of its own. */
export interface CorpusCase {
  /** `chart` or `chart@values-file`; known differences are listed by it. */
  readonly id: string;
  readonly chart: string;
  readonly valuesFile: string | undefined;
}

/**
 * The cases of a corpus folder: `cases.json` holds `[{ "chart": ID, "values": FILE or null }]`, and `charts/ID` the charts.
 * Throws `conformance/no-cases` where the folder has no readable list.
 */
export async function loadCases(folder: string): Promise<readonly CorpusCase[]> {
  const path = join(folder, 'cases.json');
  try {
    const rows: readonly { chart: string; values: string | null }[] = JSON.parse(await readFile(path, 'utf8'));
    return rows.map(({ chart, values }) => ({
      id: values === null ? chart : `${chart}@${values}`,
      chart: join(folder, 'charts', chart),
      valuesFile: values === null ? undefined : join(folder, 'charts', chart, values),
    }));
  } catch (cause) {
    throw new DiagnosticError('conformance/no-cases', {
      message: `cannot read the cases of ${path}`,
      hint: 'the folder must hold charts/ID and a cases.json that lists them',
      cause,
    });
  }
}
