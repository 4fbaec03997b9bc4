import { Buffer } from 'node:buffer';
import { stringOf } from '../bytes/index.ts';
import {
  GoError,
  GoInt,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  type GoValue,
  typeOf,
} from '../reflect/index.ts';
import { compactJson } from './compact-json.ts';
import { callForBytes, findMethod } from './find-method.ts';
import { indentJson } from './indent-json.ts';
import { isEmptyField, jsonFieldsOf, jsonFieldValue } from './json-fields.ts';
import { moveToChunks, type OutputText, wholeText } from './output-text.ts';
import { quoteJsonString } from './quote-json-string.ts';
import { sortByBytes } from './sort-by-bytes.ts';

export interface EncodeJsonOptions {
  /** Whether `<`, `>` and `&` are escaped; json.Marshal does so, and it is the default. */
  readonly escapeHtml?: boolean;
  /** What each level of json.MarshalIndent is indented by; without it everything stands on one line. */
  readonly indent?: string;
}

/**
 * json.Marshal (encoding/json of Go 1.26): map keys by bytes, floats as ECMAScript prints them, []byte as base64, typed
 * nils as null, structs by their json names, MarshalJSON and MarshalText where a type has them. Throws GoError with
 * Go's text for NaN, infinities, functions, complex numbers, failing methods and cycles. Nesting is unlimited: it does
 * not recurse.
 */
export function encodeJson(value: GoValue, options: EncodeJsonOptions = {}): string {
  const { escapeHtml = true, indent } = options;
  const text = write(value, escapeHtml);
  return indent === undefined ? text : indentJson(text, indent);
}

/** A container that is being written: its members still to come, and what closes it. */
interface Frame {
  /** Of an object: names as they are written, colon included. */
  readonly names: readonly string[] | undefined;
  readonly items: readonly GoValue[];
  readonly addressable: boolean;
  readonly close: string;
  /** What closing leaves: levels of nesting as Go counts them, and the identities that guard against cycles. */
  readonly levels: number;
  readonly guarded: object | undefined;
  next: number;
}

interface Writer extends OutputText {
  levels: number;
  readonly seen: Set<object>;
  readonly quote: { readonly escapeHtml: boolean };
}

function write(root: GoValue, escapeHtml: boolean): string {
  const writer: Writer = { out: '', chunks: [], chunked: 0, levels: 0, seen: new Set(), quote: { escapeHtml } };
  const stack: Frame[] = [];
  let frame = writeValue(writer, root, false);
  while (frame !== undefined) {
    const at = frame.next++;
    if (at === frame.items.length) {
      writer.out += frame.close;
      writer.levels -= frame.levels;
      if (frame.guarded !== undefined) writer.seen.delete(frame.guarded);
      frame = stack.pop();
      continue;
    }
    if (at > 0) writer.out += ',';
    if (frame.names !== undefined) writer.out += frame.names[at]!;
    moveToChunks(writer, 'json');
    const inner = writeValue(writer, frame.items[at], frame.addressable);
    if (inner === undefined) continue;
    stack.push(frame);
    frame = inner;
  }
  return wholeText(writer);
}

/** Writes a scalar or an empty container; opens any other container and gives its frame. */
function writeValue(writer: Writer, value: GoValue, addressable: boolean): Frame | undefined {
  switch (typeof value) {
    case 'string':
      writer.out += quoteJsonString(value, writer.quote);
      return undefined;
    case 'number':
      writer.out += formatNumber(value);
      return undefined;
    case 'boolean':
      writer.out += value ? 'true' : 'false';
      return undefined;
    case 'undefined':
      writer.out += 'null';
      return undefined;
    default:
      if (value === null) {
        writer.out += 'null';
        return undefined;
      }
      return writeObject(writer, value, addressable);
  }
}

function writeObject(writer: Writer, value: GoValue & object, addressable: boolean): Frame | undefined {
  const type = typeOf(value)!;
  if ((type.methods !== undefined || type.pointerMethods !== undefined) && !(value instanceof GoNil)) {
    const text = marshalByMethod(writer, value, type, addressable);
    if (text !== undefined) {
      writer.out += text;
      return undefined;
    }
  }
  if (value instanceof Map) return openMap(writer, value);
  if (Array.isArray(value)) return openList(writer, value, value, false);
  if (value instanceof GoInt) writer.out += value.value.toString();
  else if (value instanceof GoNil) writer.out += 'null';
  else if (value instanceof Uint8Array) writer.out += quotedBase64(value);
  else if (value instanceof GoSlice) return openSlice(writer, value, addressable);
  else if (value instanceof GoPointer) return openPointer(writer, value);
  else if (value instanceof GoStruct) return openStruct(writer, value, addressable, 0, undefined);
  else throw new GoError(`json: unsupported type: ${type.name}`);
  return undefined;
}

function openMap(writer: Writer, map: Map<string, GoValue>): Frame | undefined {
  const guarded = enter(writer, map);
  const keys = sortByBytes([...map.keys()]);
  const names = keys.map((key) => `${quoteJsonString(key, writer.quote)}:`);
  const items = keys.map((key) => map.get(key));
  writer.out += '{';
  return { names, items, addressable: false, close: '}', levels: 1, guarded, next: 0 };
}

function openList(
  writer: Writer,
  identity: object,
  items: readonly GoValue[],
  addressable: boolean,
  levels = 1,
): Frame | undefined {
  const guarded = levels > 0 ? enter(writer, identity) : undefined;
  writer.out += '[';
  return { names: undefined, items, addressable, close: ']', levels, guarded, next: 0 };
}

function openSlice(writer: Writer, slice: GoSlice, addressable: boolean): Frame | undefined {
  const { goType, items } = slice;
  // Arrays are values: they do not count as a level, and their elements are addressable only where they are.
  if (goType.kind === 'array') return openList(writer, slice, items, addressable, 0);
  if (goType.elem?.kind === 'uint8' && findMethod(goType.elem, 'MarshalJSON', { addressable: true }) === undefined) {
    writer.out += quotedBase64(Uint8Array.from(items, (item) => Number((item as GoInt).value)));
    return undefined;
  }
  return openList(writer, slice, items, goType.elem?.kind !== 'interface');
}

function openPointer(writer: Writer, pointer: GoPointer): Frame | undefined {
  const guarded = enter(writer, pointer.target);
  return openStruct(writer, pointer.target, true, 1, guarded);
}

function openStruct(
  writer: Writer,
  struct: GoStruct,
  addressable: boolean,
  levels: number,
  guarded: object | undefined,
): Frame {
  const names: string[] = [];
  const items: GoValue[] = [];
  for (const field of jsonFieldsOf(struct.goType)) {
    const value = jsonFieldValue(struct, field);
    if (value === undefined) continue;
    if (field.omitEmpty && isEmptyField(value, field.path[field.path.length - 1]!.type)) continue;
    names.push(`${quoteJsonString(field.name, writer.quote)}:`);
    items.push(value);
  }
  writer.out += '{';
  return { names, items, addressable, close: '}', levels, guarded, next: 0 };
}

/** Go: encoding/json/encode.go looks for cycles only beyond this many nested maps, slices and pointers. */
const UNGUARDED_LEVELS = 1000;

/** Counts a level of nesting; gives the identity to forget when the level is left, where one was remembered. */
function enter(writer: Writer, identity: object): object | undefined {
  writer.levels++;
  if (writer.levels <= UNGUARDED_LEVELS) return undefined;
  if (writer.seen.has(identity)) {
    const type = identity instanceof GoStruct ? `*${identity.goType.name}` : typeOf(identity as GoValue)!.name;
    throw new GoError(`json: unsupported value: encountered a cycle via ${type}`);
  }
  writer.seen.add(identity);
  return identity;
}

/** What MarshalJSON or MarshalText of the type gives, as JSON; undefined where it has neither. */
function marshalByMethod(writer: Writer, value: GoValue, type: GoType, addressable: boolean): string | undefined {
  const json = findMethod(type, 'MarshalJSON', { addressable });
  const text = json ? undefined : findMethod(type, 'MarshalText', { addressable });
  const method = json ?? text;
  if (method === undefined) return undefined;
  try {
    const result = stringOf(callForBytes(method, value));
    return json ? compactJson(result, writer.quote) : quoteJsonString(result, writer.quote);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new GoError(`json: error calling ${method.name} for type ${type.name}: ${error.message}`, error);
  }
}

/** Go's format is ECMAScript's, but for the sign of zero. */
function formatNumber(value: number): string {
  if (!Number.isFinite(value)) {
    throw new GoError(`json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`);
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

function quotedBase64(bytes: Uint8Array): string {
  return `"${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}"`;
}
