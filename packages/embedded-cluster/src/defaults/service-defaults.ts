import { arrayAt, isJsonObject, type JsonObject } from '../objects/json.ts';

/** Without the cluster address, which is handed out when the service is created. */
export function setServiceDefaults(spec: JsonObject): void {
  spec.sessionAffinity ??= 'None';
  spec.type ??= 'ClusterIP';
  const headless = spec.type !== 'ExternalName';
  if (headless) spec.internalTrafficPolicy ??= 'Cluster';
  if (spec.type === 'NodePort' || spec.type === 'LoadBalancer') spec.externalTrafficPolicy ??= 'Cluster';
  if (spec.type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true;
  if (spec.sessionAffinity === 'ClientIP') spec.sessionAffinityConfig ??= { clientIP: { timeoutSeconds: 10800 } };
  for (const port of arrayAt(spec, 'ports')) {
    if (!isJsonObject(port)) continue;
    port.protocol ??= 'TCP';
    if (port.targetPort === undefined || port.targetPort === 0 || port.targetPort === '') port.targetPort = port.port;
  }
}
