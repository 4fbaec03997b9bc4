/** A position in a set line. Runes are read as Go's bytes.Buffer.ReadRune gives them: a byte that is not UTF-8 is U+FFFD. */
export interface RuneReader {
  readonly text: string;
  at: number;
}

export interface RuneRun {
  readonly text: string;
  /** The rune that stopped the run, which is consumed too; undefined at the end of the line. */
  readonly stop: string | undefined;
}

/**
 * Reads up to one of the stop characters (all ASCII). With `escapes` a backslash takes the next rune as it is; one that
 * ends the line is dropped. Go: strvals runesUntil and runesUntilLiteral.
 */
export function readRunesUntil(reader: RuneReader, stops: string, options: { readonly escapes: boolean }): RuneRun {
  const { text } = reader;
  let run = '';
  let from = reader.at;
  for (let at = from; at < text.length; at++) {
    const unit = text[at]!;
    if (stops.includes(unit)) {
      reader.at = at + 1;
      return { text: (run + text.slice(from, at)).toWellFormed(), stop: unit };
    }
    if (unit !== '\\' || !options.escapes) continue;
    run += text.slice(from, at);
    from = at + 1;
    at = from;
  }
  reader.at = text.length;
  return { text: (run + text.slice(from)).toWellFormed(), stop: undefined };
}
