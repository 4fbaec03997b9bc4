import { byteLength } from '../../bytes/index.ts';
import { wholeText } from '../../json/output-text.ts';
import type { GoValue } from '../../reflect/index.ts';
import { isSimplePlain } from './is-simple-plain.ts';
import { chooseStyle, isMultiline } from './scalar-style.ts';
import { sortKeys } from './sort-keys.ts';
import { base64Lines, writePlain, writeScalar } from './write-scalar.ts';
import type { YamlDialect } from './yaml-dialect.ts';
import { beginLine, createWriter, type YamlWriter } from './yaml-writer.ts';

/**
 * A value as a YAML document in the block style of go-yaml's emitter, with its final line break (rules E2 to E6).
 * Undefined where the dialect refuses part of the value, or a map or list contains itself. Does not recurse.
 */
export function emitYaml(value: GoValue, dialect: YamlDialect): string | undefined {
  const writer = createWriter(dialect);
  const stack: Frame[] = [];
  let written = writeNode(writer, value, { indent: -2, listIndent: 2, opening: '' });
  while (written !== REFUSED) {
    if (written !== DONE) {
      if (stack.length > 0 && stack.length % CYCLE_CHECK === 0 && isOpen(written, stack)) return undefined;
      stack.push(written);
    }
    const frame = stack[stack.length - 1];
    if (frame === undefined) break;
    writer.depth = stack.length;
    if (frame.next < frame.size) {
      written = writeMember(writer, frame);
    } else {
      stack.pop();
      written = DONE;
    }
  }
  if (written === REFUSED) return undefined;
  if (!writer.atLineStart) writer.out += '\n';
  return wholeText(writer);
}

/** A list or map whose members are being written. */
interface Frame {
  /** Of a map: its keys in order. */
  readonly keys: readonly string[] | undefined;
  readonly values: ReadonlyMap<string, GoValue> | undefined;
  readonly items: readonly GoValue[] | undefined;
  readonly size: number;
  readonly indent: number;
  /** Whether the first member stands on the line that is there already, as in `- a: 1`. */
  readonly compact: boolean;
  next: number;
}

/** A cycle passes every depth, so it is enough to look for one now and then. */
const CYCLE_CHECK = 1000;

function isOpen(frame: Frame, stack: readonly Frame[]): boolean {
  return stack.some((outer) => outer.values === frame.values && outer.items === frame.items);
}

const DONE = 'done';
const REFUSED = 'refused';
type Written = Frame | typeof DONE | typeof REFUSED;

/** Where a node stands. */
interface NodePlace {
  /** Indentation of the container around it. */
  readonly indent: number;
  /** How much further a list is indented than that. */
  readonly listIndent: number;
  /** What separates the node from what stands before it: a space after `-` or `:`, nothing at the root. */
  readonly opening: '' | ' ';
  /** Whether a container begins on a line of its own. */
  readonly afterKey?: boolean;
}

/** Writes the next key and value, or the next item. */
function writeMember(writer: YamlWriter, frame: Frame): Written {
  const at = frame.next++;
  if (at > 0 || !frame.compact) beginLine(writer, frame.indent);
  const { indent } = frame;
  if (frame.keys === undefined) {
    writer.out += '-';
    return writeNode(writer, frame.items![at], { indent, listIndent: 2, opening: ' ' });
  }
  const key = frame.keys[at]!;
  const { dialect } = writer;
  if (key.length > dialect.maxKeyLength) return REFUSED;
  const value = frame.values!.get(key);
  if (key.length <= LONGEST_SIMPLE_KEY && isSimplePlain(key, dialect)) {
    writer.out += `${key}:`;
  } else if (isSimpleKey(key)) {
    const style = chooseStyle(key, dialect);
    if (style === 'refused') return REFUSED;
    writeScalar(writer, key, style, { indent: indent + 2, mayFold: false });
    writer.out += ':';
  } else {
    writer.out += '?';
    if (writeString(writer, key, { indent, listIndent: 2, opening: ' ' }) === REFUSED) return REFUSED;
    beginLine(writer, indent);
    writer.out += ':';
    return writeNode(writer, value, { indent, listIndent: 2, opening: ' ' });
  }
  return writeNode(writer, value, { indent, listIndent: dialect.listIndent, opening: ' ', afterKey: true });
}

/** Go: emitterc.go, yaml_emitter_check_simple_key: any other key is written after `? `. */
function isSimpleKey(key: string): boolean {
  if (!key.isWellFormed()) return base64Lines(key).length < 70;
  return !isMultiline(key) && byteLength(key) <= LONGEST_SIMPLE_KEY;
}

/** In bytes. */
const LONGEST_SIMPLE_KEY = 128;

/** Writes a scalar or an empty container, or opens a container for the caller to go on with. */
function writeNode(writer: YamlWriter, value: GoValue, place: NodePlace): Written {
  switch (typeof value) {
    case 'string':
      return writeString(writer, value, place);
    case 'number': {
      const text = writer.dialect.formatNumber(value);
      return text === undefined ? REFUSED : writeText(writer, text, place);
    }
    case 'boolean':
      return writeText(writer, value ? 'true' : 'false', place);
    case 'undefined':
      return writeText(writer, 'null', place);
    default:
      break;
  }
  if (value === null) return writeText(writer, 'null', place);
  if (value instanceof Map) {
    const keys = sortKeys([...value.keys()], writer.dialect.compareKeys);
    return openMap(writer, keys, value, place);
  }
  if (Array.isArray(value)) return openList(writer, value, place);
  const view = writer.dialect.view(value);
  switch (view?.kind) {
    case undefined:
      return REFUSED;
    case 'text':
      return writeText(writer, view.text, place);
    case 'value':
      return writeNode(writer, view.value, place);
    case 'list':
      return openList(writer, view.items, place);
    case 'fields':
      return openMap(writer, view.names, view.values, place);
  }
}

function writeText(writer: YamlWriter, text: string, place: NodePlace): typeof DONE {
  writer.out += place.opening + text;
  return DONE;
}

function writeString(writer: YamlWriter, text: string, place: NodePlace): typeof DONE | typeof REFUSED {
  writer.out += place.opening;
  // A scalar at the root is indented like one inside it, where a container would not be.
  const scalarPlace = { indent: Math.max(place.indent, 0) + 2, mayFold: true };
  if (isSimplePlain(text, writer.dialect)) {
    writePlain(writer, text, scalarPlace);
    return DONE;
  }
  const style = chooseStyle(text, writer.dialect);
  if (style === 'refused') return REFUSED;
  writeScalar(writer, text, style, scalarPlace);
  return DONE;
}

function openMap(
  writer: YamlWriter,
  keys: readonly string[],
  values: ReadonlyMap<string, GoValue>,
  place: NodePlace,
): Written {
  if (writer.depth >= writer.dialect.maxDepth) return REFUSED;
  if (keys.length === 0) return writeText(writer, '{}', place);
  const compact = openContainer(writer, place);
  return { keys, values, items: undefined, size: keys.length, indent: place.indent + 2, compact, next: 0 };
}

function openList(writer: YamlWriter, items: readonly GoValue[], place: NodePlace): Written {
  if (writer.depth >= writer.dialect.maxDepth) return REFUSED;
  if (items.length === 0) return writeText(writer, '[]', place);
  const compact = openContainer(writer, place);
  const indent = place.indent + place.listIndent;
  return { keys: undefined, values: undefined, items, size: items.length, indent, compact, next: 0 };
}

function openContainer(writer: YamlWriter, place: NodePlace): boolean {
  if (place.afterKey) return false;
  writer.out += place.opening;
  return true;
}
