import { groupOf, type ObjectRef } from '@metachart/kube-model';

/**
 * What stays the same object: group, kind, namespace and name. Objects of a recorded manifest may leave their namespace
 * out, and those of the whole cluster never have one, so the release's stands for none on both sides.
 */
export function objectKey(
  { apiVersion, kind, namespace, name }: ObjectRef,
  options: { readonly namespace: string },
): string {
  return [groupOf(apiVersion), kind, namespace || options.namespace, name].join('/');
}
