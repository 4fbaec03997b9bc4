import { bytesOf, isAscii } from '../bytes/index.ts';
import { GoError } from '../reflect/index.ts';
import { quoteBytewise } from './quote-time-text.ts';

/** A time being read; fields that may be missing are undefined. Texts hold one character for each byte. */
export interface TimeParser {
  readonly layout: string;
  readonly text: string;
  at: number;
  year: number;
  month: number | undefined;
  day: number | undefined;
  yearDay: number | undefined;
  hour: number;
  minute: number;
  second: number;
  nanosecond: number;
  half: 'am' | 'pm' | undefined;
  utc: boolean;
  offset: number | undefined;
  zoneName: string;
}

/** What is wrong with a field: it does not look like one, or the named thing is out of range. */
export type Problem =
  | 'bad'
  | 'month'
  | 'hour'
  | 'minute'
  | 'second'
  | 'fractional second'
  | `time zone offset ${string}`;

/** A parser of these texts, one character for each of their bytes, that has read nothing. */
export function createParser(layout: string, text: string): TimeParser {
  return {
    layout: bytewise(layout),
    text: bytewise(text),
    at: 0,
    year: 0,
    month: undefined,
    day: undefined,
    yearDay: undefined,
    hour: 0,
    minute: 0,
    second: 0,
    nanosecond: 0,
    half: undefined,
    utc: false,
    offset: undefined,
    zoneName: '',
  };
}

/** A run of spaces in the layout takes any run of spaces, or the end. Go: format.go, skip. */
export function skipPrefix(parser: TimeParser, prefix: string): void {
  const { text } = parser;
  for (let i = 0; i < prefix.length; ) {
    if (prefix.charCodeAt(i) === 0x20) {
      if (parser.at < text.length && text.charCodeAt(parser.at) !== 0x20) throw cannotParse(parser, prefix, parser.at);
      while (prefix.charCodeAt(i) === 0x20) i++;
      while (text.charCodeAt(parser.at) === 0x20) parser.at++;
      continue;
    }
    if (text.charCodeAt(parser.at) !== prefix.charCodeAt(i)) throw cannotParse(parser, prefix, parser.at);
    i++;
    parser.at++;
  }
}

/** Finds a name whatever its case, as Go does for the letters of ASCII. */
export function readName(parser: TimeParser, names: readonly string[]): number | undefined {
  for (let i = 0; i < names.length; i++) {
    const name = names[i]!;
    if (parser.text.slice(parser.at, parser.at + name.length).toLowerCase() === name.toLowerCase()) {
      parser.at += name.length;
      return i;
    }
  }
  return undefined;
}

/** One to `most` digits, at least `least`. */
export function readNumber(parser: TimeParser, least: number, most: number): number | undefined {
  let value = 0;
  let count = 0;
  while (count < most && isDigit(parser, parser.at + count)) {
    value = value * 10 + parser.text.charCodeAt(parser.at + count) - 0x30;
    count++;
  }
  if (count === 0 || count < least) return undefined;
  parser.at += count;
  return value;
}

/** Digits that may have a sign, to the end; none at all count as 0. Go: format.go, atoi. */
export function readSigned(text: string): number | undefined {
  if (!/^[-+]?[0-9]*$/.test(text)) return undefined;
  return Number(text === '' || text === '-' || text === '+' ? 0 : text);
}

/** The next characters, which must be there. */
export function take(parser: TimeParser, length: number): string {
  const taken = parser.text.slice(parser.at, parser.at + length);
  parser.at += length;
  return taken;
}

export function skipSpaces(parser: TimeParser, most: number): void {
  for (let i = 0; i < most && parser.text.charCodeAt(parser.at) === 0x20; i++) parser.at++;
}

export function isDigit({ text }: TimeParser, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

export function isPoint({ text }: TimeParser, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x2e || unit === 0x2c;
}

/** The error for a text that does not look like an element of the layout. */
export function cannotParse(parser: TimeParser, element: string, from: number): GoError {
  const rest = quoteBytewise(parser.text.slice(from));
  return new GoError(
    `parsing time ${quoteBytewise(parser.text)} as ${quoteBytewise(parser.layout)}: cannot parse ${rest} as ${quoteBytewise(element)}`,
  );
}

export function outOfRange(parser: TimeParser, what: string): GoError {
  return timeError(parser, `: ${what} out of range`);
}

export function timeError(parser: TimeParser, message: string): GoError {
  return new GoError(`parsing time ${quoteBytewise(parser.text)}${message}`);
}

function bytewise(text: string): string {
  return isAscii(text) ? text : Buffer.from(bytesOf(text)).toString('latin1');
}
