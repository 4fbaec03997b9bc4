import type { GoMap, GoValue } from '@metachart/go-runtime/reflect';
import type { ChartFile } from './chart-file.ts';

export interface Maintainer {
  readonly name: string;
  readonly email: string;
  readonly url: string;
}

/** An entry of `dependencies` in Chart.yaml, or of a lock. */
export interface Dependency {
  readonly name: string;
  readonly version: string;
  readonly repository: string;
  readonly condition: string;
  readonly tags: readonly string[] | undefined;
  readonly enabled: boolean;
  readonly importValues: readonly GoValue[] | undefined;
  readonly alias: string;
}

/**
 * What Chart.yaml says, with requirements.yaml of older charts. A text that is not given is empty, as in Go; a list or map
 * that is not given is undefined (nil), which is not the same as an empty one to the rules for dependencies.
 */
export interface Metadata {
  readonly name: string;
  readonly home: string;
  readonly sources: readonly string[] | undefined;
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[] | undefined;
  readonly maintainers: readonly Maintainer[] | undefined;
  readonly icon: string;
  readonly apiVersion: string;
  readonly condition: string;
  readonly tags: string;
  readonly appVersion: string;
  readonly deprecated: boolean;
  readonly annotations: ReadonlyMap<string, string> | undefined;
  readonly kubeVersion: string;
  readonly dependencies: readonly Dependency[] | undefined;
  readonly type: string;
}

/** What Chart.lock or requirements.lock says. `generated` is RFC 3339 text. */
export interface ChartLock {
  readonly generated: string;
  readonly digest: string;
  readonly dependencies: readonly (Dependency | null)[] | undefined;
}

/**
 * A chart as Helm's loader sees it: plain data. `files` and `templates` keep their bytes, so nothing is decoded before
 * somebody needs it.
 */
export interface Chart {
  readonly metadata: Metadata;
  readonly lock: ChartLock | undefined;
  /** The default values; undefined where there is no values.yaml or it is empty (Go: a nil map). */
  readonly values: GoMap | undefined;
  /** The bytes of values.schema.json. */
  readonly schema: Uint8Array | undefined;
  /** The files of templates/. */
  readonly templates: readonly ChartFile[];
  /** Everything that has no other place: `.Files` in templates. */
  readonly files: readonly ChartFile[];
  /** All files, as they came. */
  readonly raw: readonly ChartFile[];
  readonly dependencies: readonly Chart[];
  /** The path of a template is this and its name: `web`, `web/charts/db` … (Go: ChartFullPath). */
  readonly fullPath: string;
  readonly isRoot: boolean;
}

/** A file of crds/ and the path under which Helm shows it. */
export interface CrdFile {
  readonly path: string;
  readonly file: ChartFile;
}
