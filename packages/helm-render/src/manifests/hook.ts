import { trimSpace } from '@metachart/go-runtime/bytes';
import { integerIfValid } from '@metachart/go-runtime/strconv';
import { toLower } from '@metachart/go-runtime/strings';
import type { YamlHead } from '@metachart/go-runtime/yaml';

export type HookEvent =
  | 'pre-install'
  | 'post-install'
  | 'pre-delete'
  | 'post-delete'
  | 'pre-upgrade'
  | 'post-upgrade'
  | 'pre-rollback'
  | 'post-rollback'
  | 'test';

/** A rendered document that Helm runs at events of the release instead of installing it. */
export interface Hook {
  readonly path: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly text: string;
  readonly events: readonly HookEvent[];
  /** Lower ones run first. */
  readonly weight: number;
  readonly deletePolicies: readonly string[];
  readonly outputLogPolicies: readonly string[];
}

export const hookAnnotation = 'helm.sh/hook';
export const hookWeightAnnotation = 'helm.sh/hook-weight';
export const hookDeleteAnnotation = 'helm.sh/hook-delete-policy';
export const hookOutputLogAnnotation = 'helm.sh/hook-output-log-policy';

/**
 * The hook that a manifest declares by its annotations, or undefined where it declares none. Where any of its types
 * does not exist, gives the annotation back: Helm drops such a resource (Helm: pkg/releaseutil/manifest_sorter.go).
 */
export function parseHook(
  head: YamlHead,
  document: { readonly path: string; readonly text: string },
): Hook | { readonly unknownTypes: string } | undefined {
  const types = head.annotations.get(hookAnnotation);
  if (types === undefined) return undefined;
  const known: HookEvent[] = [];
  for (const type of splitAnnotation(types)) {
    const event = events.get(type);
    if (event === undefined) return { unknownTypes: types };
    known.push(event);
  }
  return {
    ...document,
    apiVersion: head.apiVersion,
    kind: head.kind,
    name: head.name,
    events: known,
    weight: parseWeight(head.annotations.get(hookWeightAnnotation)),
    deletePolicies: splitAnnotation(head.annotations.get(hookDeleteAnnotation)),
    outputLogPolicies: splitAnnotation(head.annotations.get(hookOutputLogAnnotation)),
  };
}

const events: ReadonlyMap<string, HookEvent> = new Map([
  ['pre-install', 'pre-install'],
  ['post-install', 'post-install'],
  ['pre-delete', 'pre-delete'],
  ['post-delete', 'post-delete'],
  ['pre-upgrade', 'pre-upgrade'],
  ['post-upgrade', 'post-upgrade'],
  ['pre-rollback', 'pre-rollback'],
  ['post-rollback', 'post-rollback'],
  ['test', 'test'],
  ['test-success', 'test'],
]);

function splitAnnotation(value: string | undefined): string[] {
  return value === undefined ? [] : value.split(',').map((part) => toLower(trimSpace(part)));
}

/** A weight that is not a decimal integer counts as 0. */
function parseWeight(value: string | undefined): number {
  const weight = value === undefined ? undefined : integerIfValid(value, 10, 64);
  return weight === undefined ? 0 : Number(weight);
}
