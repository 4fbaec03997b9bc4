import type { CorpusCase } from '../corpus/load-cases.ts';
import { maskLines } from './mask-lines.ts';
import { runTemplate, type TemplateRun } from './run-template.ts';

/** The outcome of one case. `unstable`: Helm itself gives several texts, and one of them is ours. */
export type Verdict =
  | { readonly kind: 'identical' }
  | { readonly kind: 'masked'; readonly spans: number }
  | { readonly kind: 'unstable'; readonly runs: number }
  | { readonly kind: 'refused'; readonly sameText: boolean; readonly helm: string; readonly ours: string }
  | { readonly kind: 'different'; readonly line: number; readonly helm: string; readonly ours: string }
  | { readonly kind: 'only-helm-renders'; readonly ours: string }
  | { readonly kind: 'only-we-render'; readonly helm: string };

export interface Programs {
  readonly helm: string;
  readonly metachart: string;
}

const furtherRuns = 2;
const unstableRuns = 12;

/** Renders a case with both programs, again where the first texts differ, and says how they compare. */
export async function compareCase(programs: Programs, testCase: CorpusCase): Promise<Verdict> {
  const [helm, ours] = [await runTemplate(programs.helm, testCase), await runTemplate(programs.metachart, testCase)];
  if (helm.status !== 'rendered') {
    if (ours.status === 'rendered') return { kind: 'only-we-render', helm: helm.error };
    return { kind: 'refused', sameText: sameRefusal(helm, ours), helm: helm.error, ours: ours.error };
  }
  if (ours.status !== 'rendered') return { kind: 'only-helm-renders', ours: `${ours.status}: ${ours.error}` };
  if (helm.stdout === ours.stdout) return { kind: 'identical' };
  return compareFurtherRuns(programs, testCase, helm.stdout, ours.stdout);
}

async function compareFurtherRuns(
  programs: Programs,
  testCase: CorpusCase,
  helmText: string,
  ourText: string,
): Promise<Verdict> {
  const helmTexts = [helmText];
  const ourTexts = [ourText];
  for (let run = 0; run < furtherRuns; run++) {
    helmTexts.push((await runTemplate(programs.helm, testCase)).stdout);
    ourTexts.push((await runTemplate(programs.metachart, testCase)).stdout);
  }
  const masked = maskLines(helmTexts, ourTexts);
  if (masked.kind === 'equal') return { kind: 'masked', spans: masked.maskedSpans };
  for (let run = helmTexts.length; run <= unstableRuns && new Set(helmTexts).size > 1; run++) {
    if (helmTexts.includes(ourText)) return { kind: 'unstable', runs: run };
    helmTexts.push((await runTemplate(programs.helm, testCase)).stdout);
  }
  return masked;
}

/** Everything up to a first line break counts: schema findings follow in an order that Helm itself does not fix (L13). */
function sameRefusal(helm: TemplateRun, ours: TemplateRun): boolean {
  const sorted = (text: string) => text.split('\n').sort().join('\n');
  const first = (text: string) => text.split('\n', 1)[0];
  return (
    ours.error.startsWith(helm.error) ||
    (first(helm.error) === first(ours.error) && sorted(ours.error).includes(sorted(helm.error)))
  );
}
