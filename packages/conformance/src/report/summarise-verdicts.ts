import type { Verdict } from '../compare/compare-case.ts';
import type { KnownDifferences } from '../compare/known-differences.ts';

export interface CaseResult {
  readonly id: string;
  readonly verdict: Verdict;
}

export interface Summary {
  readonly cases: number;
  readonly identical: number;
  readonly masked: number;
  readonly maskedSpans: number;
  readonly unstable: number;
  readonly refusedAlike: number;
  readonly refusedWithOtherText: number;
  readonly known: number;
  /** Differences that are not listed. */
  readonly unexpected: readonly CaseResult[];
  /** Listed cases that differ no more. */
  readonly outdated: readonly string[];
}

/** Counts the verdicts; a difference is unexpected unless it is listed, a listing is outdated unless it still differs. */
export function summariseVerdicts(results: readonly CaseResult[], known: KnownDifferences): Summary {
  const of = (kind: Verdict['kind']) => results.filter(({ verdict }) => verdict.kind === kind);
  const refused = results.flatMap(({ verdict }) => (verdict.kind === 'refused' ? [verdict] : []));
  const differing = results.filter(({ verdict }) =>
    ['different', 'only-helm-renders', 'only-we-render'].includes(verdict.kind),
  );
  const differingIds = new Set(differing.map(({ id }) => id));
  const seen = new Set(results.map(({ id }) => id));
  return {
    cases: results.length,
    identical: of('identical').length,
    masked: of('masked').length,
    maskedSpans: results.reduce((sum, { verdict }) => sum + (verdict.kind === 'masked' ? verdict.spans : 0), 0),
    unstable: of('unstable').length,
    refusedAlike: refused.filter(({ sameText }) => sameText).length,
    refusedWithOtherText: refused.filter(({ sameText }) => !sameText).length,
    known: differing.filter(({ id }) => known.has(id)).length,
    unexpected: differing.filter(({ id }) => !known.has(id)),
    outdated: [...known.keys()].filter((id) => seen.has(id) && !differingIds.has(id)),
  };
}
