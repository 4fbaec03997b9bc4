import { GoError } from '../../reflect/index.ts';

/** A place in a YAML text. Line and column are 1-based, lines end at LF, columns count UTF-16 units; `offset` is an index. */
export interface YamlPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

export interface YamlErrorOptions {
  /** Where the trouble really is; the line inside the message is often one off, as in libyaml. */
  readonly position?: YamlPosition | undefined;
  readonly cause?: unknown;
}

/**
 * A failure to read YAML. `message` is go-yaml's exact text, with the prefix of sigs.k8s.io/yaml where that adds one (Y7).
 */
export class YamlError extends GoError {
  readonly position: YamlPosition | undefined;

  constructor(message: string, options: YamlErrorOptions = {}) {
    super(message, options.cause);
    this.name = 'YamlError';
    this.position = options.position;
  }
}

/**
 * go-yaml's words for a problem (decode.go, parser.fail). `line` is the zero-based line of libyaml's mark, plus one for a
 * scanner's problem; 0 leaves the line out.
 */
export function problemMessage(problem: string, line: number): string {
  return line === 0 ? `yaml: ${problem}` : `yaml: line ${line}: ${problem}`;
}

export function positionAt(text: string, offset: number): YamlPosition {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = end + 1;
  }
  return { line, column: offset - lineStart + 1, offset };
}
