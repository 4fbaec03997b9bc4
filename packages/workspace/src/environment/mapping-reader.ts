import { type Diagnostic, type DiagnosticCode, type SourceSpan, suggestName } from '@metachart/diagnostics';
import type { YamlMapping, YamlNode, YamlScalar } from '@metachart/go-runtime/yaml';

/** A file that is checked: findings about it are collected, nothing is thrown. */
export interface CheckedFile {
  /** As findings name it. */
  readonly file: string;
  readonly findings: Diagnostic[];
}

/** A mapping with known keys. `path` names it in messages: `releases[0]`. */
export interface CheckedMapping {
  readonly node: YamlMapping;
  readonly path: string;
  readonly values: ReadonlyMap<string, YamlNode>;
}

/** Adds a finding at a place of the file. */
export function addFinding(
  { file, findings }: CheckedFile,
  node: YamlNode,
  finding: { readonly code: DiagnosticCode; readonly message: string; readonly hint?: string | undefined },
): void {
  const { code, message, hint } = finding;
  findings.push({
    code,
    severity: 'error',
    message,
    span: spanOf(file, node),
    ...(hint === undefined ? {} : { hint }),
  });
}

export function spanOf(file: string, node: YamlNode): SourceSpan {
  const { start, end } = node.range;
  return {
    file,
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
  };
}

/**
 * A mapping and its entries by name. Findings: what is no mapping, keys that are not known (with the nearest known one),
 * keys that stand twice, merge keys, and keys of `required` that are missing.
 */
export function readMapping(
  checked: CheckedFile,
  node: YamlNode,
  options: { readonly path: string; readonly keys: readonly string[]; readonly required: readonly string[] },
): CheckedMapping | undefined {
  const content = contentOf(node);
  const { path, keys, required } = options;
  if (content.kind !== 'mapping') {
    addFinding(checked, node, wrongType(path, 'a mapping', content));
    return undefined;
  }
  const values = new Map<string, YamlNode>();
  for (const { key, name, value, duplicate } of content.entries) {
    if (name === undefined || !keys.includes(name)) addFinding(checked, key, unknownKey(path, name, keys));
    else if (duplicate) {
      addFinding(checked, key, {
        code: 'environment/duplicate-key',
        message: `${joinPath(path, name)} is given twice`,
        hint: 'remove one of the two',
      });
    } else values.set(name, value);
  }
  for (const name of required) {
    if (values.has(name)) continue;
    addFinding(checked, content, {
      code: 'environment/missing-key',
      message: `${joinPath(path, name)} is missing`,
    });
  }
  return { node: content, path, values };
}

/** The items of a list, each with its path; none and a finding where the value is no list or an empty one. */
export function readItems(
  checked: CheckedFile,
  node: YamlNode,
  path: string,
): readonly { readonly node: YamlNode; readonly path: string }[] {
  const content = contentOf(node);
  if (content.kind !== 'sequence') {
    addFinding(checked, node, wrongType(path, 'a list', content));
    return [];
  }
  if (content.items.length === 0) {
    addFinding(checked, node, { code: 'environment/invalid-value', message: `${path} must not be empty` });
  }
  return content.items.map((item, at) => ({ node: item, path: `${path}[${at}]` }));
}

/** A text that is not empty; undefined and a finding for everything else. Absent keys are readMapping's to find. */
export function readText(checked: CheckedFile, { values, path }: CheckedMapping, key: string): YamlScalar | undefined {
  const node = values.get(key);
  if (node === undefined) return undefined;
  const content = contentOf(node);
  if (content.kind !== 'scalar' || typeof content.value !== 'string') {
    addFinding(checked, node, wrongType(joinPath(path, key), 'a text', content));
    return undefined;
  }
  if (content.value !== '') return content;
  addFinding(checked, node, {
    code: 'environment/invalid-value',
    message: `${joinPath(path, key)} must not be empty`,
  });
  return undefined;
}

export function contentOf(node: YamlNode): Exclude<YamlNode, { kind: 'alias' }> {
  let content = node;
  while (content.kind === 'alias') content = content.target;
  return content;
}

export function wrongType(path: string, wanted: string, node: Exclude<YamlNode, { kind: 'alias' }>) {
  const name = path === '' ? 'the file' : path;
  const message = `${name} must be ${wanted}, not ${describe(node)}`;
  const quotable = wanted === 'a text' && node.kind === 'scalar' && node.value !== null;
  const hint = quotable ? `write it in quotes: "${node.text}"` : undefined;
  return { code: 'environment/wrong-type' as const, message, hint };
}

function describe(node: Exclude<YamlNode, { kind: 'alias' }>): string {
  if (node.kind === 'mapping') return 'a mapping';
  if (node.kind === 'sequence') return 'a list';
  if (node.value === null) return 'nothing';
  if (typeof node.value === 'boolean') return `the boolean ${node.value}`;
  return typeof node.value === 'number' ? `the number ${node.text}` : 'a text';
}

function unknownKey(path: string, name: string | undefined, keys: readonly string[]) {
  const code = 'environment/unknown-key' as const;
  if (name === undefined) return { code, message: `a key of ${path || 'the file'} is no text` };
  const near = suggestName(name, keys);
  const hint = near === undefined ? `known here: ${keys.join(', ')}` : `did you mean "${near}"?`;
  return { code, message: `unknown key ${joinPath(path, name)}`, hint };
}

function joinPath(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
