/** A release by what names it in a cluster. */
export interface ReleaseTarget {
  readonly name: string;
  readonly namespace: string;
}

export type ReadReleaseErrorCode = 'release/not-found' | 'release/invalid-name';
