import type { GoValue } from '../../reflect/index.ts';
import type { RawMapping, RawScalar, RawValue } from './raw-mapping.ts';

/** Undefined stands for no value yet. */
export type Value = RawValue | GoValue;
export type Mapping = RawMapping | Map<string, GoValue>;

export const IN_MAPPING = 0;
export const IN_MERGED_MAPPING = 1;
export const IN_SEQUENCE = 2;
export const IN_ALIAS = 3;
export const IN_MERGE_LIST = 4;

export const AT_KEY = 0;
export const AT_VALUE = 1;
export const WITHIN_KEY = 2;
export const WITHIN_VALUE = 3;

/** A node that is being decoded. */
export class Frame {
  readonly kind: number;
  readonly depth: number;
  /** The next node to decode, and the one where that ends. In a merge list: how many of its nodes are left. */
  cursor: number;
  readonly end: number;
  /** What is filled. */
  readonly target: Mapping | Value[];
  phase = AT_KEY;
  key: RawScalar = null;
  /** Of a mapping, the value's node; of an alias, itself. */
  node: number;
  children: readonly number[] = NO_CHILDREN;

  constructor(kind: number, depth: number, node: number, end: number, target: Mapping | Value[]) {
    this.kind = kind;
    this.depth = depth;
    this.cursor = node + 1;
    this.end = end;
    this.target = target;
    this.node = node;
  }
}

const NO_CHILDREN: readonly number[] = [];
