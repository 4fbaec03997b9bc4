{{/* The labels that stay for the life of an object; call it with a dict of "context" and "component". */}}
{{- define "mybinder.selectorLabels" -}}
app.kubernetes.io/name: {{ .component }}
app.kubernetes.io/instance: {{ .context.Release.Name }}
{{- end }}

{{- define "mybinder.labels" -}}
{{ include "mybinder.selectorLabels" . }}
app.kubernetes.io/part-of: mybinder
app.kubernetes.io/managed-by: {{ .context.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .context.Chart.Name .context.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{- end }}
