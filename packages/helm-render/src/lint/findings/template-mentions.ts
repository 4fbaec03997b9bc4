import type { CommandNode, Node, OperandNode, PipeNode } from '@metachart/go-template';
import type { TemplateSource } from './chart-sources.ts';

/** What the text of templates says about values, whether or not the lines that say it were executed. */
export interface TemplateMentions {
  /** Every word that could name a key: fields, and words in texts. */
  readonly names: ReadonlySet<string>;
  /** The fields that stand behind a field: those of `Values` are read at the top. */
  readonly fieldsBehind: ReadonlyMap<string, ReadonlySet<string>>;
  /** Last fields of expressions that are handed on as a whole, so that what is below may be read out of sight. */
  readonly handedOn: ReadonlySet<string>;
  /** Whether keys of `.Values` are computed, or all of it is printed. */
  readonly readsAnyValue: boolean;
}

/** Collects the mentions in templates, and in further texts that may be executed as templates. */
export function collectMentions(sources: readonly TemplateSource[], texts: Iterable<string>): TemplateMentions {
  const mentions: Collecting = { names: new Set(), fieldsBehind: new Map(), handedOn: new Set(), readsAnyValue: false };
  for (const { parsed } of sources) {
    for (const { root } of parsed.trees.values()) visit(root, mentions);
    if (parsed.failure !== undefined) addWords(parsed.text, mentions);
  }
  for (const text of texts) addWords(text, mentions);
  return mentions;
}

interface Collecting {
  readonly names: Set<string>;
  readonly fieldsBehind: Map<string, Set<string>>;
  readonly handedOn: Set<string>;
  readsAnyValue: boolean;
}

function visit(node: Node, mentions: Collecting): void {
  switch (node.kind) {
    case 'list':
      for (const inner of node.nodes) visit(inner, mentions);
      return;
    case 'action':
      visitPipe(node.pipe, mentions, { whole: true });
      return;
    case 'template':
      if (node.pipe) visitPipe(node.pipe, mentions, { whole: true });
      return;
    case 'if':
    case 'with':
    case 'range':
      // A condition only looks whether something is there.
      visitPipe(node.pipe, mentions, { whole: node.kind !== 'if' });
      if (node.kind === 'range' && endsInValues(node.pipe.cmds.at(-1)?.args[0])) mentions.readsAnyValue = true;
      visit(node.list, mentions);
      if (node.elseList) visit(node.elseList, mentions);
      return;
    default:
      return;
  }
}

interface Use {
  /** Whether what an operand gives is handed on, not only looked at. */
  readonly whole: boolean;
}

function visitPipe(pipe: PipeNode, mentions: Collecting, use: Use): void {
  for (const command of pipe.cmds) visitCommand(command, mentions, use);
}

function visitCommand({ args }: CommandNode, mentions: Collecting, use: Use): void {
  const [first] = args;
  if (first?.kind === 'identifier' && readers.has(first.ident) && args.slice(1).some(endsInValues)) {
    // `index .Values "key"` reads just that key; a word that is computed may be any.
    if (!lookups.has(first.ident) || args.slice(2).some(({ kind }) => kind !== 'string')) mentions.readsAnyValue = true;
  }
  for (const arg of args) visitOperand(arg, mentions, use);
}

/** Functions that see into what they are given. */
const readers = new Set([
  'index',
  'get',
  'dig',
  'toYaml',
  'toYamlPretty',
  'toJson',
  'toPrettyJson',
  'toRawJson',
  'toToml',
  'tpl',
  'pick',
  'omit',
  'keys',
  'values',
  'toString',
  'quote',
  'printf',
  'print',
]);
const lookups = new Set(['index', 'get']);

function visitOperand(node: OperandNode, mentions: Collecting, use: Use): void {
  switch (node.kind) {
    case 'field':
      addFields(node.ident, mentions, use);
      return;
    case 'variable':
      addFields(node.ident.slice(1), mentions, use);
      return;
    case 'chain':
      visitOperand(node.node, mentions, { whole: false });
      addFields(node.field, mentions, use);
      return;
    case 'string':
      addWords(node.text, mentions);
      return;
    case 'pipe':
      visitPipe(node, mentions, use);
      return;
    default:
      return;
  }
}

function addFields(fields: readonly string[], { names, fieldsBehind, handedOn }: Collecting, { whole }: Use): void {
  for (const [index, field] of fields.entries()) {
    names.add(field);
    if (index === 0) continue;
    const before = fields[index - 1]!;
    const behind = fieldsBehind.get(before);
    if (behind) behind.add(field);
    else fieldsBehind.set(before, new Set([field]));
  }
  const last = fields.at(-1);
  if (whole && last !== undefined) handedOn.add(last);
}

function addWords(text: string, { names }: Collecting): void {
  if (text.length < 100) names.add(text);
  for (const [word] of text.matchAll(/[\p{L}\p{N}_-]+/gu)) {
    names.add(word);
    if (word.includes('-')) for (const part of word.split('-')) names.add(part);
  }
}

function endsInValues(node: OperandNode | undefined): boolean {
  switch (node?.kind) {
    case 'field':
    case 'variable':
      return node.ident.at(-1) === 'Values';
    case 'chain':
      return node.field.at(-1) === 'Values';
    default:
      return false;
  }
}
