import type { GlobGroup, GlobNode } from './glob-pattern.ts';

/**
 * What gobwas makes of alternatives that begin or end alike: the common children before and after, and only the rests as
 * alternatives. Undefined where they share nothing. It matters because matchers of different shape have different oddities
 * (compiler/compiler.go, minimizeTreeAnyOf).
 */
export function minimizeAlternatives(alternatives: readonly GlobGroup[]): GlobGroup | undefined {
  const { left, right } = countCommon(alternatives);
  if (left === 0 && right === 0) return undefined;
  const model = shortest(alternatives).children;
  const rests: GlobNode[] = [];
  for (const { children } of alternatives) {
    const rest = children.slice(left, children.length - right);
    const node: GlobNode = rest.length === 0 ? { kind: 'nothing' } : { kind: 'pattern', children: rest };
    if (!rests.some((known) => sameNode(known, node))) rests.push(node);
  }
  const result: GlobNode[] = [];
  if (left > 0) result.push({ kind: 'pattern', children: model.slice(0, left) });
  if (rests.length > 1) result.push({ kind: 'any-of', children: rests });
  else if (rests[0]!.kind !== 'nothing') result.push(rests[0]!);
  if (right > 0) result.push({ kind: 'pattern', children: model.slice(model.length - right) });
  return { kind: 'pattern', children: result };
}

/** How many children all alternatives share from the left and, without overlap, from the right. */
function countCommon(alternatives: readonly GlobGroup[]): { readonly left: number; readonly right: number } {
  if (alternatives.length <= 1) return { left: 0, right: 0 };
  const model = shortest(alternatives);
  const size = model.children.length;
  let left = 0;
  let right = 0;
  let leftEnded = false;
  let rightEnded = false;
  for (let step = 0; left + right < size && step < size && !(leftEnded && rightEnded); step++) {
    const fromRight = size - 1 - step;
    for (const { children } of alternatives) {
      if (children === model.children) continue;
      if (leftEnded && rightEnded) break;
      leftEnded ||= !sameNode(model.children[step]!, children[step]!);
      rightEnded ||= !leftEnded && fromRight <= step;
      rightEnded ||= !sameNode(model.children[fromRight]!, children[children.length - 1 - step]!);
    }
    if (!leftEnded) left++;
    if (!rightEnded) right++;
  }
  return { left, right };
}

function shortest(alternatives: readonly GlobGroup[]): GlobGroup {
  return alternatives.reduce((best, next) => (next.children.length < best.children.length ? next : best));
}

function sameNode(a: GlobNode, b: GlobNode): boolean {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'text':
      return a.text === (b as typeof a).text;
    case 'list':
      return a.not === (b as typeof a).not && a.runes.join('') === (b as typeof a).runes.join('');
    case 'range':
      return a.not === (b as typeof a).not && a.low === (b as typeof a).low && a.high === (b as typeof a).high;
    case 'pattern':
    case 'any-of': {
      const others = (b as typeof a).children;
      return a.children.length === others.length && a.children.every((child, index) => sameNode(child, others[index]!));
    }
    default:
      return true;
  }
}
