import { DiagnosticError } from '@metachart/diagnostics';
import { type GoError, type GoMap, GoSlice, type GoValue, MAP, sliceOf } from '../reflect/index.ts';
import { formatKeyPath } from './quote-toml.ts';
import { tomlError } from './toml-error.ts';

/** The tables read so far, and the key that is being defined (BurntSushi/toml: parse.go, parser). */
export interface TomlDocument {
  readonly root: GoMap;
  /** The path to the table in which keys are defined now. */
  context: readonly string[];
  key: string;
  /** The line of the first part of that key. */
  keyLine: number;
  /** Paths of tables that exist only because a longer path goes through them. */
  readonly implicit: Set<string>;
  /** Paths whose last definition was an array in brackets. */
  readonly arrays: Set<string>;
}

/** Go's `[]map[string]interface {}`: what `[[x]]` defines. */
const TABLES = sliceOf(MAP);
/** Every step along a path repeats it. */
const MAX_DEPTH = 500;

export function createDocument(): TomlDocument {
  return { root: new Map(), context: [], key: '', keyLine: 1, implicit: new Set(), arrays: new Set() };
}

/** Makes a path the context, with a table at its end (addContext). Throws GoError for a contradiction. */
export function enterTable(document: TomlDocument, path: readonly string[]): void {
  openParents(document, path);
  document.context = path.slice(0, -1);
  defineValue(document, path[path.length - 1]!, new Map());
  document.context = path;
}

/**
 * Makes a path the context, with a further table in the array of tables at its end (addContext). Throws GoError for a
 * contradiction.
 */
export function enterTableOfArray(document: TomlDocument, path: readonly string[]): void {
  const parent = openParents(document, path);
  const name = path[path.length - 1]!;
  document.context = path.slice(0, -1);
  if (!parent.has(name)) parent.set(name, new GoSlice(TABLES, []));
  const tables = tablesOf(parent.get(name));
  if (tables === undefined) {
    throw conflict(document, `Key '${formatKeyPath(path)}' was already created and cannot be used as an array.`);
  }
  tables.push(new Map());
  document.context = path;
}

/**
 * Enters the tables that a dotted key goes through, each of which may be defined for itself later. Throws GoError for a
 * contradiction.
 */
export function enterImplicitTables(document: TomlDocument, names: readonly string[]): void {
  for (const name of names) {
    const path = [...document.context, name];
    markImplicit(document, path);
    enterTable(document, path);
  }
}

export function markImplicit(document: TomlDocument, path: readonly string[]): void {
  if (path.length > MAX_DEPTH) {
    throw new DiagnosticError('toml/too-deep', {
      message: `a key of the TOML text leads through more than ${MAX_DEPTH} tables`,
      hint: 'Shorten the dotted keys or table names.',
    });
  }
  document.implicit.add(formatKeyPath(path));
}

/**
 * Defines a key of the context (setValue); a table that was only implied is taken as it is. Throws GoError for a
 * contradiction.
 */
export function defineValue(document: TomlDocument, name: string, value: GoValue): void {
  const table = contextTable(document);
  if (!table.has(name)) {
    table.set(name, value);
    return;
  }
  const path = formatKeyPath([...document.context, name]);
  const wasImplicit = document.implicit.delete(path);
  if (!wasImplicit) throw conflict(document, `Key '${path}' has already been defined.`);
  if (document.arrays.has(path)) table.set(name, value);
}

/** Notes whether the last definition of a path was an array (setType). */
export function noteKind(document: TomlDocument, name: string, kind: 'array' | 'other'): void {
  const path = name === '' ? document.context : [...document.context, name];
  const key = formatKeyPath(path.length === 0 ? [''] : path);
  if (kind === 'array') document.arrays.add(key);
  else document.arrays.delete(key);
}

function contextTable(document: TomlDocument): GoMap {
  const { context } = document;
  let table = document.root;
  for (let i = 0; i < context.length; i++) {
    const inner = innermostTable(table.get(context[i]!));
    if (inner === undefined) {
      throw conflict(document, `Key '${formatKeyPath(context.slice(0, i + 1))}' has already been defined.`);
    }
    table = inner;
  }
  return table;
}

/** The table around the last key of a path; missing ones on the way are made. */
function openParents(document: TomlDocument, path: readonly string[]): GoMap {
  let table = document.root;
  for (let i = 0; i < path.length - 1; i++) {
    if (!table.has(path[i]!)) {
      markImplicit(document, path.slice(0, i + 1));
      table.set(path[i]!, new Map());
    }
    const inner = innermostTable(table.get(path[i]!));
    if (inner === undefined) {
      throw conflict(document, `Key '${formatKeyPath(path.slice(0, i + 1))}' was already created as a hash.`);
    }
    table = inner;
  }
  return table;
}

function conflict(document: TomlDocument, message: string): GoError {
  return tomlError(document, document.keyLine, message);
}

/** Of an array of tables the last one. */
function innermostTable(value: GoValue): GoMap | undefined {
  if (value instanceof Map) return value;
  const tables = tablesOf(value);
  return tables?.[tables.length - 1];
}

function tablesOf(value: GoValue): GoMap[] | undefined {
  return value instanceof GoSlice ? (value.items as GoMap[]) : undefined;
}
