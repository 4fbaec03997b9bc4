{{- define "mybinder.redirector.name" -}}
{{ printf "%s-redirector" .Release.Name | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* Fails for the first redirect that is not as values.yaml describes it. Nothing that passes can leave its place in the
nginx configuration: hosts are plain names, and a target has no quote, backslash, space or control character. */}}
{{- define "mybinder.redirector.check" -}}
{{- $host := "([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\.)+[a-z]([-a-z0-9]{0,61}[a-z0-9])?" }}
{{- $target := "(:[0-9]{1,5})?(/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?" }}
{{- $query := "(\\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?" }}
{{- $seen := dict }}
{{- range $at, $redirect := .Values.redirector.redirects }}
  {{- $path := printf "redirector.redirects[%d]" $at }}
  {{- range $key, $_ := $redirect }}
    {{- if not (has $key (list "type" "host" "statusCode")) }}
      {{- fail (printf "%s: unknown key %q; known are type, host and statusCode" $path $key) }}
    {{- end }}
  {{- end }}
  {{- $type := required (printf "%s.type is required: host or url" $path) $redirect.type }}
  {{- if not (has $type (list "host" "url")) }}
    {{- fail (printf "%s.type: %q is neither host nor url" $path (toString $type)) }}
  {{- end }}
  {{- $names := required (printf "%s.host is required, with from and to" $path) $redirect.host }}
  {{- $from := toString (required (printf "%s.host.from is required" $path) $names.from) }}
  {{- $to := toString (required (printf "%s.host.to is required" $path) $names.to) }}
  {{- if or (gt (len $from) 253) (not (regexMatch (printf "^%s$" $host) $from)) (contains "\n" $from) }}
    {{- fail (printf "%s.host.from: %q is no host name in lower case" $path $from) }}
  {{- end }}
  {{- if or (contains "\n" $to) (not (regexMatch (printf "^%s%s%s$" $host $target (ternary $query "" (eq $type "url"))) $to)) }}
    {{- fail (printf "%s.host.to: %q is no host with an optional path, without https:// before it" $path $to) }}
  {{- end }}
  {{- if hasKey $seen $from }}
    {{- fail (printf "%s.host.from: %s is redirected twice" $path $from) }}
  {{- end }}
  {{- $_ := set $seen $from true }}
  {{- if hasKey $redirect "statusCode" }}
    {{- if not (has (toString $redirect.statusCode) (list "301" "302" "303" "307" "308")) }}
      {{- fail (printf "%s.statusCode: %v is none of 301, 302, 303, 307 and 308" $path $redirect.statusCode) }}
    {{- end }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "mybinder.redirector.image" -}}
{{- with .Values.redirector.image }}
{{- if .digest }}{{ printf "%s@%s" .repository .digest }}{{ else }}{{ printf "%s:%s" .repository (toString .tag) }}{{ end }}
{{- end }}
{{- end }}

{{/* Targets are quoted; nginx has no escape for "$" but a variable. $request_uri is the path and the query as they came. */}}
{{- define "mybinder.redirector.nginx" -}}
{{- include "mybinder.redirector.check" . -}}
worker_processes 1;
worker_rlimit_nofile 4096;
pid /tmp/nginx.pid;
error_log /dev/stderr warn;

events {
  worker_connections 2048;
}

http {
  access_log /dev/stdout;
  client_body_temp_path /tmp/client-body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;

  default_type text/plain;
  server_tokens off;
  absolute_redirect off;
  merge_slashes off;
  large_client_header_buffers 4 32k;
  server_names_hash_bucket_size 512;
  server_names_hash_max_size 4096;

  geo $dollar {
    default "$";
  }

  server {
    listen 8080 default_server;
    server_name "";

    location = /healthz {
      return 200 "ok\n";
    }
    location / {
      return 404;
    }
  }
{{- range .Values.redirector.redirects }}

  server {
    listen 8080;
    server_name {{ .host.from | quote }};

    location = /.redirector/healthz {
      return 200 "ok\n";
    }
    location / {
      {{- $target := .host.to | replace "$" "${dollar}" }}
      return {{ .statusCode | default 302 }} "https://{{ $target }}{{ if eq .type "host" }}$request_uri{{ end }}";
    }
  }
{{- end }}
}
{{ end }}
