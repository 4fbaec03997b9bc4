import type { ApiObject, FollowOptions, KubeApi } from './kube-api.ts';

/** Plays the load balancer of a cloud: every Service of that type, unless it names a class of its own, gets an address. */
export async function provideAddresses(api: KubeApi, options: FollowOptions): Promise<void> {
  let last = 0;
  // From 198.18.0.0/15, which is set aside for tests and reaches nobody.
  const nextAddress = () => {
    last++;
    return `198.${18 + ((last >> 16) & 1)}.${(last >> 8) & 255}.${last & 255}`;
  };
  await api.follow('/api/v1/services', (service) => provideAddress(api, service, nextAddress), options);
}

async function provideAddress(api: KubeApi, { metadata, spec, status }: ApiObject, nextAddress: () => string) {
  const balanced = spec?.type === 'LoadBalancer' && !spec.loadBalancerClass && !metadata.deletionTimestamp;
  if (!balanced || status?.loadBalancer?.ingress?.length) return;
  const ip = spec.loadBalancerIP || nextAddress();
  await api.mergePatch(`/api/v1/namespaces/${metadata.namespace}/services/${metadata.name}/status`, {
    status: { loadBalancer: { ingress: [{ ip, ipMode: 'VIP' }] } },
  });
}
