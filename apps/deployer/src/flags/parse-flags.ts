import { DiagnosticError } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';
import { quote, quoteRune } from '@metachart/go-runtime/strconv';
import type { Flag, FlagTable, FlagValues } from './flag.ts';

export interface ParsedArguments<Table extends FlagTable> {
  readonly flags: FlagValues<Table>;
  readonly positional: readonly string[];
  /** Whether `-h` or `--help` stands among the flags. */
  readonly help: boolean;
}

/**
 * Reads flags as pflag does, so that a command line written for Helm means the same here: flags and arguments in any
 * order, `--name value`, `--name=value`, `-n value`, `-nvalue`, `-n=value`, switches bundled as `-ab`, `--` ends the flags,
 * and of a repeated flag each occurrence counts in turn. Throws DiagnosticError `command/invalid-flag` with pflag's text.
 */
export function parseFlags<Table extends FlagTable>(table: Table, args: readonly string[]): ParsedArguments<Table> {
  const state: ParseState = {
    byName: new Map(Object.entries(table).map(([key, flag]) => [flag.name, { key, flag }])),
    byShorthand: new Map(
      Object.entries(table).flatMap(([key, flag]) =>
        flag.shorthand ? [[flag.shorthand, { key, flag }] as const] : [],
      ),
    ),
    values: Object.fromEntries(Object.entries(table).map(([key, flag]) => [key, flag.initial])),
    help: false,
  };
  const positional: string[] = [];
  for (let at = 0; at < args.length; ) {
    const arg = args[at++]!;
    if (arg === '--') {
      positional.push(...args.slice(at));
      break;
    }
    if (arg.length < 2 || arg[0] !== '-') positional.push(arg);
    else if (arg[1] === '-') at = readLong(state, { args, at, arg });
    else at = readShort(state, { args, at, arg });
  }
  return { flags: state.values as FlagValues<Table>, positional, help: state.help };
}

interface KeyedFlag {
  readonly key: string;
  readonly flag: Flag;
}

interface ParseState {
  readonly byName: ReadonlyMap<string, KeyedFlag>;
  readonly byShorthand: ReadonlyMap<string, KeyedFlag>;
  readonly values: Record<string, unknown>;
  help: boolean;
}

/** Where reading stands: `arg` is the flag, `at` the index of what follows it. */
interface Position {
  readonly args: readonly string[];
  readonly at: number;
  readonly arg: string;
}

function readLong(state: ParseState, { args, at, arg }: Position): number {
  const body = arg.slice(2);
  if (body.startsWith('-') || body.startsWith('=')) fail(`bad flag syntax: ${arg}`);
  const sign = body.indexOf('=');
  const name = sign === -1 ? body : body.slice(0, sign);
  if (name === 'help') {
    state.help = true;
    return at;
  }
  const known = state.byName.get(name);
  if (known === undefined) return fail(`unknown flag: --${name}`);
  if (sign !== -1) return setFlag(state, known, body.slice(sign + 1), at);
  if (known.flag.bareValue !== undefined) return setFlag(state, known, known.flag.bareValue, at);
  const value = args[at];
  if (value === undefined) return fail(`flag needs an argument: --${name}`);
  return setFlag(state, known, value, at + 1);
}

function readShort(state: ParseState, { args, at, arg }: Position): number {
  let letters = arg.slice(1);
  while (letters !== '') {
    const letter = letters[0]!;
    const known = state.byShorthand.get(letter);
    if (known === undefined) {
      if (letter !== 'h') fail(`unknown shorthand flag: ${quoteRune(letter.charCodeAt(0))} in -${letters}`);
      state.help = true;
      letters = letters.slice(1);
      continue;
    }
    if (letters.length > 2 && letters[1] === '=') return setFlag(state, known, letters.slice(2), at);
    if (known.flag.bareValue !== undefined) {
      setFlag(state, known, known.flag.bareValue, at);
      letters = letters.slice(1);
      continue;
    }
    if (letters.length > 1) return setFlag(state, known, letters.slice(1), at);
    const value = args[at];
    if (value === undefined) return fail(`flag needs an argument: ${quoteRune(letter.charCodeAt(0))} in -${letters}`);
    return setFlag(state, known, value, at + 1);
  }
  return at;
}

function setFlag(state: ParseState, { key, flag }: KeyedFlag, text: string, next: number): number {
  try {
    state.values[key] = flag.read(state.values[key], text);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    const name = flag.shorthand ? `-${flag.shorthand}, --${flag.name}` : `--${flag.name}`;
    fail(`invalid argument ${quote(text)} for ${quote(name)} flag: ${error.message}`);
  }
  return next;
}

function fail(message: string): never {
  throw new DiagnosticError('command/invalid-flag', { message });
}
