import { formatPlace, type SourceSpan } from '@metachart/diagnostics';
import { formatNode, isEmptyTree } from '@metachart/go-template';
import type { TemplateSource } from './chart-sources.ts';
import type { Finding } from './finding.ts';
import { placeAt } from './source-place.ts';

/**
 * Definitions that another file's definition of the same name replaces, in whichever chart (rules L1, P5). Definitions that
 * say the same are no matter, nor are empty ones, which replace nothing. Many between the same two files are told together.
 */
export function findShadowedDefines(sources: readonly TemplateSource[]): Finding[] {
  const pairs = new Map<string, ShadowedPair>();
  for (const definitions of collectDefinitions(sources).values()) {
    const winner = definitions.at(-1)!;
    for (const loser of definitions.slice(0, -1)) {
      if (loser.body === winner.body) continue;
      const key = JSON.stringify([loser.source.path, winner.source.path]);
      const pair = pairs.get(key) ?? { loser: loser.source, winner: winner.source, definitions: [] };
      pair.definitions.push({ loser, winner });
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()].flatMap(describePair);
}

interface Definition {
  readonly name: string;
  readonly source: TemplateSource;
  readonly body: string;
  readonly span: SourceSpan;
}

interface ShadowedPair {
  readonly loser: TemplateSource;
  readonly winner: TemplateSource;
  readonly definitions: { readonly loser: Definition; readonly winner: Definition }[];
}

function collectDefinitions(sources: readonly TemplateSource[]): Map<string, Definition[]> {
  const byName = new Map<string, Definition[]>();
  for (const source of sources) {
    const { text } = source.parsed;
    for (const [name, { root }] of source.parsed.trees) {
      if (name === source.path || isEmptyTree(root)) continue;
      const start = Math.max(0, text.lastIndexOf('{{', root.pos - 1));
      const span = placeAt({ file: source.file, text }, start);
      const definition = { name, source, body: formatNode(root), span };
      const known = byName.get(name);
      if (known) known.push(definition);
      else byName.set(name, [definition]);
    }
  }
  return byName;
}

/** How many of one pair of files are still told one by one. */
const FEW = 3;

function describePair({ loser, winner, definitions }: ShadowedPair): Finding[] {
  const reason = reasonOf(loser, winner);
  const common = { code: 'lint/shadowed-define', severity: 'warning', hint: hintOf(loser, winner) } as const;
  if (definitions.length <= FEW) {
    return definitions.map((pair) => ({
      ...common,
      message: `define "${pair.loser.name}" has no effect: the one in ${winner.file} counts, because ${reason}`,
      span: pair.loser.span,
      related: [{ message: 'the one that counts', span: pair.winner.span }],
    }));
  }
  const names = definitions.map((pair) => pair.loser.name);
  const first = definitions[0]!;
  return [
    {
      ...common,
      message:
        `${names.length} defines have no effect: those in ${winner.file} count, because ${reason} ` +
        `(${names.slice(0, FEW).join(', ')}, …)`,
      span: first.loser.span,
      related: definitions.map((pair) => ({
        message: `define "${pair.loser.name}" in ${formatPlace(pair.loser.span)} is replaced by this one`,
        span: pair.winner.span,
      })),
    },
  ];
}

/** Rule L1, told from the paths. */
function reasonOf(loser: TemplateSource, winner: TemplateSource): string {
  const deeper = loser.path.split('/').length - winner.path.split('/').length;
  if (deeper > 0) {
    return loser.chart === winner.chart
      ? 'of one chart the file nearer to templates/ counts'
      : 'the chart nearer to the root counts';
  }
  return loser.chart === winner.chart
    ? 'of the files in one folder the alphabetically first counts'
    : 'of charts at one depth the alphabetically first counts';
}

function hintOf(loser: TemplateSource, winner: TemplateSource): string {
  if (loser.chart === winner.chart) return 'remove one of the two, or give them different names';
  return 'all charts share one set of names: begin names with the name of the chart';
}
