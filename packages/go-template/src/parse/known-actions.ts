import type { PipeNode } from './node.ts';

/**
 * What stands between the delimiters of one action. Positions count from the action's start, except `pos` of what has no
 * base.
 */
export type ActionHead =
  | { readonly kind: 'action'; readonly pos: number; readonly pipe: PipeNode }
  | { readonly kind: 'if' | 'range' | 'with'; readonly pipe: PipeNode }
  | { readonly kind: 'template'; readonly pos: number; readonly name: string; readonly pipe?: PipeNode }
  | { readonly kind: 'block'; readonly pos: number; readonly name: string; readonly pipe: PipeNode }
  | { readonly kind: 'break' | 'continue' | 'else' | 'end'; readonly pos: number };

/** What an action takes from its surroundings and gives to them. */
export interface ActionNames {
  /** Variables that must be visible before it. */
  readonly uses: string[];
  readonly declares: string[];
  readonly calls: string[];
}

export interface KnownAction {
  readonly head: ActionHead;
  readonly names: ActionNames;
}

/**
 * Actions by their text. Charts repeat theirs: two of three are written like one before, and looking it up is much faster
 * than parsing it again, above all while the parser itself is not compiled yet.
 */
export type KnownActions = Map<string, KnownAction>;

/** Longer actions are hardly ever repeated. */
const maxLength = 200;

/** The action of that text, if it means the same where these variables are visible and these functions were named. */
export function recallAction(
  actions: KnownActions,
  text: string,
  { visible, calls }: { readonly visible: ReadonlyMap<string, number>; readonly calls: ReadonlyMap<string, unknown> },
): KnownAction | undefined {
  if (text.length > maxLength) return undefined;
  const known = actions.get(text);
  if (known === undefined) return undefined;
  for (const name of known.names.calls) if (!calls.has(name)) return undefined;
  for (const name of known.names.uses) if (!visible.get(name)) return undefined;
  return known;
}

export function rememberAction(actions: KnownActions, text: string, action: KnownAction): void {
  if (text.length <= maxLength) actions.set(text, action);
}

export function noNames(): ActionNames {
  return { uses: [], declares: [], calls: [] };
}
