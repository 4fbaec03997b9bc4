import { GoError, type GoMap } from '@metachart/go-runtime/reflect';
import { registerKey, type ValueSource } from '../provenance/origins.ts';
import {
  parseSetFileInto,
  parseSetInto,
  parseSetJsonInto,
  parseSetLiteralInto,
  parseSetStringInto,
} from '../strvals/parse-set.ts';
import type { SetOptions } from '../strvals/set-parser.ts';
import { mergeMaps } from './merge-maps.ts';
import { readValuesFile, type ValuesFile } from './read-values.ts';

/** What a user gives beside the chart: values files and the flags of the --set family. */
export interface ValueSettings {
  /** `-f`, in order. */
  readonly files?: readonly ValuesFile[];
  /** `--set-json` */
  readonly setJson?: readonly string[];
  /** `--set` */
  readonly set?: readonly string[];
  /** `--set-string` */
  readonly setString?: readonly string[];
  /** `--set-file` */
  readonly setFile?: readonly string[];
  /** `--set-literal` */
  readonly setLiteral?: readonly string[];
}

/** Gives the text of a file that a --set-file names; throws GoError where it cannot. */
export type ReadFile = (name: string) => string;

/**
 * The values of a user, by kind and not by their place on the command line: files, then --set-json, --set, --set-string,
 * --set-file and --set-literal. Throws GoError with Helm's texts, `failed parsing --set data: …`.
 * Go: pkg/cli/values Options.MergeValues (L9, L10).
 */
export function composeUserValues(settings: ValueSettings, readFile: ReadFile = refuseFile): GoMap {
  let values: GoMap = new Map();
  for (const file of settings.files ?? []) values = mergeMaps(values, readValuesFile(file));
  for (const line of settings.setJson ?? []) {
    // Helm does not tell what is wrong with the JSON.
    const message = () => `failed parsing --set-json data ${line}`;
    rewordErrors(message, () => parseSetJsonInto(line, values, recordOrigins('--set-json', line)));
  }
  for (const [flag, lines, parse] of plainFlags(settings, readFile)) {
    for (const line of lines ?? []) {
      const message = (problem: string) => `failed parsing ${flag} data: ${problem}`;
      rewordErrors(message, () => parse(line, values, recordOrigins(flag, line)));
    }
  }
  return values;
}

type ParseLine = (line: string, values: GoMap, options: SetOptions) => void;

function plainFlags(
  settings: ValueSettings,
  readFile: ReadFile,
): readonly (readonly [string, readonly string[] | undefined, ParseLine])[] {
  return [
    ['--set', settings.set, parseSetInto],
    ['--set-string', settings.setString, parseSetStringInto],
    ['--set-file', settings.setFile, (line, values, options) => parseSetFileInto(line, values, readFile, options)],
    ['--set-literal', settings.setLiteral, parseSetLiteralInto],
  ];
}

function recordOrigins(flag: string, line: string): SetOptions {
  const source: ValueSource = { kind: 'flag', name: `${flag} ${line}` };
  return { onAssign: (map, key) => registerKey(map, key, { source, path: [key] }) };
}

function refuseFile(name: string): never {
  throw new GoError(`open ${name}: no such file or directory`);
}

function rewordErrors(reword: (problem: string) => string, parse: () => void): void {
  try {
    parse();
  } catch (error) {
    if (error instanceof GoError) throw new GoError(reword(error.message), error);
    throw error;
  }
}
