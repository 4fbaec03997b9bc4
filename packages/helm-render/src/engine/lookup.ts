import { defineFunc, type GoFunc, type GoMap, MAP, STRING } from '@metachart/go-runtime/reflect';

/** What a template asked `lookup` for. An empty name means all objects of the kind, an empty namespace any namespace. */
export interface LookupRequest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** Answers lookups, for instance from a snapshot of a cluster: the object or list, or undefined where it is not known. */
export type Lookup = (request: LookupRequest) => GoMap | undefined;

/**
 * The function `lookup`. Each request is told to `onRequest` first; what `lookup` does not know is an empty map, as it is
 * for Helm without a cluster (Helm: pkg/engine/lookup_func.go; P20).
 */
export function lookupFunc(lookup: Lookup | undefined, onRequest: (request: LookupRequest) => void): GoFunc {
  return defineFunc(
    'lookup',
    { params: [STRING, STRING, STRING, STRING], result: MAP },
    (apiVersion, kind, namespace, name) => {
      const request = { apiVersion, kind, namespace, name };
      onRequest(request);
      return lookup?.(request) ?? new Map();
    },
  );
}
