import { GoError } from '../reflect/index.ts';
import { canBackquote, quote } from '../strconv/index.ts';
import type { BacktrackingCost } from './backtracking-cost.ts';
import { compileProgram, type Program } from './compile-program.ts';
import { type NativeSource, nativeSourceOf } from './native-regexp.ts';
import { isNullable, startHints } from './node-facts.ts';
import { parseRegexp } from './parse-regexp.ts';
import type { StartHints } from './run-program.ts';

/** A compiled regular expression, as Go's *regexp.Regexp. Everything but the first three is for this folder. */
export interface Regexp {
  readonly pattern: string;
  /** Number of groups, without the whole match. */
  readonly groupCount: number;
  /** Name of each group, "" for none; the whole match first. */
  readonly groupNames: readonly string[];
  readonly nullable: boolean;
  /** The same in JavaScript, where that can be. */
  readonly native: NativeRegexp | undefined;
  readonly program: () => Program;
  readonly hints: () => StartHints;
}

export interface NativeRegexp {
  readonly plain: RegExp;
  /** Reports where groups are. */
  readonly withOffsets: () => RegExp;
  readonly cost: BacktrackingCost;
}

/**
 * Compiles RE2 syntax as regexp.Compile does (rule P16); the results of the last few hundred patterns are kept. Throws
 * GoError `error parsing regexp: …` with Go's text, and DiagnosticError `regexp/pattern-too-large` for a monstrous pattern.
 */
export function compileRegexp(pattern: string): Regexp {
  const known = compiled.get(pattern);
  if (known) {
    compiled.delete(pattern);
    compiled.set(pattern, known);
    return known;
  }
  const regexp = compile(pattern);
  if (pattern.length > MAX_KEPT_LENGTH) return regexp;
  if (compiled.size === MAX_KEPT) compiled.delete(compiled.keys().next().value!);
  compiled.set(pattern, regexp);
  return regexp;
}

/** As `compileRegexp`, with the text of regexp.MustCompile's panic: ``regexp: Compile(`(`): error parsing regexp: …``. */
export function mustCompileRegexp(pattern: string): Regexp {
  try {
    return compileRegexp(pattern);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    const shown = canBackquote(pattern) ? `\`${pattern}\`` : quote(pattern);
    throw new GoError(`regexp: Compile(${shown}): ${error.message}`, error);
  }
}

const MAX_KEPT = 500;
const MAX_KEPT_LENGTH = 2_000;
/** In order of use, the least recent first. */
const compiled = new Map<string, Regexp>();

function compile(pattern: string): Regexp {
  const { root, groupNames } = parseRegexp(pattern);
  return {
    pattern,
    groupCount: groupNames.length - 1,
    groupNames,
    nullable: isNullable(root),
    native: nativeRegexp(nativeSourceOf(root)),
    program: lazily(() => compileProgram(root)),
    hints: lazily(() => startHints(root)),
  };
}

function nativeRegexp(native: NativeSource | undefined): NativeRegexp | undefined {
  if (!native) return undefined;
  const { source, cost } = native;
  return { plain: new RegExp(source, 'gu'), withOffsets: lazily(() => new RegExp(source, 'dgu')), cost };
}

function lazily<Value extends object>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
