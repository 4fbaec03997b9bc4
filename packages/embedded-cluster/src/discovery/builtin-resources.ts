/**
 * What is served from the start, as discovery of kube-apiserver 1.37.2 lists it, one resource a line: version, plural, kind,
 * flags (n namespaced, s status, c scale, k cannot be deleted as a collection), short names, categories, schema, and the
 * fields that an empty object of the kind has.
 */
export const BUILTIN_RESOURCES = `
v1 configmaps ConfigMap n-- cm - ConfigMap {}
v1 endpoints Endpoints n-- ep - Endpoints {}
v1 events Event n-- ev - Event {"involvedObject":{},"source":{},"firstTimestamp":null,"lastTimestamp":null,"eventTime":null,"reportingComponent":"","reportingInstance":""}
v1 limitranges LimitRange n-- limits - LimitRange {"spec":{"limits":null}}
v1 namespaces Namespace -s-k ns - Namespace {"spec":{},"status":{}}
v1 nodes Node -s- no - Node {"spec":{},"status":{"daemonEndpoints":{"kubeletEndpoint":{"Port":0}},"nodeInfo":{"machineID":"","systemUUID":"","bootID":"","kernelVersion":"","osImage":"","containerRuntimeVersion":"","kubeletVersion":"","kubeProxyVersion":"","operatingSystem":"","architecture":""}}}
v1 persistentvolumeclaims PersistentVolumeClaim ns- pvc - PersistentVolumeClaim {"spec":{"resources":{}},"status":{}}
v1 persistentvolumes PersistentVolume -s- pv - PersistentVolume {"spec":{},"status":{}}
v1 pods Pod ns- po all Pod {"spec":{"containers":null},"status":{}}
v1 podtemplates PodTemplate n-- - - PodTemplate {"template":{"metadata":{},"spec":{"containers":null}}}
v1 replicationcontrollers ReplicationController nsc rc all ReplicationController {"spec":{},"status":{"replicas":0}}
v1 resourcequotas ResourceQuota ns- quota - ResourceQuota {"spec":{},"status":{}}
v1 secrets Secret n-- - - Secret {}
v1 serviceaccounts ServiceAccount n-- sa - ServiceAccount {}
v1 services Service ns- svc all Service {"spec":{},"status":{"loadBalancer":{}}}
admissionregistration.k8s.io/v1 mutatingadmissionpolicies MutatingAdmissionPolicy --- - api-extensions MutatingAdmissionPolicy {"spec":{}}
admissionregistration.k8s.io/v1 mutatingadmissionpolicybindings MutatingAdmissionPolicyBinding --- - api-extensions MutatingAdmissionPolicyBinding {"spec":{}}
admissionregistration.k8s.io/v1 mutatingwebhookconfigurations MutatingWebhookConfiguration --- - api-extensions MutatingWebhookConfiguration {}
admissionregistration.k8s.io/v1 validatingadmissionpolicies ValidatingAdmissionPolicy -s- - api-extensions ValidatingAdmissionPolicy {"spec":{},"status":{}}
admissionregistration.k8s.io/v1 validatingadmissionpolicybindings ValidatingAdmissionPolicyBinding --- - api-extensions ValidatingAdmissionPolicyBinding {"spec":{}}
admissionregistration.k8s.io/v1 validatingwebhookconfigurations ValidatingWebhookConfiguration --- - api-extensions ValidatingWebhookConfiguration {}
apiextensions.k8s.io/v1 customresourcedefinitions CustomResourceDefinition -s- crd,crds api-extensions CustomResourceDefinition {"spec":{"group":"","names":{"plural":"","kind":""},"scope":"","versions":null},"status":{"conditions":null,"acceptedNames":{"plural":"","kind":""},"storedVersions":null}}
apiregistration.k8s.io/v1 apiservices APIService -s- - api-extensions APIService {"spec":{"groupPriorityMinimum":0,"versionPriority":0},"status":{}}
apps/v1 controllerrevisions ControllerRevision n-- - - ControllerRevision {"data":null,"revision":0}
apps/v1 daemonsets DaemonSet ns- ds all DaemonSet {"spec":{"selector":null,"template":{"metadata":{},"spec":{"containers":null}},"updateStrategy":{}},"status":{"currentNumberScheduled":0,"numberMisscheduled":0,"desiredNumberScheduled":0,"numberReady":0}}
apps/v1 deployments Deployment nsc deploy all Deployment {"spec":{"selector":null,"template":{"metadata":{},"spec":{"containers":null}},"strategy":{}},"status":{}}
apps/v1 replicasets ReplicaSet nsc rs all ReplicaSet {"spec":{"selector":null,"template":{"metadata":{},"spec":{"containers":null}}},"status":{"replicas":0}}
apps/v1 statefulsets StatefulSet nsc sts all StatefulSet {"spec":{"selector":null,"template":{"metadata":{},"spec":{"containers":null}},"serviceName":"","updateStrategy":{}},"status":{"replicas":0,"availableReplicas":0}}
autoscaling/v2 horizontalpodautoscalers HorizontalPodAutoscaler ns- hpa all HorizontalPodAutoscaler {"spec":{"scaleTargetRef":{"kind":"","name":""},"maxReplicas":0},"status":{"currentMetrics":null,"desiredReplicas":0}}
batch/v1 cronjobs CronJob ns- cj all CronJob {"spec":{"schedule":"","jobTemplate":{"metadata":{},"spec":{"template":{"metadata":{},"spec":{"containers":null}}}}},"status":{}}
batch/v1 jobs Job ns- - all Job {"spec":{"template":{"metadata":{},"spec":{"containers":null}}},"status":{}}
certificates.k8s.io/v1 certificatesigningrequests CertificateSigningRequest -s- csr - CertificateSigningRequest {"spec":{"request":null,"signerName":""},"status":{}}
certificates.k8s.io/v1 clustertrustbundles ClusterTrustBundle --- - - ClusterTrustBundle {"spec":{"trustBundle":""}}
certificates.k8s.io/v1 podcertificaterequests PodCertificateRequest ns- - - PodCertificateRequest {"spec":{"signerName":"","podName":"","podUID":"","serviceAccountName":"","serviceAccountUID":"","nodeName":"","nodeUID":"","stubPKCS10Request":null},"status":{}}
coordination.k8s.io/v1 leases Lease n-- - - Lease {"spec":{}}
discovery.k8s.io/v1 endpointslices EndpointSlice n-- - - EndpointSlice {"addressType":"","endpoints":null,"ports":null}
events.k8s.io/v1 events Event n-- ev - events.v1.Event {"eventTime":null,"regarding":{},"deprecatedSource":{},"deprecatedFirstTimestamp":null,"deprecatedLastTimestamp":null}
networking.k8s.io/v1 ingressclasses IngressClass --- - - IngressClass {"spec":{}}
networking.k8s.io/v1 ingresses Ingress ns- ing - Ingress {"spec":{},"status":{"loadBalancer":{}}}
networking.k8s.io/v1 ipaddresses IPAddress --- ip - IPAddress {"spec":{}}
networking.k8s.io/v1 networkpolicies NetworkPolicy n-- netpol - NetworkPolicy {"spec":{"podSelector":{}}}
networking.k8s.io/v1 servicecidrs ServiceCIDR -s- - - ServiceCIDR {"spec":{},"status":{}}
policy/v1 poddisruptionbudgets PodDisruptionBudget ns- pdb - PodDisruptionBudget {"spec":{},"status":{"disruptionsAllowed":0,"currentHealthy":0,"desiredHealthy":0,"expectedPods":0}}
rbac.authorization.k8s.io/v1 clusterrolebindings ClusterRoleBinding --- - - ClusterRoleBinding {"roleRef":{"apiGroup":"","kind":"","name":""}}
rbac.authorization.k8s.io/v1 clusterroles ClusterRole --- - - ClusterRole {"rules":null}
rbac.authorization.k8s.io/v1 rolebindings RoleBinding n-- - - RoleBinding {"roleRef":{"apiGroup":"","kind":"","name":""}}
rbac.authorization.k8s.io/v1 roles Role n-- - - Role {"rules":null}
scheduling.k8s.io/v1 priorityclasses PriorityClass --- pc - PriorityClass {"value":0}
storage.k8s.io/v1 csidrivers CSIDriver --- - - CSIDriver {"spec":{}}
storage.k8s.io/v1 csinodes CSINode -s- - - CSINode {"spec":{"drivers":null},"status":{}}
storage.k8s.io/v1 csistoragecapacities CSIStorageCapacity n-- - - CSIStorageCapacity {"storageClassName":""}
storage.k8s.io/v1 storageclasses StorageClass --- sc - StorageClass {"provisioner":""}
storage.k8s.io/v1 volumeattachments VolumeAttachment -s- - - VolumeAttachment {"spec":{"attacher":"","source":{},"nodeName":""},"status":{"attached":false}}
storage.k8s.io/v1 volumeattributesclasses VolumeAttributesClass --- vac - VolumeAttributesClass {"driverName":""}
`;
