import type { SourceSpan } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';
import { parseYaml, type YamlMapping, type YamlNode, type YamlRange } from '@metachart/go-runtime/yaml';

/** A YAML text under the name that findings show. */
export interface YamlDocument {
  readonly file: string;
  readonly text: string;
}

/** The tree of a document; null where it is empty or no YAML, which is for others to report. */
export function readTree({ text }: YamlDocument): YamlNode | null {
  try {
    return parseYaml(text);
  } catch (error) {
    if (error instanceof GoError) return null;
    throw error;
  }
}

/** A node on a walk, and the names and indexes that lead to it. */
export interface VisitedNode {
  readonly node: YamlNode;
  readonly path: readonly string[];
  /** The mapping entry whose value it is. */
  readonly entry: YamlMapping['entries'][number] | undefined;
}

/** All nodes below a root, in the order of the text; what an alias stands for is visited where it is written only. */
export function* visitNodes(root: YamlNode): Generator<VisitedNode> {
  const stack: VisitedNode[] = [{ node: root, path: [], entry: undefined }];
  for (let visited = stack.pop(); visited; visited = stack.pop()) {
    yield visited;
    const { node, path } = visited;
    const inner: VisitedNode[] = [];
    if (node.kind === 'mapping') {
      for (const entry of node.entries) inner.push({ node: entry.value, path: [...path, entry.name ?? '<<'], entry });
    } else if (node.kind === 'sequence') {
      for (const [index, item] of node.items.entries()) {
        inner.push({ node: item, path: [...path, String(index)], entry: undefined });
      }
    }
    for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i]!);
  }
}

/** The place of a node. */
export function spanOf({ file }: { readonly file: string }, { start, end }: YamlRange): SourceSpan {
  return {
    file,
    start: { line: start.line, column: start.column },
    end: { line: end.line, column: end.column },
  };
}
