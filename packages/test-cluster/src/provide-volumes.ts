import type { ApiObject, FollowOptions, KubeApi } from './kube-api.ts';

const defaultStorageClass = 'standard';
const provisioner = 'metachart.test-cluster/volumes';
const classes = '/apis/storage.k8s.io/v1/storageclasses';
const volumes = '/api/v1/persistentvolumes';

/**
 * Plays the provisioner of the default StorageClass: a claim of it, or of any class that names the same provisioner, gets a
 * volume, which Kubernetes then binds to it. A claim of a class that does not exist stays pending, as everywhere.
 */
export async function provideVolumes(api: KubeApi, options: FollowOptions): Promise<void> {
  await Promise.all([
    api.follow('/api/v1/persistentvolumeclaims', (claim) => provideVolume(api, claim), options),
    api.follow(volumes, (volume) => removeReleased(api, volume), options),
  ]);
}

export async function createDefaultStorageClass(api: KubeApi): Promise<void> {
  await api.ensure(classes, {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: {
      name: defaultStorageClass,
      annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
    },
    provisioner,
    reclaimPolicy: 'Delete',
    volumeBindingMode: 'Immediate',
    allowVolumeExpansion: true,
  });
}

async function provideVolume(api: KubeApi, { metadata, spec, status }: ApiObject): Promise<void> {
  const className = spec?.storageClassName;
  if (!className || spec.volumeName || status?.phase === 'Bound' || metadata.deletionTimestamp) return;
  const storageClass = await api.get(`${classes}/${className}`);
  if (storageClass?.provisioner !== provisioner) return;
  const waitsForPod = storageClass.volumeBindingMode === 'WaitForFirstConsumer';
  if (waitsForPod && !metadata.annotations?.['volume.kubernetes.io/selected-node']) return;

  const { name, namespace, uid, resourceVersion } = metadata;
  await api.ensure(volumes, {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name: `pvc-${uid}`, annotations: { 'pv.kubernetes.io/provisioned-by': provisioner } },
    spec: {
      capacity: { storage: spec.resources?.requests?.storage },
      accessModes: spec.accessModes,
      ...(spec.volumeMode ? { volumeMode: spec.volumeMode } : {}),
      storageClassName: className,
      persistentVolumeReclaimPolicy: storageClass.reclaimPolicy ?? 'Delete',
      claimRef: { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid, resourceVersion },
      // No program ever looks there: the pods of this cluster are simulated.
      hostPath: { path: `/var/lib/volumes/pvc-${uid}` },
    },
  });
}

async function removeReleased(api: KubeApi, { metadata, spec, status }: ApiObject): Promise<void> {
  if (metadata.annotations?.['pv.kubernetes.io/provisioned-by'] !== provisioner) return;
  if (status?.phase !== 'Released' || spec?.persistentVolumeReclaimPolicy !== 'Delete') return;
  if (!metadata.deletionTimestamp) await api.delete(`${volumes}/${metadata.name}`);
}
