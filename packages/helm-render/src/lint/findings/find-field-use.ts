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
  const pending: Node[] = [root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    switch (node.kind) {
      case 'field':
        yield { fields: node.ident, first: `.${node.ident[0]}`, offset: node.pos };
        break;
      case 'variable':
        yield { fields: node.ident.slice(1), first: node.ident[0]!, offset: node.pos };
        break;
      case 'chain':
        yield { fields: node.field, first: `.${node.field[0]}`, offset: node.pos };
        pending.push(node.node);
        break;
      case 'list':
        pending.push(...node.nodes.toReversed());
        break;
      case 'action':
        pending.push(node.pipe);
        break;
      case 'template':
        if (node.pipe) pending.push(node.pipe);
        break;
      case 'if':
      case 'range':
      case 'with':
        if (node.elseList) pending.push(node.elseList);
        pending.push(node.list, node.pipe);
        break;
      case 'pipe':
        pending.push(...node.cmds.toReversed());
        break;
      case 'command':
        pending.push(...node.args.toReversed());
        break;
      default:
        break;
    }
  }
}
