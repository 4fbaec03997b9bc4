/** Tokens as libyaml's scanner produces them (yamlh.go). */
export const STREAM_START = 1;
export const STREAM_END = 2;
export const VERSION_DIRECTIVE = 3;
export const TAG_DIRECTIVE = 4;
export const DOCUMENT_START = 5;
export const DOCUMENT_END = 6;
export const BLOCK_SEQUENCE_START = 7;
export const BLOCK_MAPPING_START = 8;
export const BLOCK_END = 9;
export const FLOW_SEQUENCE_START = 10;
export const FLOW_SEQUENCE_END = 11;
export const FLOW_MAPPING_START = 12;
export const FLOW_MAPPING_END = 13;
export const BLOCK_ENTRY = 14;
export const FLOW_ENTRY = 15;
export const KEY = 16;
export const VALUE = 17;
export const ALIAS = 18;
export const ANCHOR = 19;
export const TAG = 20;
export const SCALAR = 21;

/** Fields of a token's record. */
export const TYPE = 0;
/** Where the token starts. */
export const ORIGIN = 1;
/** What a scalar's or anchor's text is taken from: behind the quote, the indicator, the block scalar's header. */
export const START = 2;
export const END = 3;
export const LINE = 4;
/** Of a scalar: node flags. */
export const FLAGS = 5;
/** A block scalar's indentation; an index into the tags; a version number. */
export const EXTRA = 6;
/** The flow level whose possible simple key starts with this token, or -1. */
export const KEY_LEVEL = 7;

const SHIFT = 3;
const SIZE = 1 << SHIFT;
const INITIAL_CAPACITY = 32;
const MAX_SPARE = 1 << 16;

let spare: Int32Array | undefined;

/** A queue of token records in one array: tokens are added at its end, and keys also before tokens that wait. */
export class TokenQueue {
  /** The records; a token's fields stand at `base + FIELD`. */
  data: Int32Array;
  /** Index of the first waiting token. */
  head = 0;
  /** Index behind the last one. */
  tail = 0;
  /** The number of the first waiting token, counted from the start of the stream. */
  taken = 0;
  /** The flow level to note at the next added token. */
  keyLevel = -1;

  constructor() {
    this.data = spare ?? new Int32Array(INITIAL_CAPACITY << SHIFT);
    spare = undefined;
  }

  /** Adds a token and returns its base. */
  add(type: number, origin: number, line: number): number {
    if ((this.tail + 1) << SHIFT > this.data.length) this.makeRoom();
    const base = this.tail++ << SHIFT;
    const { data } = this;
    data[base] = type;
    data[base + ORIGIN] = origin;
    data[base + START] = origin;
    data[base + END] = origin;
    data[base + LINE] = line;
    data[base + KEY_LEVEL] = this.keyLevel;
    this.keyLevel = -1;
    return base;
  }

  /**
   * Adds a token in front of the one with this number; at the end where that one is gone already (libyaml does so: the
   * number is then negative).
   */
  insert(number: number, type: number, origin: number, line: number): void {
    const at = number - this.taken;
    this.add(type, origin, line);
    if (at < 0) return;
    const { data, tail } = this;
    const from = (this.head + at) << SHIFT;
    const last = (tail - 1) << SHIFT;
    if (from >= last) return;
    data.copyWithin(from + SIZE, from, last);
    data[from] = type;
    data[from + ORIGIN] = origin;
    data[from + START] = origin;
    data[from + END] = origin;
    data[from + LINE] = line;
    data[from + KEY_LEVEL] = -1;
  }

  /** Forgets that a simple key may start at the token with this number. */
  clearKey(number: number): void {
    const at = this.head + number - this.taken;
    if (at >= this.head && at < this.tail) this.data[(at << SHIFT) + KEY_LEVEL] = -1;
  }

  /** The number that the next added token gets. */
  nextNumber(): number {
    return this.taken + this.tail - this.head;
  }

  /** The base of the first waiting token. */
  first(): number {
    return this.head << SHIFT;
  }

  removeFirst(): void {
    this.taken++;
    this.head++;
    if (this.head === this.tail) {
      this.head = 0;
      this.tail = 0;
    }
  }

  /** Gives the records back for the next text. The queue must not be used any more. */
  release(): void {
    if (this.data.length <= MAX_SPARE) spare = this.data;
  }

  private makeRoom(): void {
    const used = this.data.subarray(this.head << SHIFT, this.tail << SHIFT);
    if (this.head > this.tail >> 1) {
      this.data.copyWithin(0, this.head << SHIFT, this.tail << SHIFT);
    } else {
      const larger = new Int32Array(this.data.length * 2);
      larger.set(used);
      this.data = larger;
    }
    this.tail -= this.head;
    this.head = 0;
  }
}
