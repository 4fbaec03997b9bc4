import { trimSpace } from '@metachart/go-runtime/bytes';
import type { ListNode } from './node.ts';

/** Whether a body holds nothing but space and comments; such a definition never replaces another (P5). */
export function isEmptyTree(root: ListNode): boolean {
  return root.nodes.every((node) => node.kind === 'text' && trimSpace(node.text) === '');
}
