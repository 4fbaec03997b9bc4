import { moveToChunks, type OutputText } from '../../json/output-text.ts';
import type { YamlDialect } from './yaml-dialect.ts';

/** The text written so far, and where on its line the next character will stand. */
export interface YamlWriter extends OutputText {
  readonly dialect: YamlDialect;
  /** Offset in `out` of the first character of the current line. */
  lineStart: number;
  /** Whether the current line is still empty because a block scalar has just ended with a line break. */
  atLineStart: boolean;
  /** How many containers are open. */
  depth: number;
}

export function createWriter(dialect: YamlDialect): YamlWriter {
  return { dialect, out: '', chunks: [], chunked: 0, lineStart: 0, atLineStart: false, depth: 0 };
}

/** Begins a line at an indentation; a line that a block scalar has begun already is used. */
export function beginLine(writer: YamlWriter, indent: number): void {
  moveToChunks(writer, 'yaml');
  if (writer.atLineStart) {
    writer.lineStart = writer.out.length;
    writer.out += spaces(indent);
    writer.atLineStart = false;
  } else {
    writer.lineStart = writer.out.length + 1;
    writer.out += lineBreak(indent);
  }
}

/** The column of the next character. Nothing that is written needs two UTF-16 units. */
export function columnOf(writer: YamlWriter): number {
  return writer.out.length - writer.lineStart;
}

export function spaces(count: number): string {
  return lineBreak(count).slice(1);
}

const breaks: string[] = [];

/** A line feed and the indentation of the line after it. */
export function lineBreak(indent: number): string {
  if (indent >= REMEMBERED) return `\n${' '.repeat(indent)}`;
  breaks[indent] ??= `\n${' '.repeat(indent)}`;
  return breaks[indent];
}

const REMEMBERED = 200;
