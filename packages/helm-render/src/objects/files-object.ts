import { compareStrings } from '@metachart/go-runtime/bytes';
import { basePath, compileGlob } from '@metachart/go-runtime/path';
import {
  BYTES,
  GoError,
  type GoMethod,
  GoSlice,
  type GoType,
  GoTypedMap,
  type GoValue,
  namedType,
  STRING,
  STRING_MAP,
  STRING_SLICE,
} from '@metachart/go-runtime/reflect';
import { toYaml } from '../functions/yaml-funcs.ts';
import { decodedText } from './decoded-text.ts';

/**
 * The `.Files` object of a chart: bytes by path, with the methods Get, GetBytes, Glob, Lines, AsConfig and AsSecrets
 * (Helm: pkg/engine/files.go, L4). Of equal paths the last one counts.
 */
export function filesObject(files: readonly { readonly name: string; readonly data: Uint8Array }[]): GoTypedMap {
  return new GoTypedMap(
    FILES,
    files.map((file) => [file.name, file.data]),
  );
}

const get = method('Get', [STRING], (files, name) => decodedText(bytesAt(files, name)));
const getBytes = method('GetBytes', [STRING], (files, name) => bytesAt(files, name));
const lines = method('Lines', [STRING], (files, name) => new GoSlice(STRING_SLICE, splitLines(bytesAt(files, name))));
const glob = method('Glob', [STRING], (files, pattern) => selectFiles(files, pattern));
const asConfig = method('AsConfig', [], (files) => yamlByBaseName(files, decodedText));
const asSecrets = method('AsSecrets', [], (files) => yamlByBaseName(files, encodeBase64));

const BYTES_MAP: GoType = { kind: 'map', name: 'map[string][]uint8', key: STRING, elem: BYTES };
const FILES: GoType = namedType('engine.files', BYTES_MAP, [get, getBytes, lines, glob, asConfig, asSecrets]);

function method(
  name: string,
  params: readonly GoType[],
  call: (files: ReadonlyMap<string, GoValue>, argument: string) => GoValue,
): GoMethod {
  return {
    name,
    params,
    variadic: false,
    // A nil receiver has no files; its methods behave as those of an empty map.
    call: (receiver, argument) => call(receiver instanceof Map ? receiver : new Map(), argument as string),
  };
}

const noBytes = new Uint8Array(0);

function bytesAt(files: ReadonlyMap<string, GoValue>, name: string): Uint8Array {
  const data = files.get(name);
  return data instanceof Uint8Array ? data : noBytes;
}

function splitLines(data: Uint8Array): string[] {
  if (data.length === 0) return [];
  const text = decodedText(data);
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

/** A pattern that does not compile selects everything (v154). */
function selectFiles(files: ReadonlyMap<string, GoValue>, pattern: string): GoTypedMap {
  const matches = compileOrAll(pattern);
  return new GoTypedMap(
    FILES,
    [...files].filter(([name]) => matches(name)),
  );
}

function compileOrAll(pattern: string): (name: string) => boolean {
  try {
    return compileGlob(pattern, '/');
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    return () => true;
  }
}

function yamlByBaseName(files: ReadonlyMap<string, GoValue>, format: (data: Uint8Array) => string): string {
  const entries = new GoTypedMap(STRING_MAP);
  // Helm takes them in random order, so which of two files with one base name stays is open; here it is the last path.
  for (const name of [...files.keys()].sort(compareStrings)) entries.set(basePath(name), format(bytesAt(files, name)));
  return toYaml(entries);
}

function encodeBase64(data: Uint8Array): string {
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64');
}
