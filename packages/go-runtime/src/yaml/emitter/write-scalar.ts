import { Buffer } from 'node:buffer';
import { bytesOf } from '../../bytes/index.ts';
import { isLineBreak, isPrintable, type ScalarStyle } from './scalar-style.ts';
import { columnOf, lineBreak, spaces, type YamlWriter } from './yaml-writer.ts';

export interface ScalarPlace {
  /** Indentation of the lines after the first. */
  readonly indent: number;
  /** Whether the scalar may fold: everywhere but in a simple key. */
  readonly mayFold: boolean;
}

/** Writes a string in a style that chooseStyle gave for it. */
export function writeScalar(
  writer: YamlWriter,
  text: string,
  style: Exclude<ScalarStyle, 'refused'>,
  place: ScalarPlace,
): void {
  switch (style) {
    case 'plain':
      writePlain(writer, text, place);
      break;
    case 'single':
      writeSingleQuoted(writer, text, place);
      break;
    case 'double':
      writeDoubleQuoted(writer, text, place);
      break;
    case 'literal':
      writeLiteral(writer, text, place.indent);
      break;
    case 'binary':
      writeBinary(writer, text, place.indent);
      break;
  }
}

/** Writes a plain scalar: at each lone space beyond the width the line ends (rule E2). */
export function writePlain(writer: YamlWriter, text: string, place: ScalarPlace): void {
  const column = columnOf(writer);
  const { width } = writer.dialect;
  if (!place.mayFold || column + text.length <= width || !text.includes(' ')) writer.out += text;
  else writer.out += foldAtSpaces(text, { column, width, indent: place.indent });
}

interface Fold {
  readonly column: number;
  readonly width: number;
  readonly indent: number;
}

/**
 * A space with no space beside it becomes a line break where the column is beyond the width. Not the last character.
 */
function foldAtSpaces(text: string, { column, width, indent }: Fold): string {
  let out = '';
  let from = 0;
  let lineFrom = -column;
  for (let at = text.indexOf(' '); at >= 0; at = text.indexOf(' ', at + 1)) {
    if (at - lineFrom <= width || at === 0 || at === text.length - 1) continue;
    if (text.charCodeAt(at - 1) === 0x20 || text.charCodeAt(at + 1) === 0x20) continue;
    out += text.slice(from, at) + lineBreak(indent);
    from = at + 1;
    lineFrom = from - indent;
  }
  return out + text.slice(from);
}

/**
 * Writes a single-quoted scalar. The line breaks in it, only U+2028 and U+2029, stay and are followed by the
 * indentation.
 */
function writeSingleQuoted(writer: YamlWriter, text: string, place: ScalarPlace): void {
  writer.out += "'";
  const quoted = text.includes("'") ? text.replaceAll("'", "''") : text;
  const column = columnOf(writer);
  const { width } = writer.dialect;
  if (separators.test(text)) writer.out += indentAfterSeparators(quoted, { column, width, indent: place.indent });
  else if (!place.mayFold || column + quoted.length <= width || !text.includes(' ')) writer.out += quoted;
  else writer.out += foldAtSpaces(quoted, { column, width, indent: place.indent });
  writer.out += "'";
}

const separators = /[\u2028\u2029]/;
const separatedLine = /([\u2028\u2029]+)([^\u2028\u2029]*)/g;

/** Only for scalars that may fold: a key with a line break in it is no simple key. */
function indentAfterSeparators(text: string, fold: Fold): string {
  const first = text.search(separators);
  const rest = text.slice(first).replace(separatedLine, (_, breaks: string, line: string) => {
    if (line === '') return breaks;
    return breaks + spaces(fold.indent) + foldAtSpaces(line, { ...fold, column: fold.indent });
  });
  return foldAtSpaces(text.slice(0, first), fold) + rest;
}

const ordinary = /^[ !#-[\]-~\u00a0-\u1fff\u2c00-\ud7ff]*$/;

/** Writes a double-quoted scalar (emitterc.go, yaml_emitter_write_double_quoted_scalar; rule E4). */
function writeDoubleQuoted(writer: YamlWriter, text: string, place: ScalarPlace): void {
  writer.out += '"';
  const room = place.mayFold ? writer.dialect.width - columnOf(writer) : Infinity;
  if (ordinary.test(text) && (text.length <= room || !text.includes(' '))) writer.out += text;
  else writer.out += escapeAndFold(text, { ...place, column: columnOf(writer), width: writer.dialect.width });
  writer.out += '"';
}

function escapeAndFold(text: string, fold: Fold & ScalarPlace): string {
  // libyaml asks whether the whole scalar begins with a byte order mark where it means this character.
  const escapeAll = text.charCodeAt(0) === 0xfeff;
  const last = text.length - 1;
  let out = '';
  let lineFrom = -fold.column;
  let afterSpace = false;
  for (let at = 0; at <= last; at++) {
    const code = text.codePointAt(at)!;
    if (escapeAll || code === 0x22 || code === 0x5c || !isPrintable(code) || isLineBreak(code)) {
      out += escapeOf(code);
      if (code > 0xffff) at++;
      afterSpace = false;
    } else if (code !== 0x20) {
      out += text[at];
      afterSpace = false;
    } else {
      const folds = fold.mayFold && !afterSpace && at > 0 && at < last && out.length - lineFrom > fold.width;
      if (folds) {
        out += lineBreak(fold.indent);
        lineFrom = out.length - fold.indent;
        if (text.charCodeAt(at + 1) === 0x20) out += '\\';
      } else out += ' ';
      afterSpace = true;
    }
  }
  return out;
}

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x00, '\\0'],
  [0x07, '\\a'],
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0b, '\\v'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x1b, '\\e'],
  [0x22, '\\"'],
  [0x5c, '\\\\'],
  [0x85, '\\N'],
  [0xa0, '\\_'],
  [0x2028, '\\L'],
  [0x2029, '\\P'],
]);

function escapeOf(code: number): string {
  const named = ESCAPES.get(code);
  if (named !== undefined) return named;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** Bytes as base64, which is plain if it fits one line of 70 (resolve.go, encodeBase64). */
export function base64Lines(text: string): string {
  const base64 = Buffer.from(bytesOf(text)).toString('base64');
  return base64.length < 70 ? base64 : base64.replace(/.{1,70}/g, '$&\n');
}

function writeBinary(writer: YamlWriter, text: string, indent: number): void {
  const base64 = base64Lines(text);
  writer.out += '!!binary ';
  if (base64.endsWith('\n')) writeLiteral(writer, base64, indent);
  else writer.out += base64;
}

/** Writes a literal block scalar with the hints it needs (emitterc.go, yaml_emitter_write_block_scalar_hints). */
function writeLiteral(writer: YamlWriter, text: string, indent: number): void {
  const first = text.charCodeAt(0);
  const hint = first === 0x20 || isLineBreak(first) ? '2' : '';
  writer.out += `|${hint}${chompingOf(text)}\n${indentLines(text, spaces(indent))}`;
  writer.atLineStart = isLineBreak(text.charCodeAt(text.length - 1));
}

function chompingOf(text: string): string {
  const last = text.length - 1;
  if (!isLineBreak(text.charCodeAt(last))) return '-';
  return last === 0 || isLineBreak(text.charCodeAt(last - 1)) ? '+' : '';
}

/** Puts the padding before every line that is not empty. */
function indentLines(text: string, padding: string): string {
  if (separators.test(text)) return text.replace(/[^\n\u2028\u2029]+/g, (line) => padding + line);
  const indented = text.replace(/\n(?!\n|$)/g, `\n${padding}`);
  return text.startsWith('\n') ? indented : padding + indented;
}
