import { compareCase, type Programs } from './compare/compare-case.ts';
import type { CorpusCase } from './corpus/load-cases.ts';
import type { CaseResult } from './report/summarise-verdicts.ts';

export interface RunOptions {
  readonly programs: Programs;
  readonly jobs: number;
  readonly onResult?: (result: CaseResult) => void;
}

/** Compares every case, `jobs` at a time; the results come in the order of the cases. */
export async function runConformance(cases: readonly CorpusCase[], options: RunOptions): Promise<CaseResult[]> {
  const results: CaseResult[] = new Array(cases.length);
  let next = 0;
  const work = async () => {
    while (next < cases.length) {
      const index = next++;
      const testCase = cases[index]!;
      const result = { id: testCase.id, verdict: await compareCase(options.programs, testCase) };
      results[index] = result;
      options.onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: options.jobs }, work));
  return results;
}
