import { DECORATED, KIND_MASK, PLAIN, SCALAR_NODE, STYLE_MASK } from './node-flags.ts';
import { FLAGS, NEXT, type NodeTape, SHIFT } from './node-tape.ts';
import type { RawScalar } from './raw-mapping.ts';
import { resolveTagged, resolveUntagged, STANDARD } from './resolve-scalar.ts';
import { scalarText } from './scalar-text.ts';

export function kindOf(tape: NodeTape, node: number): number {
  return tape.data[(node << SHIFT) + FLAGS]! & KIND_MASK;
}

/** The node behind this one and all within it. */
export function nextOf(tape: NodeTape, node: number): number {
  return tape.data[(node << SHIFT) + NEXT]!;
}

export function tagOf(tape: NodeTape, node: number): string | undefined {
  return (tape.data[(node << SHIFT) + FLAGS]! & DECORATED) === 0 ? undefined : tape.decorations.get(node)?.tag;
}

/** What a scalar node with this text stands for. Throws GoError where its tag says otherwise. */
export function resolveNode(tape: NodeTape, node: number, text: string): RawScalar {
  const tag = tagOf(tape, node);
  if (tag !== undefined) return resolveTagged(tag, text);
  return (tape.data[(node << SHIFT) + FLAGS]! & STYLE_MASK) === PLAIN ? resolveUntagged(text) : text;
}

/** Whether the key is `<<`, so that its value is merged into the mapping (go-yaml: decode.go, isMerge). */
export function isMergeKey(tape: NodeTape, node: number): boolean {
  if (kindOf(tape, node) !== SCALAR_NODE || scalarText(tape, node) !== '<<') return false;
  const tag = tagOf(tape, node);
  if (tag === undefined) return (tape.data[(node << SHIFT) + FLAGS]! & STYLE_MASK) === PLAIN;
  return tag === '!' || tag === MERGE_TAG;
}

const MERGE_TAG = `${STANDARD}merge`;
