import { DiagnosticError } from '@metachart/diagnostics';
import type { YamlSource } from './read-source.ts';

/** Fields of a node's record. */
export const FLAGS = 0;
/** A scalar's text in the source (see node-flags.ts); for a block scalar, its lines. */
export const START = 1;
export const END = 2;
/** Zero-based line on which go-yaml says that the node starts, its anchor and tag included. */
export const LINE = 3;
/** A block scalar's indentation; an alias' target. */
export const EXTRA = 4;
/** The node behind this one and all within it. */
export const NEXT = 5;
/** Where the node's own text starts: the quote, bracket, indicator, or first key. */
export const ORIGIN = 6;

export const SHIFT = 3;

/** What occurs in a document, so that readers can take a short way where nothing special does. */
export const HAS_ALIAS = 1;
export const HAS_TAG = 2;
export const HAS_MERGE = 4;
export const HAS_COLLECTION_KEY = 8;
/** Infinity or NaN, a null key, or a key that may be an integer beyond int64. */
export const HAS_ODD_SCALAR = 16;

export interface Decoration {
  readonly anchor: string | undefined;
  readonly tag: string | undefined;
  /** Where the first of them starts. */
  readonly offset: number;
}

/**
 * The nodes of one document in document order, as records in one array: a mapping is followed by its keys and values in
 * turn, a sequence by its items. Nothing is built for text that nobody asks for.
 */
export class NodeTape {
  readonly text: string;
  readonly wide: boolean;
  data: Int32Array;
  /** The number of nodes; 0 where the text holds no document. */
  length = 0;
  features = 0;
  /** How deep collections nest, aliases not followed. */
  depth = 0;
  /** Anchors and tags, by node. */
  readonly decorations = new Map<number, Decoration>();

  constructor({ text, wide }: Pick<YamlSource, 'text' | 'wide'>) {
    this.text = text;
    this.wide = wide;
    this.data = spare ?? new Int32Array(INITIAL_CAPACITY << SHIFT);
    spare = undefined;
  }

  /** Adds a node and returns its index. */
  add(flags: number, origin: number, start: number, end: number, line: number, extra: number): number {
    const node = this.length++;
    const base = node << SHIFT;
    if (base + 8 > this.data.length) this.grow();
    const { data } = this;
    data[base] = flags;
    data[base + START] = start;
    data[base + END] = end;
    data[base + LINE] = line;
    data[base + EXTRA] = extra;
    data[base + NEXT] = node + 1;
    data[base + ORIGIN] = origin;
    return node;
  }

  /** Ends a collection: all nodes since belong to it. */
  close(node: number, end: number): void {
    const base = node << SHIFT;
    this.data[base + END] = end;
    this.data[base + NEXT] = this.length;
  }

  /** Gives the records back for the next text. The tape must not be used any more. */
  release(): void {
    if (this.data.length <= MAX_SPARE) spare = this.data;
  }

  private grow(): void {
    if (this.length > MAX_NODES) throw tooManyNodes();
    const larger = new Int32Array(this.data.length * 2);
    larger.set(this.data);
    this.data = larger;
  }
}

const INITIAL_CAPACITY = 1024;
const MAX_SPARE = 1 << 20;
const MAX_NODES = 4 * 1024 * 1024;

let spare: Int32Array | undefined;

function tooManyNodes(): DiagnosticError {
  return new DiagnosticError('yaml/too-many-nodes', {
    message: `reading YAML: the document has more than ${MAX_NODES} nodes`,
    hint: 'Split the text into smaller documents or files.',
  });
}
