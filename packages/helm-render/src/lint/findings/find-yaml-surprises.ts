import { formatFloat } from '@metachart/go-runtime/strconv';
import type { YamlScalar } from '@metachart/go-runtime/yaml';
import type { Finding, FindingCode } from './finding.ts';
import { readTree, spanOf, type VisitedNode, visitNodes, type YamlDocument } from './yaml-document.ts';

/**
 * Scalars without quotes that YAML 1.1, as Helm reads it, takes for something that their writer hardly meant (rules Y1, Y2,
 * N12): `y:` is the key "true", `010` is 8, `1_000` is 1000, a tag of `1.10` is 1.1.
 */
export function findYamlSurprises(document: YamlDocument): Finding[] {
  const root = readTree(document);
  const findings: Finding[] = [];
  const report = (code: FindingCode, node: YamlScalar, surprise: Surprise): void => {
    const { severity = 'warning', message, hint } = surprise;
    findings.push({ code, severity, message, span: spanOf(document, node.range), hint });
  };
  for (const visited of root === null ? [] : visitNodes(root)) {
    const { node } = visited;
    if (node.kind === 'mapping') {
      for (const { key, merge } of node.entries) {
        if (!merge && isPlain(key) && typeof key.value === 'boolean') report('lint/yaml-boolean', key, booleanKey(key));
      }
    }
    if (!isPlain(node)) continue;
    const found = surpriseIn(node, { ...visited, bits: isChartFile(document) ? 32 : 64 });
    if (found !== undefined) report(found.code, node, found);
  }
  return findings;
}

interface Surprise {
  readonly severity?: 'warning' | 'info';
  readonly message: string;
  readonly hint: string;
}

type CodedSurprise = Surprise & { readonly code: FindingCode };

function isPlain(node: VisitedNode['node']): node is YamlScalar {
  return node.kind === 'scalar' && node.style === 'plain' && node.tag === undefined;
}

function booleanKey({ text, value }: YamlScalar): Surprise {
  const message =
    text.toLowerCase() === String(value)
      ? `the key ${text} is a boolean, which Helm turns into the text "${value}"`
      : `the key ${text} is read as the boolean ${value} and becomes "${value}"`;
  return { message, hint: quoteHint(text) };
}

interface ScalarPlace extends VisitedNode {
  /** With how many bits a number becomes text. */
  readonly bits: 32 | 64;
}

/** What Chart.yaml says becomes text at once, with less precision (rule N12). */
function isChartFile({ file }: YamlDocument): boolean {
  return file === 'Chart.yaml' || file.endsWith('/Chart.yaml');
}

function surpriseIn(node: YamlScalar, { path, bits }: ScalarPlace): CodedSurprise | undefined {
  const { text, value } = node;
  if (/^[yn]$/i.test(text)) {
    return {
      code: 'lint/yaml-boolean',
      message: `${text} is read as the boolean ${value}`,
      hint: `write ${value}, or ${JSON.stringify(text)} if the letter is meant`,
    };
  }
  if (typeof value === 'string') return isBase60(text) ? base60(text) : undefined;
  if (typeof value !== 'number') return undefined;
  const name = nameOf(path);
  if (/^[-+]?0[0-9_]+$/.test(text)) return isFileMode(name) ? undefined : leadingZero(text, value);
  if (text.includes('_')) {
    return {
      code: 'lint/yaml-number',
      message: `${text} is read as the number ${value}`,
      hint: `write ${value}, or ${JSON.stringify(text)} if the text is meant`,
    };
  }
  return isVersion(name) ? changedVersion(text, formatFloat(value, 'g', -1, bits)) : undefined;
}

/** The last key on a path; the items of a list go by the name of the list. */
function nameOf(path: readonly string[]): string {
  return path.findLast((part) => !/^\d+$/.test(part)) ?? '';
}

/** Modes are meant to be octal. */
function isFileMode(name: string): boolean {
  return /mode|umask|perm/i.test(name);
}

function leadingZero(text: string, value: number): CodedSurprise {
  const how = /[89]/.test(text) ? 'without its leading zero' : 'as an octal number';
  return {
    code: 'lint/yaml-number',
    message: `${text} is read ${how}: ${value}`,
    hint: `write ${JSON.stringify(text)} for the text, or ${value} for the number`,
  };
}

/** Go: yaml.v2 leaves these texts alone, other readers of YAML 1.1 do not (rule Y2). */
function isBase60(text: string): boolean {
  return /^[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/.test(text);
}

function base60(text: string): CodedSurprise {
  return {
    code: 'lint/yaml-base-60',
    severity: 'info',
    message: `${text} is text to Helm, but a number in base 60 to other readers of YAML 1.1`,
    hint: quoteHint(text),
  };
}

function isVersion(name: string): boolean {
  return /version$|tag$/i.test(name);
}

function changedVersion(text: string, printed: string): CodedSurprise | undefined {
  if (printed === text || /^[0-9]+$/.test(text)) return undefined;
  return {
    code: 'lint/yaml-version',
    message: `${text} is read as a number and printed as ${printed}`,
    hint: quoteHint(text),
  };
}

function quoteHint(text: string): string {
  return `write ${JSON.stringify(text)}`;
}
