import type { Chart } from '@metachart/chart-composer';
import type { SourceSpan } from '@metachart/diagnostics';
import { stringOf } from '@metachart/go-runtime/bytes';
import type { GoMap, GoValue } from '@metachart/go-runtime/reflect';
import { formatFloat } from '@metachart/go-runtime/strconv';
import type { TemplateSource } from './chart-sources.ts';
import { findFieldUse } from './find-field-use.ts';
import type { Finding } from './finding.ts';
import { placeAt, placeOfValue } from './source-place.ts';

export interface LargeNumbersOptions {
  readonly chart: Chart;
  readonly sources: readonly TemplateSource[];
  /** The coalesced values. */
  readonly values: GoMap;
  /** Whether a file or flag is the chart's own values.yaml or comes from the user. */
  readonly isOwn: (file: string) => boolean;
  /** Where in a template a line (1-based) of what it printed comes from. */
  readonly locateLine: (template: string, line: number) => SourceSpan;
}

/**
 * Numbers of the values that came out as `1e+06`: templates print float64, which every number of a values file is, with an
 * exponent from a million on (rules N1, N2). What is written so in a template, a file or a text of the values is meant.
 * Numbers of charts below count where they come from this chart's values or the user.
 */
export function findLargeNumbers(rendered: ReadonlyMap<string, string>, options: LargeNumbersOptions): Finding[] {
  const numbers = new Map<string, LargeNumber[]>();
  const texts: string[] = [];
  collectValues(options.values, numbers, texts);
  if (numbers.size === 0) return [];
  const isWritten = memoize((token) => isLiteral(token, texts, options));
  const findings: Finding[] = [];
  for (const [template, text] of rendered) {
    for (const { token, line } of tokensIn(text)) {
      const candidates = numbers.get(token) ?? numbers.get(`-${token}`);
      if (candidates === undefined || isWritten(token)) continue;
      findings.push(...describe({ token, line, template, candidates }, options));
    }
  }
  return findings;
}

interface LargeNumber {
  readonly table: GoMap;
  readonly path: readonly string[];
  readonly value: number;
}

interface Visited {
  readonly node: GoValue;
  readonly table: GoMap;
  readonly path: readonly string[];
}

function collectValues(root: GoMap, numbers: Map<string, LargeNumber[]>, texts: string[]): void {
  const pending: Visited[] = [{ node: root, table: root, path: [] }];
  for (let visited = pending.pop(); visited; visited = pending.pop()) {
    const { node, table, path } = visited;
    if (node instanceof Map) {
      for (const [key, value] of node) pending.push({ node: value, table: node, path: [...path, key] });
    } else if (Array.isArray(node)) {
      for (const [index, value] of node.entries()) pending.push({ node: value, table, path: [...path, String(index)] });
    } else if (typeof node === 'number' && Math.abs(node) >= 1e6) {
      const token = formatFloat(node, 'g', -1, 64);
      const known = numbers.get(token);
      if (known) known.push({ table, path, value: node });
      else numbers.set(token, [{ table, path, value: node }]);
    } else if (typeof node === 'string' && node.includes('e+')) {
      texts.push(node);
    }
  }
}

interface Token {
  readonly token: string;
  readonly line: number;
}

function* tokensIn(text: string): Generator<Token> {
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(/(?<![\w.+/])\d(?:\.\d+)?e\+\d{2,3}(?![\d.+/=])/g)) {
    for (let at = text.indexOf('\n', counted); at !== -1 && at < match.index; at = text.indexOf('\n', at + 1)) {
      line++;
      counted = at + 1;
    }
    yield { token: match[0], line };
  }
}

function isLiteral(token: string, texts: readonly string[], { sources, chart }: LargeNumbersOptions): boolean {
  if (texts.some((text) => text.includes(token))) return true;
  if (sources.some(({ parsed }) => parsed.text.includes(token))) return true;
  return filesOf(chart).some((text) => text.includes(token));
}

function filesOf(chart: Chart): string[] {
  return [...chart.files.map(({ data }) => stringOf(data)), ...chart.dependencies.flatMap(filesOf)];
}

function memoize(compute: (key: string) => boolean): (key: string) => boolean {
  const known = new Map<string, boolean>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}

interface PrintedNumber extends Token {
  readonly template: string;
  readonly candidates: readonly LargeNumber[];
}

function describe(printed: PrintedNumber, { sources, chart, isOwn, locateLine }: LargeNumbersOptions): Finding[] {
  const { token, line, template, candidates } = printed;
  const isRoot = sources.some(({ path, chart: owner }) => path === template && owner === chart.fullPath);
  const uses = candidates.map((number) => ({ number, use: findUse(number, template, sources) }));
  // Of several values that print the same, one that the template names.
  const best = uses.find(({ use }) => use?.source.path === template) ?? uses.find(({ use }) => use) ?? uses[0]!;
  const { number, use } = best;
  const place = placeOfNumber(number);
  if (!isRoot && !(place && isOwn(place.file))) return [];
  const span = use
    ? placeAt({ file: use.source.file, text: use.source.parsed.text }, use.offset)
    : locateLine(template, line);
  return [
    {
      code: 'lint/large-number',
      severity: 'warning',
      message: `${number.path.join('.')} is ${integerText(number.value)}, but it is printed as ${token}`,
      span,
      hint: 'print it with int64, as in {{ .Values.size | int64 }}, or write it in quotes where it is set',
      ...(place ? { related: [{ message: 'set here', span: place }] } : {}),
    },
  ];
}

function integerText(value: number): string {
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

function findUse(number: LargeNumber, template: string, sources: readonly TemplateSource[]) {
  const own = sources.filter(({ path }) => path === template);
  return findFieldUse(number.path, own) ?? findFieldUse(number.path, sources);
}

function placeOfNumber({ table, path }: LargeNumber): SourceSpan | undefined {
  const key = path.findLast((part) => table.has(part));
  return key === undefined ? undefined : placeOfValue(table, key);
}
