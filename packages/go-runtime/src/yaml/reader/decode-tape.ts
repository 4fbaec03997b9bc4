import { toWellFormed } from '../../bytes/index.ts';
import { GoError, GoInt, type GoValue } from '../../reflect/index.ts';
import { AliasBudget } from './alias-budget.ts';
import {
  AT_KEY,
  AT_VALUE,
  Frame,
  IN_ALIAS,
  IN_MAPPING,
  IN_MERGE_LIST,
  IN_MERGED_MAPPING,
  IN_SEQUENCE,
  type Mapping,
  type Value,
  WITHIN_KEY,
  WITHIN_VALUE,
} from './decode-frame.ts';
import { formatGoSyntax } from './go-syntax.ts';
import { keyText } from './key-text.ts';
import { ALIAS_NODE, DECORATED, MAPPING_NODE, PLAIN, SCALAR_NODE, SEQUENCE_NODE, STYLE_MASK } from './node-flags.ts';
import { isMergeKey, kindOf, nextOf, resolveNode } from './node-queries.ts';
import { END, EXTRA, HAS_COLLECTION_KEY, HAS_MERGE, HAS_TAG, LINE, type NodeTape, SHIFT, START } from './node-tape.ts';
import { RawMapping, type RawScalar, type RawValue } from './raw-mapping.ts';
import { resolveUntaggedAsJson } from './resolve-scalar.ts';
import { scalarText } from './scalar-text.ts';

export interface DecodedTape<Value> {
  readonly value: Value;
  /** How deep collections nest in the value, aliases followed. */
  readonly depth: number;
  /** Whether infinity or not-a-number is among the values. */
  readonly nonFinite: boolean;
}

/**
 * Decodes a document as go-yaml does into an empty interface (decode.go): aliases are decoded anew each time, merge keys
 * apply in document order (Y3), and both count against the alias limits (Y9). With `strict`, duplicate keys are errors.
 * Throws GoError with go-yaml's text.
 */
export function decodeRaw(tape: NodeTape, { strict }: { readonly strict: boolean }): DecodedTape<RawValue> {
  const decoder = new Decoder(tape, { strict, asJson: false });
  const value = decoder.run() as RawValue;
  if (decoder.duplicates.length > 0) {
    throw new GoError(`yaml: unmarshal errors:\n  ${decoder.duplicates.join('\n  ')}`);
  }
  return { value, depth: decoder.depth, nonFinite: decoder.nonFinite };
}

/**
 * The same straight to what JSON makes of it: string keys, float64 numbers. Undefined where a key is null, a collection
 * or beyond int64: decodeRaw and its conversion find the error then.
 */
export function decodeAsJson(tape: NodeTape): DecodedTape<GoValue> | undefined {
  if ((tape.features & HAS_COLLECTION_KEY) !== 0) return undefined;
  const decoder = new Decoder(tape, { strict: false, asJson: true });
  const value = decoder.run() as GoValue;
  return decoder.gaveUp ? undefined : { value, depth: decoder.depth, nonFinite: decoder.nonFinite };
}

/**
 * Decodes with a stack of its own, since documents nest deeper than the engine's. A scalar becomes a value at once, a
 * collection pushes a frame; a finished value goes to the frame below, which names the next node.
 */
class Decoder {
  depth = 0;
  nonFinite = false;
  gaveUp = false;
  readonly duplicates: string[] = [];
  private duplicatesRoom = MAX_DUPLICATES_LENGTH;
  private readonly tape: NodeTape;
  private readonly strict: boolean;
  private readonly asJson: boolean;
  private readonly mayMerge: boolean;
  private readonly hasTags: boolean;
  private readonly budget = new AliasBudget();
  private readonly frames: Frame[] = [];
  private readonly activeAliases = new Set<number>();

  constructor(tape: NodeTape, options: { readonly strict: boolean; readonly asJson: boolean }) {
    this.tape = tape;
    this.strict = options.strict;
    this.asJson = options.asJson;
    this.hasTags = (tape.features & HAS_TAG) !== 0;
    this.mayMerge = this.hasTags || (tape.features & HAS_MERGE) !== 0;
  }

  run(): Value {
    if (this.tape.length === 0) return null;
    let value = this.enter(0);
    while (this.frames.length > 0 && !this.gaveUp) value = this.step(this.frames[this.frames.length - 1]!, value);
    return value;
  }

  /** Begins a node; returns the value if it is a scalar. */
  private enter(node: number): Value {
    this.budget.count();
    switch (kindOf(this.tape, node)) {
      case SCALAR_NODE:
        return this.scalarValue(node);
      case ALIAS_NODE:
        return this.enterAlias(node);
      case MAPPING_NODE:
        this.push(IN_MAPPING, node, this.asJson ? new Map<string, GoValue>() : new RawMapping());
        return undefined;
      default:
        this.push(IN_SEQUENCE, node, []);
        return undefined;
    }
  }

  /** An alias never stands for another alias: those cannot have anchors. */
  private enterAlias(node: number): Value {
    const target = this.beginAlias(node);
    const value = this.enter(target);
    if (value !== undefined) this.leaveAlias();
    return value;
  }

  private beginAlias(node: number): number {
    const base = node << SHIFT;
    const { data, text } = this.tape;
    if (this.activeAliases.has(node)) {
      throw new GoError(`yaml: anchor '${text.slice(data[base + START]!, data[base + END]!)}' value contains itself`);
    }
    this.activeAliases.add(node);
    this.budget.depth++;
    this.frames.push(new Frame(IN_ALIAS, this.currentDepth(), node, 0, NO_ITEMS));
    return data[base + EXTRA]!;
  }

  private leaveAlias(): void {
    this.budget.depth--;
    this.activeAliases.delete(this.frames.pop()!.node);
  }

  private push(kind: number, node: number, target: Mapping | Value[]): void {
    const depth = this.currentDepth() + 1;
    if (depth > this.depth) this.depth = depth;
    this.frames.push(new Frame(kind, depth, node, nextOf(this.tape, node), target));
  }

  private currentDepth(): number {
    return this.frames.length === 0 ? 0 : this.frames[this.frames.length - 1]!.depth;
  }

  private step(frame: Frame, value: Value): Value {
    switch (frame.kind) {
      case IN_SEQUENCE:
        return this.stepSequence(frame, value);
      case IN_ALIAS:
        this.leaveAlias();
        return value;
      case IN_MERGE_LIST:
        return this.stepMergeList(frame);
      default:
        return this.stepMapping(frame, value);
    }
  }

  private stepSequence(frame: Frame, value: Value): Value {
    const items = frame.target as Value[];
    if (value !== undefined) items.push(value);
    while (frame.cursor < frame.end) {
      const node = frame.cursor;
      frame.cursor = nextOf(this.tape, node);
      const item = this.enter(node);
      if (item === undefined) return undefined;
      items.push(item);
    }
    this.frames.pop();
    return items as Value;
  }

  private stepMapping(frame: Frame, value: Value): Value {
    if (value !== undefined) {
      if (frame.phase === WITHIN_KEY) this.acceptKey(frame, value);
      else this.store(frame, value);
    }
    while (!this.gaveUp) {
      if (frame.phase === AT_VALUE) {
        frame.node = frame.cursor;
        frame.cursor = nextOf(this.tape, frame.node);
        frame.phase = WITHIN_VALUE;
        const result = this.enter(frame.node);
        if (result === undefined) return undefined;
        this.store(frame, result);
      }
      if (frame.cursor === frame.end) {
        this.frames.pop();
        return frame.kind === IN_MERGED_MAPPING ? undefined : (frame.target as Value);
      }
      const key = frame.cursor;
      frame.cursor = nextOf(this.tape, key);
      if (this.mayMerge && isMergeKey(this.tape, key)) {
        const merged = frame.cursor;
        frame.cursor = nextOf(this.tape, merged);
        this.merge(merged, frame);
        return undefined;
      }
      frame.phase = WITHIN_KEY;
      const result = this.enterKey(key);
      if (result === undefined) return undefined;
      this.acceptKey(frame, result);
    }
    return undefined;
  }

  private acceptKey(frame: Frame, key: Value): void {
    frame.phase = AT_VALUE;
    if (this.asJson) {
      const text = keyText(key as RawScalar);
      if (text === undefined) this.gaveUp = true;
      else frame.key = this.hasTags ? toWellFormed(text) : text;
      return;
    }
    if (key instanceof RawMapping || Array.isArray(key)) {
      throw new GoError(`yaml: invalid map key: ${formatGoSyntax(key as RawValue)}`);
    }
    frame.key = key as RawScalar;
  }

  private store(frame: Frame, value: Value): void {
    frame.phase = AT_KEY;
    if (this.asJson) {
      (frame.target as Map<string, GoValue>).set(frame.key as string, value as GoValue);
      return;
    }
    const mapping = frame.target as RawMapping;
    if (this.strict && mapping.has(frame.key)) {
      this.reportDuplicate(frame);
      return;
    }
    mapping.set(frame.key, value as RawValue);
  }

  /** Aliases can repeat a long key as often as they like, so the texts are cut at some point. */
  private reportDuplicate(frame: Frame): void {
    if (this.duplicatesRoom < 0) return;
    const line = this.tape.data[(frame.node << SHIFT) + LINE]! + 1;
    const report = `line ${line}: key ${formatGoSyntax(frame.key)} already set in map`;
    this.duplicatesRoom -= report.length;
    this.duplicates.push(this.duplicatesRoom < 0 ? '…' : report);
  }

  /** Begins to add a merge key's value to the frame's mapping (decode.go, decoder.merge). */
  private merge(node: number, into: Frame): void {
    if (kindOf(this.tape, node) === SEQUENCE_NODE) {
      const list = new Frame(IN_MERGE_LIST, into.depth, node, 0, into.target);
      list.children = this.childrenOf(node);
      list.cursor = list.children.length;
      this.frames.push(list);
      return;
    }
    this.mergeMapping(node, into);
  }

  /** Later ones first: they count less. */
  private stepMergeList(frame: Frame): undefined {
    if (frame.cursor === 0) {
      this.frames.pop();
      return;
    }
    frame.cursor--;
    this.mergeMapping(frame.children[frame.cursor]!, frame);
  }

  private mergeMapping(node: number, into: Frame): void {
    const isAlias = kindOf(this.tape, node) === ALIAS_NODE;
    const mapping = isAlias ? this.tape.data[(node << SHIFT) + EXTRA]! : node;
    if (kindOf(this.tape, mapping) !== MAPPING_NODE) {
      throw new GoError('yaml: map merge requires map or sequence of maps as the value');
    }
    this.budget.count();
    if (isAlias) {
      this.beginAlias(node);
      this.budget.count();
    }
    this.frames.push(new Frame(IN_MERGED_MAPPING, into.depth, mapping, nextOf(this.tape, mapping), into.target));
  }

  private childrenOf(node: number): number[] {
    const children: number[] = [];
    const end = nextOf(this.tape, node);
    for (let child = node + 1; child < end; child = nextOf(this.tape, child)) children.push(child);
    return children;
  }

  /** A key keeps its integer type: its text depends on it. */
  private enterKey(node: number): Value {
    if (kindOf(this.tape, node) !== SCALAR_NODE) return this.enter(node);
    this.budget.count();
    return resolveNode(this.tape, node, scalarText(this.tape, node));
  }

  private scalarValue(node: number): Value {
    const text = scalarText(this.tape, node);
    let value: Value;
    if (this.asJson) {
      const flags = this.tape.data[node << SHIFT]! & (STYLE_MASK | DECORATED);
      value = flags === PLAIN ? resolveUntaggedAsJson(text) : toJsonScalar(resolveNode(this.tape, node, text));
    } else {
      value = resolveNode(this.tape, node, text);
    }
    if (typeof value === 'number' && !Number.isFinite(value)) this.nonFinite = true;
    return value;
  }
}

function toJsonScalar(value: RawScalar): GoValue {
  if (value instanceof GoInt) return Number(value.value);
  return typeof value === 'string' ? toWellFormed(value) : value;
}

const NO_ITEMS: Value[] = [];
const MAX_DUPLICATES_LENGTH = 64 * 1024 * 1024;
