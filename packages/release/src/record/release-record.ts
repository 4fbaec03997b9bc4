/** What JSON can hold. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

/**
 * A release as Helm records it (Helm: pkg/release, pkg/chart), with Helm's JSON names. Fields that are not named here, as a
 * later Helm may write them, are kept.
 */
export interface ReleaseRecord {
  readonly name: string;
  readonly info: ReleaseInfo;
  readonly chart: RecordedChart;
  /** What the user set; absent where that is nothing. */
  readonly config?: JsonObject | null;
  /** The manifests as one text, without hooks. */
  readonly manifest?: string;
  readonly hooks?: readonly RecordedHook[] | null;
  /** The revision. */
  readonly version: number;
  readonly namespace: string;
  /** How its objects were applied; absent in records of Helm 3, which means client-side. */
  readonly apply_method?: 'ssa' | 'csa';
  /** Labels of the record besides Helm's own. They stand on the Secret, not in the JSON. */
  readonly labels?: Readonly<Record<string, string>>;
}

export const releaseStatuses = [
  'unknown',
  'deployed',
  'uninstalled',
  'superseded',
  'failed',
  'uninstalling',
  'pending-install',
  'pending-upgrade',
  'pending-rollback',
] as const;
export type ReleaseStatus = (typeof releaseStatuses)[number];

/** Times are RFC 3339 with up to nine digits of a second; an empty text is no time. */
export interface ReleaseInfo {
  readonly first_deployed?: string;
  readonly last_deployed?: string;
  readonly deleted?: string;
  readonly description?: string;
  readonly status: ReleaseStatus;
  readonly rollback_revision?: number;
  readonly notes?: string;
}

/** Files hold base64. The charts below are not recorded: their defaults are part of `values`. */
export interface RecordedChart {
  readonly metadata: JsonObject | null;
  readonly lock: JsonObject | null;
  readonly templates: readonly RecordedFile[] | null;
  readonly values: JsonObject | null;
  readonly schema: string | null;
  readonly files: readonly RecordedFile[] | null;
}

export interface RecordedFile {
  readonly name: string;
  readonly data: string | null;
}

export interface RecordedHook {
  readonly name?: string;
  readonly kind?: string;
  readonly path?: string;
  readonly manifest?: string;
  readonly events?: readonly string[];
  readonly last_run: HookExecution;
  readonly weight?: number;
  readonly delete_policies?: readonly string[];
  readonly output_log_policies?: readonly string[];
}

export interface HookExecution {
  readonly started_at?: string;
  readonly completed_at?: string;
  /** Empty where it never ran. */
  readonly phase: string;
}

export type ReleaseErrorCode =
  | 'release/in-progress'
  | 'release/no-deployed'
  | 'release/not-owned'
  | 'release/invalid-record'
  | 'release/record-too-large';

/** Whether an operation on the release has begun and not ended. */
export function isPending(status: ReleaseStatus): boolean {
  return status === 'pending-install' || status === 'pending-upgrade' || status === 'pending-rollback';
}
