import type { Finding } from './finding.ts';
import { readTree, spanOf, visitNodes, type YamlDocument } from './yaml-document.ts';

/** Keys that stand twice in a mapping: the last one counts, and nothing else tells (rule Y3). */
export function findDuplicateKeys(document: YamlDocument): Finding[] {
  const root = readTree(document);
  const findings: Finding[] = [];
  for (const { node, path } of root === null ? [] : visitNodes(root)) {
    if (node.kind !== 'mapping') continue;
    for (const [index, entry] of node.entries.entries()) {
      if (!entry.duplicate) continue;
      const first = node.entries.slice(0, index).findLast(({ name }) => name === entry.name)!;
      findings.push({
        code: 'lint/duplicate-key',
        severity: 'warning',
        message: `${[...path, entry.name].join('.')} is given twice: this one counts, the one before it is dropped`,
        span: spanOf(document, entry.key.range),
        hint: 'remove one of them, or merge them if both are meant',
        related: [{ message: 'given before', span: spanOf(document, first.key.range) }],
      });
    }
  }
  return findings;
}
