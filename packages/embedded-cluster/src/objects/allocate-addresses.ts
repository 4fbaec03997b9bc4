import type { ApiState } from '../api-state.ts';
import { type ApiObject, arrayAt, isJsonObject, numberAt, objectAt, stringAt } from './json.ts';

/** Gives a service its cluster address and node ports, keeping those that it has. https://kubernetes.io/docs/concepts/services-networking/service/ */
export function allocateAddresses(state: ApiState, service: ApiObject, live: ApiObject | undefined): void {
  const spec = objectAt(service, 'spec');
  if (spec === undefined) return;
  if (spec.type === 'ExternalName') {
    for (const field of ['clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy']) delete spec[field];
    return;
  }
  spec.clusterIP ??= stringAt(live, 'spec', 'clusterIP') ?? freeAddress(state);
  spec.clusterIPs ??= [spec.clusterIP];
  spec.ipFamilies ??= ['IPv4'];
  spec.ipFamilyPolicy ??= 'SingleStack';
  if (spec.type === 'ClusterIP') return;
  for (const port of arrayAt(spec, 'ports')) {
    if (!isJsonObject(port) || typeof port.nodePort === 'number') continue;
    const same = arrayAt(live, 'spec', 'ports').find(
      (other) => isJsonObject(other) && other.port === port.port && other.protocol === port.protocol,
    );
    port.nodePort = numberAt(same, 'nodePort') ?? freeNodePort(state);
  }
}

const FIRST_ADDRESS = 2;
const LAST_ADDRESS = 65534;

/** The lowest free address of 10.96.0.0/16; the first one is the API's own. */
function freeAddress(state: ApiState): string {
  const used = new Set(state.store.list('services').map((service) => stringAt(service, 'spec', 'clusterIP')));
  for (let number = FIRST_ADDRESS; number < LAST_ADDRESS; number += 1) {
    const address = `10.96.${number >> 8}.${number & 255}`;
    if (!used.has(address)) return address;
  }
  throw new Error('no cluster address is left');
}

const FIRST_NODE_PORT = 30000;
const LAST_NODE_PORT = 32767;

function freeNodePort(state: ApiState): number {
  const used = new Set<unknown>();
  for (const service of state.store.list('services')) {
    for (const port of arrayAt(service, 'spec', 'ports')) used.add(numberAt(port, 'nodePort'));
  }
  for (let port = FIRST_NODE_PORT; port <= LAST_NODE_PORT; port += 1) {
    if (!used.has(port)) return port;
  }
  throw new Error('no node port is left');
}
