import { DiagnosticError } from '@metachart/diagnostics';
import { checkOutputSize } from '../json/output-text.ts';
import { GoError, GoInt, GoNil, GoPanic, GoStruct, type GoValue, typeOf } from '../reflect/index.ts';
import { formatElement } from './format-element.ts';
import { formatKey, formatKeyPath } from './quote-toml.ts';
import { tableMembers } from './table-members.ts';
import { followPointers, isMarshaler, itemsOf, type KnownKinds, tomlKindOf } from './toml-kind.ts';

/**
 * What an Encoder of BurntSushi/toml v1.6.0 writes, which is Helm's toToml: of each table first the plain values, then
 * the tables in it, both sorted by key and indented by their depth (rule N3 for numbers). Throws GoError with the text
 * of the encoder's error, which toToml prints in place of the result; GoPanic for nil, where the encoder panics; and
 * DiagnosticError `toml/too-deep` beyond 500 levels.
 */
export function encodeToml(value: GoValue): string {
  if (value == null) throw new GoPanic('reflect: call of reflect.Value.Type on zero Value');
  const writer: Writer = { out: '', known: new Map() };
  writeNode(writer, [], followPointers(value));
  return writer.out;
}

interface Writer {
  out: string;
  readonly known: KnownKinds;
}

/** Every level of tables repeats the path of keys that leads to it. */
const MAX_DEPTH = 500;

function writeNode(writer: Writer, path: readonly string[], value: GoValue): void {
  if (value instanceof GoNil) {
    if (value.goType.kind === 'slice') writeKeyValue(writer, path, []);
    return;
  }
  if (path.length > MAX_DEPTH) {
    throw new DiagnosticError('toml/too-deep', {
      message: `a value is nested deeper than ${MAX_DEPTH} tables and cannot be written as TOML`,
      hint: 'A map or list probably contains itself; look for `set` or `merge` with the map itself as a value.',
    });
  }
  const items = itemsOf(value);
  if (isMarshaler(value) || isScalar(value)) writeKeyValue(writer, path, value);
  else if (value instanceof Map || value instanceof GoStruct) writeTable(writer, path, value);
  else if (items === undefined) {
    throw new GoError(`unsupported type for key '${formatKeyPath(path)}': ${typeOf(value)!.kind}`);
  } else if (tomlKindOf(value, writer.known) === 'tables') writeTables(writer, path, items);
  else writeKeyValue(writer, path, value);
}

function isScalar(value: GoValue): boolean {
  return (typeof value !== 'object' && typeof value !== 'undefined') || value instanceof GoInt;
}

function writeKeyValue(writer: Writer, path: readonly string[], value: GoValue): void {
  const element = formatElement(value, writer.known);
  if (path.length === 0) writer.out += element;
  else writer.out += `${indentOf(path)}${formatKey(path[path.length - 1]!)} = ${element}\n`;
  checkOutputSize(writer.out.length, 'toml');
}

function writeTable(writer: Writer, path: readonly string[], table: Map<string, GoValue> | GoStruct): void {
  if (path.length === 1) separate(writer);
  if (path.length > 0) writer.out += `${indentOf(path)}[${formatKeyPath(path)}]\n`;
  writeMembers(writer, path, table);
}

function writeTables(writer: Writer, path: readonly string[], tables: readonly GoValue[]): void {
  if (path.length === 0) throw new GoError('toml: top-level values must be Go maps or structs');
  for (const item of tables) {
    separate(writer);
    writer.out += `${indentOf(path)}[[${formatKeyPath(path)}]]\n`;
    writeMembers(writer, path, followPointers(item) as Map<string, GoValue> | GoStruct);
  }
}

/** An empty line before a table, unless it is the first of everything. */
function separate(writer: Writer): void {
  if (writer.out !== '') writer.out += '\n';
}

function writeMembers(writer: Writer, path: readonly string[], table: Map<string, GoValue> | GoStruct): void {
  const { plain, tables } = tableMembers(table, writer.known);
  for (const { name, value } of [...plain, ...tables]) {
    if (value != null && !(value instanceof GoNil)) writeNode(writer, [...path, name], value);
  }
}

function indentOf(path: readonly string[]): string {
  return '  '.repeat(path.length - 1);
}
