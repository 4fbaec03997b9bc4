import { compareStrings } from '@metachart/go-runtime/bytes';

/** Kinds in the order in which Helm installs them (Helm: pkg/releaseutil/kind_sorter.go, O3). */
export const installOrder: readonly string[] = [
  'PriorityClass',
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'SecretList',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleList',
  'ClusterRoleBinding',
  'ClusterRoleBindingList',
  'Role',
  'RoleList',
  'RoleBinding',
  'RoleBindingList',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
];

/** Kinds in the order in which Helm removes them. It is not the reverse of installOrder: services go early. */
export const uninstallOrder: readonly string[] = [
  'APIService',
  'Ingress',
  'IngressClass',
  'Service',
  'CronJob',
  'Job',
  'StatefulSet',
  'HorizontalPodAutoscaler',
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'Pod',
  'DaemonSet',
  'RoleBindingList',
  'RoleBinding',
  'RoleList',
  'Role',
  'ClusterRoleBindingList',
  'ClusterRoleBinding',
  'ClusterRoleList',
  'ClusterRole',
  'CustomResourceDefinition',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'StorageClass',
  'ConfigMap',
  'SecretList',
  'Secret',
  'ServiceAccount',
  'PodDisruptionBudget',
  'PodSecurityPolicy',
  'LimitRange',
  'ResourceQuota',
  'NetworkPolicy',
  'Namespace',
  'PriorityClass',
];

/**
 * Orders by kind and keeps the order within a kind. Kinds that the order does not name come last, by name, so that
 * those without a kind are the first of them.
 */
export function sortByKind<Item extends { readonly kind: string }>(
  items: readonly Item[],
  order: readonly string[],
): Item[] {
  const ranks = new Map(order.map((kind, rank) => [kind, rank]));
  const rankOf = (kind: string): number => ranks.get(kind) ?? order.length;
  return items.toSorted((a, b) => {
    const difference = rankOf(a.kind) - rankOf(b.kind);
    if (difference !== 0 || ranks.has(a.kind)) return difference;
    return compareStrings(a.kind, b.kind);
  });
}
