/** Kubernetes' own version, and that of its libraries, whose modules start with 0 instead of 1. */
export const kubernetesVersion = '1.37.2';
export const kubernetesLibraryVersion = kubernetesVersion.replace(/^1\./, '0.');
export const etcdVersion = '3.6.7';
export const kwokVersion = '0.8.0';
