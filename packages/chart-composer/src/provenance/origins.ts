import type { GoMap, GoValue } from '@metachart/go-runtime/reflect';

/** Where values come from: a YAML document (a chart's values.yaml, a values file) or a flag. */
export interface ValueSource {
  readonly kind: 'chart' | 'file' | 'flag';
  /** The path of the document, or the flag with its text. */
  readonly name: string;
  /** The YAML text that places are looked up in. */
  readonly text?: string;
}

/** The source of one value and the path of keys and list indexes at which it stands there. */
export interface Origin {
  readonly source: ValueSource;
  readonly path: readonly string[];
}

/**
 * Where the value of a key comes from, or undefined where nobody registered its source. After coalescing it also tells who
 * removed a key (the null that did it). Values themselves carry nothing: the table is beside them.
 */
export function originOf(map: GoMap, key: string): Origin | undefined {
  const container = containers.get(map);
  if (container === undefined) return undefined;
  const moved = container.moved?.get(key);
  if (moved) return { source: moved.step.source, path: pathOf(moved) };
  if (container.step === undefined || !map.has(key)) return undefined;
  return { source: container.step.source, path: pathOf({ step: container.step, key }) };
}

/** Registers a source for a tree of values just read from it: every map in it, and below lists too. */
export function registerSource(values: GoMap, source: ValueSource): void {
  registerTree(values, { source, parent: undefined, key: '' });
}

/** Registers a source for what one flag set: the value of a key. */
export function registerKey(map: GoMap, key: string, origin: Origin): void {
  let step: Step = { source: origin.source, parent: undefined, key: '' };
  for (const part of origin.path.slice(0, -1)) step = { source: origin.source, parent: step, key: part };
  moveKey(map, key, { step, key: origin.path.at(-1) ?? key });
}

/** Whether anything is known about the keys of a map; if not, there is nothing to carry along. */
export function hasOrigins(map: GoMap): boolean {
  return containers.has(map);
}

/** Makes a copy of a map tell the same origins. */
export function copyOrigins(from: GoMap, to: GoMap): void {
  const container = containers.get(from);
  if (container) containers.set(to, container.moved ? { ...container, moved: new Map(container.moved) } : container);
}

/** Carries the origin of a key along when its value goes from one map into another. */
export function carryOrigin(from: GoMap, to: GoMap, key: string): void {
  const container = containers.get(from);
  if (container === undefined) return;
  const place = container.moved?.get(key) ?? (container.step && { step: container.step, key });
  if (place) moveKey(to, key, place);
}

/** A level of the tree that a source holds; the path to it is the chain of keys. */
interface Step {
  readonly source: ValueSource;
  readonly parent: Step | undefined;
  readonly key: string;
}

interface KeyPlace {
  readonly step: Step;
  readonly key: string;
}

interface Container {
  /** Where the map as a whole stood; keys that came from elsewhere are in `moved`. */
  readonly step: Step | undefined;
  readonly moved: Map<string, KeyPlace> | undefined;
}

const containers = new WeakMap<GoMap, Container>();

function registerTree(root: GoMap, rootStep: Step): void {
  const work: { readonly node: GoMap | readonly GoValue[]; readonly step: Step }[] = [{ node: root, step: rootStep }];
  for (let task = work.pop(); task; task = work.pop()) {
    const { node, step } = task;
    if (node instanceof Map) containers.set(node, { step, moved: undefined });
    const entries: Iterable<[string | number, GoValue]> = node.entries();
    for (const [key, value] of entries) {
      if (!(value instanceof Map) && !Array.isArray(value)) continue;
      work.push({ node: value, step: { source: step.source, parent: step, key: String(key) } });
    }
  }
}

function moveKey(map: GoMap, key: string, place: KeyPlace): void {
  const container = containers.get(map);
  if (container?.moved) container.moved.set(key, place);
  else containers.set(map, { step: container?.step, moved: new Map([[key, place]]) });
}

function pathOf({ step, key }: KeyPlace): string[] {
  const path = [key];
  for (let at: Step | undefined = step; at?.parent; at = at.parent) path.unshift(at.key);
  return path;
}
