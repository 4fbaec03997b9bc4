import { readsAsString } from './reads-as-string.ts';
import type { YamlDialect } from './yaml-dialect.ts';

/**
 * `binary`: the text is not valid UTF-8 and is written as base64. `refused`: it holds characters that JSON, or its way
 * through a YAML reader, would change.
 */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'binary' | 'refused';

/**
 * The style go-yaml gives a string (encode.go, stringv; emitterc.go, yaml_emitter_analyze_scalar and
 * yaml_emitter_select_scalar_style; rules E3 and E4) in block context.
 */
export function chooseStyle(text: string, dialect: YamlDialect): ScalarStyle {
  const traits = analyse(text);
  if ((traits & UNSAFE) !== 0) {
    if (dialect.jsonSafeOnly) return 'refused';
    if (!text.isWellFormed()) return 'binary';
  }
  if (text.includes('\n')) {
    const inBlock = dialect.tabsInBlocks ? NOT_IN_BLOCK : NOT_IN_BLOCK | TAB;
    return (traits & inBlock) === 0 ? 'literal' : 'double';
  }
  if (!readsAsString(text, dialect)) return 'double';
  if ((traits & (NOT_PLAIN | NOT_SINGLE)) === 0) return 'plain';
  return (traits & NOT_SINGLE) === 0 ? 'single' : 'double';
}

/** Whether a text has a line break of YAML 1.1 in it, which keeps it from being a simple key. */
export function isMultiline(text: string): boolean {
  return lineBreak.test(text);
}

export function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** Whether go-yaml prints a character as it is. It never does so beyond the basic plane. */
export function isPrintable(code: number): boolean {
  if (code < 0x7f) return code >= 0x20 || code === 0x0a;
  return code >= 0xa0 && code <= 0xfffd && code !== 0xfeff && (code < 0xd800 || code > 0xdfff);
}

const lineBreak = /[\n\r\u0085\u2028\u2029]/;

const TAB = 1;
/** Cannot be told apart from something else when plain: indicators, leading and trailing space. */
const INDICATOR = 2;
const UNPRINTABLE = 4;
const EDGE_SPACE = 8;
const TRAILING_SPACE = 16;
const LINE_BREAK = 32;
const BREAK_SPACE = 64;
const SPACE_BREAK = 128;
const UNSAFE = 256;

const NOT_PLAIN = INDICATOR | EDGE_SPACE | LINE_BREAK;
const NOT_SINGLE = TAB | UNPRINTABLE | BREAK_SPACE | SPACE_BREAK;
const NOT_IN_BLOCK = UNPRINTABLE | SPACE_BREAK | TRAILING_SPACE;

/** ASCII that means nothing anywhere but at the beginning: printable, without space, colon and hash. */
const ORDINARY = Uint8Array.from({ length: 0x80 }, (_, code) =>
  Number(code > 0x20 && code < 0x7f && code !== 0x23 && code !== 0x3a),
);

function analyse(text: string): number {
  let traits = text.startsWith('---') || text.startsWith('...') ? INDICATOR : 0;
  const last = text.length - 1;
  let previous = 0x20;
  for (let at = 0; at <= last; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x80 && at > 0 && ORDINARY[code] === 1) {
      previous = code;
      continue;
    }
    if (code === 0x20) {
      if (at === 0) traits |= EDGE_SPACE;
      else if (isLineBreak(previous)) traits |= BREAK_SPACE;
      if (at === last) traits |= EDGE_SPACE | TRAILING_SPACE;
    } else if (isLineBreak(code)) {
      traits |= LINE_BREAK;
      // The scan starts from an imagined space that is none to this rule.
      if (at > 0 && previous === 0x20) traits |= SPACE_BREAK;
    } else if (isIndicator(code, at === 0 ? undefined : previous, at === last ? undefined : text.charCodeAt(at + 1))) {
      traits |= INDICATOR;
    }
    if (!isPrintable(code)) traits |= code === 0x09 ? TAB : unprintable(text, at);
    previous = code;
  }
  return traits;
}

/** U+0085, DEL, other C1 controls, U+FFFE, U+FFFF and broken runes do not survive JSON and the YAML reader after it. */
function unprintable(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0x20 || code === 0xfeff) return UNPRINTABLE;
  if (code < 0xd800 || code > 0xdfff) return UNPRINTABLE | UNSAFE;
  return isPairedSurrogate(text, at) ? UNPRINTABLE : UNPRINTABLE | UNSAFE;
}

function isPairedSurrogate(text: string, at: number): boolean {
  if (text.charCodeAt(at) >= 0xdc00) return text.codePointAt(at - 1)! > 0xffff;
  return text.codePointAt(at)! > 0xffff;
}

/** Whether a character means something in block context where it stands. */
function isIndicator(code: number, previous: number | undefined, next: number | undefined): boolean {
  switch (code) {
    case 0x3a: // :
      return next === undefined || isBlank(next);
    case 0x23: // #
      return previous === undefined || isBlank(previous) || isLineBreak(previous) || previous === 0;
    case 0x2d: // -
    case 0x3f: // ?
      return previous === undefined && (next === undefined || isBlank(next));
    default:
      return previous === undefined && code < 0x80 && FIRST_INDICATORS.includes(String.fromCharCode(code));
  }
}

const FIRST_INDICATORS = ',[]{}&*!|>\'"%@`';

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
