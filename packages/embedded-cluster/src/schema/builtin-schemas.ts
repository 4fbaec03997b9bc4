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
ServiceSpec type:s selector:!{}s ports:[port,protocol=TCP]ServicePort clusterIP:s clusterIPs:[]s ipFamilies:[]s ipFamilyPolicy:s externalIPs:[]s externalName:s externalTrafficPolicy:s internalTrafficPolicy:s trafficDistribution:s sessionAffinity:s sessionAffinityConfig:SessionAffinityConfig loadBalancerIP:s loadBalancerClass:s loadBalancerSourceRanges:[]s allocateLoadBalancerNodePorts:b healthCheckNodePort:i publishNotReadyAddresses:b
SessionAffinityConfig clientIP:ClientIpConfig
ClientIpConfig timeoutSeconds:i
ServicePort name:s protocol:s appProtocol:s port:i targetPort:q nodePort:i
ServiceStatus loadBalancer:LoadBalancerStatus conditions:[type]Condition
LoadBalancerStatus ingress:[]*
Endpoints apiVersion:s kind:s metadata:ObjectMeta subsets:[]*
EndpointSlice apiVersion:s kind:s metadata:ObjectMeta addressType:s endpoints:+[]* ports:+[]*
Event apiVersion:s kind:s metadata:ObjectMeta ...
LimitRange apiVersion:s kind:s metadata:ObjectMeta spec:LimitRangeSpec
LimitRangeSpec limits:+[]*
ResourceQuota apiVersion:s kind:s metadata:ObjectMeta spec:ResourceQuotaSpec status:*
ResourceQuotaSpec hard:{}q scopes:[]s scopeSelector:*
Node apiVersion:s kind:s metadata:ObjectMeta spec:* status:NodeStatus
NodeStatus conditions:[type]Condition addresses:[type]* ...
PersistentVolume apiVersion:s kind:s metadata:ObjectMeta spec:PersistentVolumeSpec status:PersistentVolumeStatus
PersistentVolumeSpec accessModes:[]s capacity:{}q claimRef:ObjectReference mountOptions:[]s nodeAffinity:* persistentVolumeReclaimPolicy:s storageClassName:s volumeMode:s volumeAttributesClassName:s hostPath:HostPathSource nfs:NfsSource ...
PersistentVolumeStatus phase:s message:s reason:s lastPhaseTransitionTime:s
PersistentVolumeClaim apiVersion:s kind:s metadata:ObjectMeta spec:PersistentVolumeClaimSpec status:PersistentVolumeClaimStatus
PersistentVolumeClaimSpec accessModes:[]s resources:ResourceRequirements storageClassName:s volumeMode:s volumeName:s volumeAttributesClassName:s selector:LabelSelector dataSource:TypedReference dataSourceRef:*
PersistentVolumeClaimStatus phase:s accessModes:[]s capacity:{}q conditions:[type]Condition ...

Pod apiVersion:s kind:s metadata:ObjectMeta spec:PodSpec status:PodStatus
PodTemplate apiVersion:s kind:s metadata:ObjectMeta template:PodTemplateSpec
PodTemplateSpec metadata:ObjectMeta spec:PodSpec
PodSpec containers:+[name]Container initContainers:[name]Container ephemeralContainers:[name]* volumes:[name]Volume imagePullSecrets:[name]LocalObjectReference hostAliases:[ip]HostAlias topologySpreadConstraints:[topologyKey,whenUnsatisfiable]TopologySpreadConstraint tolerations:[]Toleration nodeSelector:!{}s nodeName:s affinity:Affinity serviceAccountName:s serviceAccount:s automountServiceAccountToken:b securityContext:PodSecurityContext restartPolicy:s terminationGracePeriodSeconds:l activeDeadlineSeconds:l dnsPolicy:s dnsConfig:DnsConfig hostNetwork:b hostPID:b hostIPC:b hostUsers:b hostname:s subdomain:s setHostnameAsFQDN:b shareProcessNamespace:b schedulerName:s schedulingGates:[name]* priorityClassName:s priority:i preemptionPolicy:s runtimeClassName:s enableServiceLinks:b readinessGates:[]* overhead:{}q os:* resourceClaims:[name]* resources:ResourceRequirements ...
PodStatus phase:s conditions:[type]Condition podIPs:[ip]* hostIPs:[]* containerStatuses:[]* initContainerStatuses:[]* ...
Container name:s image:s imagePullPolicy:s command:[]s args:[]s workingDir:s env:[name]EnvVar envFrom:[]EnvFromSource ports:[containerPort,protocol=TCP]ContainerPort resources:ResourceRequirements volumeMounts:[mountPath]VolumeMount volumeDevices:[devicePath]* livenessProbe:Probe readinessProbe:Probe startupProbe:Probe lifecycle:Lifecycle securityContext:SecurityContext restartPolicy:s restartPolicyRules:[]* resizePolicy:[]* stdin:b stdinOnce:b tty:b terminationMessagePath:s terminationMessagePolicy:s
ContainerPort name:s containerPort:i hostPort:i hostIP:s protocol:s
EnvVar name:s value:s valueFrom:EnvVarSource
EnvVarSource configMapKeyRef:KeySelector secretKeyRef:KeySelector fieldRef:FieldSelector resourceFieldRef:ResourceFieldSelector fileKeyRef:*
KeySelector! name:s key:s optional:b
FieldSelector! apiVersion:s fieldPath:s
ResourceFieldSelector! containerName:s resource:s divisor:q
EnvFromSource prefix:s configMapRef:EnvFromReference secretRef:EnvFromReference
EnvFromReference name:s optional:b
VolumeMount name:s mountPath:s mountPropagation:s readOnly:b recursiveReadOnly:s subPath:s subPathExpr:s
Volume name:s emptyDir:EmptyDirSource configMap:ConfigMapSource secret:SecretSource persistentVolumeClaim:ClaimSource hostPath:HostPathSource projected:ProjectedSource downwardAPI:DownwardApiSource csi:CsiSource ephemeral:EphemeralSource nfs:NfsSource image:ImageSource ...
EmptyDirSource medium:s sizeLimit:q
ConfigMapSource name:s items:[]KeyToPath defaultMode:i optional:b ...
SecretSource secretName:s items:[]KeyToPath defaultMode:i optional:b ...
KeyToPath key:s path:s mode:i ...
ClaimSource claimName:s readOnly:b
HostPathSource path:s type:s
ProjectedSource sources:+[]* defaultMode:i ...
DownwardApiSource items:[]* defaultMode:i ...
CsiSource driver:s fsType:s readOnly:b volumeAttributes:{}s nodePublishSecretRef:LocalObjectReference
EphemeralSource volumeClaimTemplate:ClaimTemplate
ClaimTemplate metadata:ObjectMeta spec:PersistentVolumeClaimSpec
NfsSource server:s path:s readOnly:b
ImageSource reference:s pullPolicy:s
HostAlias ip:s hostnames:[]s
ExecAction command:[]s
HttpGetAction scheme:s host:s port:q path:s httpHeaders:[]HttpHeader
HttpHeader name:s value:s
TcpSocketAction host:s port:q
GrpcAction port:i service:s
Lifecycle postStart:LifecycleHandler preStop:LifecycleHandler stopSignal:s
LifecycleHandler exec:ExecAction httpGet:HttpGetAction tcpSocket:TcpSocketAction sleep:SleepAction
SleepAction seconds:l
SecurityContext runAsUser:l runAsGroup:l runAsNonRoot:b readOnlyRootFilesystem:b allowPrivilegeEscalation:b privileged:b procMount:s capabilities:Capabilities seccompProfile:SecurityProfile appArmorProfile:SecurityProfile seLinuxOptions:SeLinuxOptions windowsOptions:WindowsOptions
Capabilities add:[]s drop:[]s
SecurityProfile type:s localhostProfile:s
SeLinuxOptions user:s role:s type:s level:s
WindowsOptions gmsaCredentialSpec:s gmsaCredentialSpecName:s hostProcess:b runAsUserName:s
PodSecurityContext runAsUser:l runAsGroup:l runAsNonRoot:b fsGroup:l fsGroupChangePolicy:s supplementalGroups:[]l supplementalGroupsPolicy:s sysctls:[]Sysctl seccompProfile:SecurityProfile appArmorProfile:SecurityProfile seLinuxChangePolicy:s seLinuxOptions:SeLinuxOptions windowsOptions:WindowsOptions
Sysctl name:s value:s
Affinity nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAffinity
NodeAffinity requiredDuringSchedulingIgnoredDuringExecution:NodeSelector preferredDuringSchedulingIgnoredDuringExecution:[]*
NodeSelector! nodeSelectorTerms:+[]*
PodAffinity requiredDuringSchedulingIgnoredDuringExecution:[]* preferredDuringSchedulingIgnoredDuringExecution:[]*
DnsConfig nameservers:[]s searches:[]s options:[]*
Probe exec:ExecAction httpGet:HttpGetAction tcpSocket:TcpSocketAction grpc:GrpcAction initialDelaySeconds:i timeoutSeconds:i periodSeconds:i successThreshold:i failureThreshold:i terminationGracePeriodSeconds:l
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
StatefulSetSpec replicas:i selector:LabelSelector template:PodTemplateSpec serviceName:s podManagementPolicy:s updateStrategy:DeploymentStrategy volumeClaimTemplates:[]PersistentVolumeClaim persistentVolumeClaimRetentionPolicy:ClaimRetention minReadySeconds:i revisionHistoryLimit:i ordinals:Ordinals
ClaimRetention whenDeleted:s whenScaled:s
Ordinals start:i
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
IngressSpec ingressClassName:s defaultBackend:IngressBackend tls:[]IngressTLS rules:[]IngressRule
IngressTLS hosts:[]s secretName:s
IngressRule host:s http:HTTPIngressRuleValue
HTTPIngressRuleValue paths:+[]HTTPIngressPath
HTTPIngressPath path:s pathType:s backend:IngressBackend
IngressBackend service:IngressServiceBackend resource:TypedReference
IngressServiceBackend name:s port:ServiceBackendPort
ServiceBackendPort! name:s number:i
TypedReference! apiGroup:s kind:s name:s
IngressClass apiVersion:s kind:s metadata:ObjectMeta spec:IngressClassSpec
IngressClassSpec controller:s parameters:IngressClassParameters
IngressClassParameters apiGroup:s kind:s name:s scope:s namespace:s
NetworkPolicy apiVersion:s kind:s metadata:ObjectMeta spec:NetworkPolicySpec
NetworkPolicySpec podSelector:LabelSelector policyTypes:[]s ingress:[]* egress:[]*
IPAddress apiVersion:s kind:s metadata:ObjectMeta spec:*
ServiceCIDR apiVersion:s kind:s metadata:ObjectMeta spec:* status:*
PodDisruptionBudget apiVersion:s kind:s metadata:ObjectMeta spec:PodDisruptionBudgetSpec status:PodDisruptionBudgetStatus
PodDisruptionBudgetSpec selector:LabelSelector minAvailable:q maxUnavailable:q unhealthyPodEvictionPolicy:s
PodDisruptionBudgetStatus conditions:[type]Condition ...
HorizontalPodAutoscaler apiVersion:s kind:s metadata:ObjectMeta spec:HorizontalPodAutoscalerSpec status:*
HorizontalPodAutoscalerSpec scaleTargetRef:CrossVersionReference minReplicas:i maxReplicas:i metrics:[]* behavior:ScalingBehavior
CrossVersionReference apiVersion:s kind:s name:s
ScalingBehavior scaleUp:ScalingRules scaleDown:ScalingRules
ScalingRules stabilizationWindowSeconds:i selectPolicy:s tolerance:q policies:[]*

ClusterRole apiVersion:s kind:s metadata:ObjectMeta aggregationRule:AggregationRule rules:+[]PolicyRule
Role apiVersion:s kind:s metadata:ObjectMeta rules:+[]PolicyRule
AggregationRule clusterRoleSelectors:[]LabelSelector
PolicyRule apiGroups:[]s resources:[]s resourceNames:[]s nonResourceURLs:[]s verbs:+[]s
ClusterRoleBinding apiVersion:s kind:s metadata:ObjectMeta roleRef:RoleRef subjects:[]Subject
RoleBinding apiVersion:s kind:s metadata:ObjectMeta roleRef:RoleRef subjects:[]Subject
RoleRef! apiGroup:s kind:s name:s
Subject! apiGroup:s kind:s name:s namespace:s

PriorityClass apiVersion:s kind:s metadata:ObjectMeta value:i globalDefault:b description:s preemptionPolicy:s
StorageClass apiVersion:s kind:s metadata:ObjectMeta provisioner:s parameters:{}s reclaimPolicy:s mountOptions:[]s allowVolumeExpansion:b volumeBindingMode:s allowedTopologies:[]*
Lease apiVersion:s kind:s metadata:ObjectMeta spec:LeaseSpec
LeaseSpec holderIdentity:s leaseDurationSeconds:i acquireTime:s renewTime:s leaseTransitions:i preferredHolder:s strategy:s
APIService apiVersion:s kind:s metadata:ObjectMeta spec:ApiServiceSpec status:ConditionStatus
ApiServiceSpec group:s version:s groupPriorityMinimum:i versionPriority:i insecureSkipTLSVerify:b caBundle:y service:ServiceReference
ConditionStatus conditions:[type]Condition ...
CustomResourceDefinition apiVersion:s kind:s metadata:ObjectMeta spec:CustomResourceDefinitionSpec status:CustomResourceDefinitionStatus
CustomResourceDefinitionSpec group:s scope:s names:CustomResourceNames versions:+[]* conversion:CustomResourceConversion preserveUnknownFields:b
CustomResourceNames plural:s singular:s kind:s listKind:s shortNames:[]s categories:[]s
CustomResourceConversion strategy:s webhook:*
CustomResourceDefinitionStatus conditions:[type]Condition storedVersions:[]s acceptedNames:CustomResourceNames ...
MutatingWebhookConfiguration apiVersion:s kind:s metadata:ObjectMeta webhooks:[name]Webhook
ValidatingWebhookConfiguration apiVersion:s kind:s metadata:ObjectMeta webhooks:[name]Webhook
Webhook name:s clientConfig:WebhookClientConfig rules:[]* failurePolicy:s matchPolicy:s namespaceSelector:LabelSelector objectSelector:LabelSelector sideEffects:s timeoutSeconds:i admissionReviewVersions:[]s matchConditions:[name]* reinvocationPolicy:s
WebhookClientConfig url:s service:ServiceReference caBundle:y
ServiceReference namespace:s name:s path:s port:i
ValidatingAdmissionPolicy apiVersion:s kind:s metadata:ObjectMeta spec:* status:*
ValidatingAdmissionPolicyBinding apiVersion:s kind:s metadata:ObjectMeta spec:*
MutatingAdmissionPolicy apiVersion:s kind:s metadata:ObjectMeta spec:*
MutatingAdmissionPolicyBinding apiVersion:s kind:s metadata:ObjectMeta spec:*
CertificateSigningRequest apiVersion:s kind:s metadata:ObjectMeta spec:* status:ConditionStatus
ClusterTrustBundle apiVersion:s kind:s metadata:ObjectMeta spec:*
PodCertificateRequest apiVersion:s kind:s metadata:ObjectMeta spec:* status:*
CSIDriver apiVersion:s kind:s metadata:ObjectMeta spec:CsiDriverSpec
CsiDriverSpec volumeLifecycleModes:[set]s tokenRequests:[]* ...
CSINode apiVersion:s kind:s metadata:ObjectMeta spec:* status:*
CSIStorageCapacity apiVersion:s kind:s metadata:ObjectMeta ...
VolumeAttachment apiVersion:s kind:s metadata:ObjectMeta spec:* status:*
VolumeAttributesClass apiVersion:s kind:s metadata:ObjectMeta driverName:s parameters:{}s
events.v1.Event apiVersion:s kind:s metadata:ObjectMeta ...
`;
