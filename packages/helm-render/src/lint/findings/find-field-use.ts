import type { Node } from '@metachart/go-template';
import type { TemplateSource } from './chart-sources.ts';

export interface FieldUse {
  readonly source: TemplateSource;
  /** Into the text of the file. */
  readonly offset: number;
}

/**
 * The expression in templates that reads a value: the one whose fields agree with the most of the value's path from its end.
 */
export function findFieldUse(path: readonly string[], sources: readonly TemplateSource[]): FieldUse | undefined {
  const keys = path.filter((part) => !/^\d+$/.test(part));
  let best: FieldUse | undefined;
  let bestLength = 0;
  for (const source of sources) {
    for (const { root } of source.parsed.trees.values()) {
      for (const { fields, first, offset } of fieldsIn(root)) {
        const length = commonSuffix(keys, fields);
        if (length <= bestLength) continue;
        best = { source, offset: startOf(source.parsed.text, first, offset) };
        bestLength = length;
      }
    }
  }
  return best;
}

function commonSuffix(keys: readonly string[], fields: readonly string[]): number {
  let length = 0;
  while (length < Math.min(keys.length, fields.length) && keys.at(-1 - length) === fields.at(-1 - length)) length++;
  return length;
}

/** Go points at the second field of an expression; where it begins is before that. */
function startOf(text: string, first: string, offset: number): number {
  const start = text.lastIndexOf(first, offset);
  return start === -1 ? offset : start;
}

interface FieldsAt {
  readonly fields: readonly string[];
  /** What the expression begins with. */
  readonly first: string;
  readonly offset: number;
}

function* fieldsIn(root: Node): Generator<FieldsAt> {
  const pending: Placed[] = [{ node: root, base: 0 }];
  for (let placed = pending.pop(); placed; placed = pending.pop()) {
    const { node, base } = placed;
    const offset = base + node.pos;
    switch (node.kind) {
      case 'field':
        yield { fields: node.ident, first: `.${node.ident[0]}`, offset };
        break;
      case 'variable':
        yield { fields: node.ident.slice(1), first: node.ident[0]!, offset };
        break;
      case 'chain':
        yield { fields: node.field, first: `.${node.field[0]}`, offset };
        break;
      default:
        break;
    }
    const inner = innerNodes(node);
    for (const each of inner.toReversed()) pending.push({ node: each, base: 'base' in node ? node.base : base });
  }
}

/** A node and what its position counts from; lists count from the start of the file, whatever they stand in. */
interface Placed {
  readonly node: Node;
  readonly base: number;
}

function innerNodes(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'list':
      return node.nodes;
    case 'action':
      return [node.pipe];
    case 'template':
      return node.pipe ? [node.pipe] : [];
    case 'if':
    case 'range':
    case 'with':
      return [node.pipe, node.list, ...(node.elseList ? [node.elseList] : [])];
    case 'pipe':
      return node.cmds;
    case 'command':
      return node.args;
    case 'chain':
      return [node.node];
    default:
      return [];
  }
}
