import { compareStrings } from '@metachart/go-runtime/bytes';

/**
 * The order in which templates are parsed and executed: the deepest paths first, and within a depth from z to a. So of two
 * definitions of one name the later one wins, which is that of the shallower chart, and within a depth that of the
 * alphabetically first file (Helm: pkg/engine/engine.go, sortTemplates; L1, L2).
 */
export function sortTemplates<Item extends { readonly path: string }>(templates: readonly Item[]): Item[] {
  const depths = new Map(templates.map(({ path }) => [path, path.split('/').length]));
  return templates.toSorted((a, b) => {
    const difference = depths.get(b.path)! - depths.get(a.path)!;
    return difference === 0 ? compareStrings(b.path, a.path) : difference;
  });
}
