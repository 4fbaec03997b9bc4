/**
 * What the simulation knows of the built-in types, written by hand from the API reference: how lists are merged, what is
 * owned as one value, and for the types that charts write most also the fields and their types. One type a line. Types:
 * s string, y bytes in base64, i integer of 32 bits, l of 64, b boolean, q quantity or number-or-string, * anything, {}T map
 * of T, !{}T atomic map, []T atomic list, [set]T, [key,key=default]T list by keys; a name followed by ! is an atomic
 * struct; + stands before a list that is written even where it is empty; ... says that there are further fields, which are
 * taken as they come.
 */
export const BUILTIN_SCHEMAS = `
ObjectMeta name:s generateName:s namespace:s labels:{}s annotations:{}s finalizers:[set]s ownerReferences:[uid]OwnerReference uid:s resourceVersion:s generation:l creationTimestamp:s deletionTimestamp:s deletionGracePeriodSeconds:l selfLink:s managedFields:[]*
OwnerReference! apiVersion:s kind:s name:s uid:s controller:b blockOwnerDeletion:b
LabelSelector! matchLabels:{}s matchExpressions:[]LabelSelectorRequirement
LabelSelectorRequirement key:s operator:s values:[]s
LocalObjectReference! name:s
ObjectReference! apiVersion:s kind:s namespace:s name:s uid:s resourceVersion:s fieldPath:s
Condition type:s status:s reason:s message:s lastTransitionTime:s ...

ConfigMap apiVersion:s kind:s metadata:ObjectMeta data:{}s binaryData:{}y immutable:b
Secret apiVersion:s kind:s metadata:ObjectMeta type:s data:{}y stringData:{}s immutable:b
Namespace apiVersion:s kind:s metadata:ObjectMeta spec:NamespaceSpec status:NamespaceStatus
NamespaceSpec finalizers:[]s
NamespaceStatus phase:s conditions:[type]Condition
ServiceAccount apiVersion:s kind:s metadata:ObjectMeta secrets:[name]ObjectReference imagePullSecrets:[]LocalObjectReference automountServiceAccountToken:b
Service apiVersion:s kind:s metadata:ObjectMeta spec:ServiceSpec status:ServiceStatus
ServiceSpec type:s selector:!{}s ports:[port,protocol=TCP]ServicePort clusterIP:s clusterIPs:[]s ipFamilies:[]s ipFamilyPolicy:s externalIPs:[]s externalName:s externalTrafficPolicy:s internalTrafficPolicy:s trafficDistribution:s sessionAffinity:s sessionAffinityConfig:* loadBalancerIP:s loadBalancerClass:s loadBalancerSourceRanges:[]s allocateLoadBalancerNodePorts:b healthCheckNodePort:i publishNotReadyAddresses:b
ServicePort name:s protocol:s appProtocol:s port:i targetPort:q nodePort:i
ServiceStatus loadBalancer:LoadBalancerStatus conditions:[type]Condition
LoadBalancerStatus ingress:[]*
Endpoints apiVersion:s kind:s metadata:ObjectMeta subsets:[]*
EndpointSlice apiVersion:s kind:s metadata:ObjectMeta addressType:s endpoints:+[]* ports:+[]*
Event apiVersion:s kind:s metadata:ObjectMeta ...
LimitRange apiVersion:s kind:s metadata:ObjectMeta spec:*
ResourceQuota apiVersion:s kind:s metadata:ObjectMeta spec:* status:*
Node apiVersion:s kind:s metadata:ObjectMeta spec:* status:NodeStatus
NodeStatus conditions:[type]Condition addresses:[type]* ...
PersistentVolume apiVersion:s kind:s metadata:ObjectMeta spec:* status:*
PersistentVolumeClaim apiVersion:s kind:s metadata:ObjectMeta spec:PersistentVolumeClaimSpec status:PersistentVolumeClaimStatus
PersistentVolumeClaimSpec accessModes:[]s resources:ResourceRequirements storageClassName:s volumeMode:s volumeName:s volumeAttributesClassName:s selector:LabelSelector dataSource:* dataSourceRef:*
PersistentVolumeClaimStatus phase:s accessModes:[]s capacity:{}q conditions:[type]Condition ...

Pod apiVersion:s kind:s metadata:ObjectMeta spec:PodSpec status:PodStatus
PodTemplate apiVersion:s kind:s metadata:ObjectMeta template:PodTemplateSpec
PodTemplateSpec metadata:ObjectMeta spec:PodSpec
PodSpec containers:+[name]Container initContainers:[name]Container ephemeralContainers:[name]* volumes:[name]Volume imagePullSecrets:[name]LocalObjectReference hostAliases:[ip]HostAlias topologySpreadConstraints:[topologyKey,whenUnsatisfiable]TopologySpreadConstraint tolerations:[]Toleration nodeSelector:!{}s nodeName:s affinity:* serviceAccountName:s serviceAccount:s automountServiceAccountToken:b securityContext:* restartPolicy:s terminationGracePeriodSeconds:l activeDeadlineSeconds:l dnsPolicy:s dnsConfig:* hostNetwork:b hostPID:b hostIPC:b hostUsers:b hostname:s subdomain:s setHostnameAsFQDN:b shareProcessNamespace:b schedulerName:s schedulingGates:[name]* priorityClassName:s priority:i preemptionPolicy:s runtimeClassName:s enableServiceLinks:b readinessGates:[]* overhead:{}q os:* resourceClaims:[name]* resources:ResourceRequirements ...
PodStatus phase:s conditions:[type]Condition podIPs:[ip]* hostIPs:[]* containerStatuses:[]* initContainerStatuses:[]* ...
Container name:s image:s imagePullPolicy:s command:[]s args:[]s workingDir:s env:[name]EnvVar envFrom:[]* ports:[containerPort,protocol=TCP]ContainerPort resources:ResourceRequirements volumeMounts:[mountPath]VolumeMount volumeDevices:[devicePath]* livenessProbe:Probe readinessProbe:Probe startupProbe:Probe lifecycle:* securityContext:* restartPolicy:s restartPolicyRules:[]* resizePolicy:[]* stdin:b stdinOnce:b tty:b terminationMessagePath:s terminationMessagePolicy:s
ContainerPort name:s containerPort:i hostPort:i hostIP:s protocol:s
EnvVar name:s value:s valueFrom:*
VolumeMount name:s mountPath:s mountPropagation:s readOnly:b recursiveReadOnly:s subPath:s subPathExpr:s
Volume name:s ...
HostAlias ip:s hostnames:[]s
Probe exec:* httpGet:* tcpSocket:* grpc:* initialDelaySeconds:i timeoutSeconds:i periodSeconds:i successThreshold:i failureThreshold:i terminationGracePeriodSeconds:l
ResourceRequirements limits:{}q requests:{}q claims:[name]*
Toleration key:s operator:s value:s effect:s tolerationSeconds:l
TopologySpreadConstraint topologyKey:s whenUnsatisfiable:s maxSkew:i minDomains:i labelSelector:LabelSelector matchLabelKeys:[]s nodeAffinityPolicy:s nodeTaintsPolicy:s

Deployment apiVersion:s kind:s metadata:ObjectMeta spec:DeploymentSpec status:DeploymentStatus
DeploymentSpec replicas:i selector:LabelSelector template:PodTemplateSpec strategy:DeploymentStrategy minReadySeconds:i revisionHistoryLimit:i paused:b progressDeadlineSeconds:i
DeploymentStrategy type:s rollingUpdate:RollingUpdate
RollingUpdate maxSurge:q maxUnavailable:q partition:i
DeploymentStatus conditions:[type]Condition ...
ReplicaSet apiVersion:s kind:s metadata:ObjectMeta spec:ReplicaSetSpec status:WorkloadStatus
ReplicaSetSpec replicas:i selector:LabelSelector template:PodTemplateSpec minReadySeconds:i
ReplicationController apiVersion:s kind:s metadata:ObjectMeta spec:ReplicationControllerSpec status:WorkloadStatus
ReplicationControllerSpec replicas:i selector:!{}s template:PodTemplateSpec minReadySeconds:i
StatefulSet apiVersion:s kind:s metadata:ObjectMeta spec:StatefulSetSpec status:WorkloadStatus
StatefulSetSpec replicas:i selector:LabelSelector template:PodTemplateSpec serviceName:s podManagementPolicy:s updateStrategy:DeploymentStrategy volumeClaimTemplates:[]PersistentVolumeClaim persistentVolumeClaimRetentionPolicy:* minReadySeconds:i revisionHistoryLimit:i ordinals:*
DaemonSet apiVersion:s kind:s metadata:ObjectMeta spec:DaemonSetSpec status:WorkloadStatus
DaemonSetSpec selector:LabelSelector template:PodTemplateSpec updateStrategy:DeploymentStrategy minReadySeconds:i revisionHistoryLimit:i
WorkloadStatus conditions:[type]Condition ...
ControllerRevision apiVersion:s kind:s metadata:ObjectMeta data:* revision:l
Job apiVersion:s kind:s metadata:ObjectMeta spec:JobSpec status:JobStatus
JobSpec template:PodTemplateSpec selector:LabelSelector parallelism:i completions:i completionMode:s activeDeadlineSeconds:l backoffLimit:i backoffLimitPerIndex:i maxFailedIndexes:i podFailurePolicy:* successPolicy:* podReplacementPolicy:s manualSelector:b managedBy:s suspend:b ttlSecondsAfterFinished:i
JobStatus conditions:[]Condition ...
CronJob apiVersion:s kind:s metadata:ObjectMeta spec:CronJobSpec status:*
CronJobSpec schedule:s timeZone:s concurrencyPolicy:s suspend:b startingDeadlineSeconds:l successfulJobsHistoryLimit:i failedJobsHistoryLimit:i jobTemplate:JobTemplateSpec
JobTemplateSpec metadata:ObjectMeta spec:JobSpec

Ingress apiVersion:s kind:s metadata:ObjectMeta spec:IngressSpec status:*
IngressSpec ingressClassName:s defaultBackend:* tls:[]IngressTLS rules:[]IngressRule
IngressTLS hosts:[]s secretName:s
IngressRule host:s http:HTTPIngressRuleValue
HTTPIngressRuleValue paths:+[]HTTPIngressPath
HTTPIngressPath path:s pathType:s backend:*
IngressClass apiVersion:s kind:s metadata:ObjectMeta spec:*
NetworkPolicy apiVersion:s kind:s metadata:ObjectMeta spec:NetworkPolicySpec
NetworkPolicySpec podSelector:LabelSelector policyTypes:[]s ingress:[]* egress:[]*
IPAddress apiVersion:s kind:s metadata:ObjectMeta spec:*
ServiceCIDR apiVersion:s kind:s metadata:ObjectMeta spec:* status:*
PodDisruptionBudget apiVersion:s kind:s metadata:ObjectMeta spec:PodDisruptionBudgetSpec status:PodDisruptionBudgetStatus
PodDisruptionBudgetSpec selector:LabelSelector minAvailable:q maxUnavailable:q unhealthyPodEvictionPolicy:s
PodDisruptionBudgetStatus conditions:[type]Condition ...
HorizontalPodAutoscaler apiVersion:s kind:s metadata:ObjectMeta spec:HorizontalPodAutoscalerSpec status:*
HorizontalPodAutoscalerSpec scaleTargetRef:* minReplicas:i maxReplicas:i metrics:[]* behavior:*

ClusterRole apiVersion:s kind:s metadata:ObjectMeta aggregationRule:* rules:+[]PolicyRule
Role apiVersion:s kind:s metadata:ObjectMeta rules:+[]PolicyRule
PolicyRule apiGroups:[]s resources:[]s resourceNames:[]s nonResourceURLs:[]s verbs:+[]s
ClusterRoleBinding apiVersion:s kind:s metadata:ObjectMeta roleRef:RoleRef subjects:[]Subject
RoleBinding apiVersion:s kind:s metadata:ObjectMeta roleRef:RoleRef subjects:[]Subject
RoleRef! apiGroup:s kind:s name:s
Subject! apiGroup:s kind:s name:s namespace:s

PriorityClass apiVersion:s kind:s metadata:ObjectMeta value:i globalDefault:b description:s preemptionPolicy:s
StorageClass apiVersion:s kind:s metadata:ObjectMeta provisioner:s parameters:{}s reclaimPolicy:s mountOptions:[]s allowVolumeExpansion:b volumeBindingMode:s allowedTopologies:[]*
Lease apiVersion:s kind:s metadata:ObjectMeta spec:LeaseSpec
LeaseSpec holderIdentity:s leaseDurationSeconds:i acquireTime:s renewTime:s leaseTransitions:i preferredHolder:s strategy:s
APIService apiVersion:s kind:s metadata:ObjectMeta spec:* status:ConditionStatus
ConditionStatus conditions:[type]Condition ...
CustomResourceDefinition apiVersion:s kind:s metadata:ObjectMeta spec:CustomResourceDefinitionSpec status:CustomResourceDefinitionStatus
CustomResourceDefinitionSpec group:s scope:s names:* versions:+[]* conversion:* preserveUnknownFields:b
CustomResourceDefinitionStatus conditions:[type]Condition storedVersions:[]s acceptedNames:* ...
MutatingWebhookConfiguration apiVersion:s kind:s metadata:ObjectMeta webhooks:[name]*
ValidatingWebhookConfiguration apiVersion:s kind:s metadata:ObjectMeta webhooks:[name]*
ValidatingAdmissionPolicy apiVersion:s kind:s metadata:ObjectMeta spec:* status:*
ValidatingAdmissionPolicyBinding apiVersion:s kind:s metadata:ObjectMeta spec:*
MutatingAdmissionPolicy apiVersion:s kind:s metadata:ObjectMeta spec:*
MutatingAdmissionPolicyBinding apiVersion:s kind:s metadata:ObjectMeta spec:*
CertificateSigningRequest apiVersion:s kind:s metadata:ObjectMeta spec:* status:ConditionStatus
ClusterTrustBundle apiVersion:s kind:s metadata:ObjectMeta spec:*
PodCertificateRequest apiVersion:s kind:s metadata:ObjectMeta spec:* status:*
CSIDriver apiVersion:s kind:s metadata:ObjectMeta spec:*
CSINode apiVersion:s kind:s metadata:ObjectMeta spec:* status:*
CSIStorageCapacity apiVersion:s kind:s metadata:ObjectMeta ...
VolumeAttachment apiVersion:s kind:s metadata:ObjectMeta spec:* status:*
VolumeAttributesClass apiVersion:s kind:s metadata:ObjectMeta driverName:s parameters:{}s
events.v1.Event apiVersion:s kind:s metadata:ObjectMeta ...
`;
