import { unreachable } from '@metachart/diagnostics';
import type { Verdict } from '../compare/compare-case.ts';
import type { CaseResult, Summary } from './summarise-verdicts.ts';

/** The summary as a Markdown table, followed by what fails the run. */
export function formatSummary(summary: Summary): string {
  const rows: readonly (readonly [string, number | string])[] = [
    ['cases', summary.cases],
    ['identical', summary.identical],
    ['identical but for masked spans', `${summary.masked} (${summary.maskedSpans} spans)`],
    ['one of several texts that Helm gives', summary.unstable],
    ['refused by both, same text', summary.refusedAlike],
    ['refused by both, other text', summary.refusedWithOtherText],
    ['known differences', summary.known],
    ['unexpected differences', summary.unexpected.length],
  ];
  const table = ['| outcome | cases |', '|---|---|', ...rows.map(([name, count]) => `| ${name} | ${count} |`)];
  const unexpected = summary.unexpected.map(formatResult);
  const outdated = summary.outdated.map((id) => `${id}: listed as a known difference, but differs no more`);
  return [...table, '', ...unexpected, ...outdated].join('\n');
}

/** One case and its outcome on a line or two. */
export function formatResult({ id, verdict }: CaseResult): string {
  return `${id}: ${formatVerdict(verdict)}`;
}

function formatVerdict(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'identical':
      return 'identical';
    case 'masked':
      return `identical but for ${verdict.spans} masked spans`;
    case 'unstable':
      return `one of several texts that Helm gives (seen in ${verdict.runs} runs)`;
    case 'refused':
      return verdict.sameText
        ? 'refused alike'
        : `refused with another text\n  helm: ${shorten(verdict.helm)}\n  ours: ${shorten(verdict.ours)}`;
    case 'different':
      return `line ${verdict.line} differs\n  helm: ${shorten(verdict.helm)}\n  ours: ${shorten(verdict.ours)}`;
    case 'only-helm-renders':
      return `Helm renders it, we refuse: ${shorten(verdict.ours)}`;
    case 'only-we-render':
      return `we render it, Helm refuses: ${shorten(verdict.helm)}`;
    default:
      return unreachable(verdict);
  }
}

function shorten(text: string): string {
  const visible = JSON.stringify(text);
  return visible.length > 600 ? `${visible.slice(0, 600)}…` : visible;
}
