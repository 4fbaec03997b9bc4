import type { SourceSpan } from '@metachart/diagnostics';

export interface RenderedTemplate {
  /** The template's file as findings show it, and its text. */
  readonly file: string;
  readonly source: string;
  /** What it printed. */
  readonly rendered: string;
}

/** Gives the place in the template that a line (1-based) of what it printed comes from. */
export type LinePlacer = (line: number) => SourceSpan;

/**
 * Finds where in a template rendered lines come from: the one source line whose text outside of actions gives it. Where
 * several do, the one whose lines before agree best; where none does, as behind an include, the place that printed the
 * nearest line above. Without any the first line.
 */
export function createLinePlacer({ file, source, rendered }: RenderedTemplate): LinePlacer {
  const lines = source.split('\n');
  const alignment: Alignment = {
    matchers: lines.map(createMatcher),
    printed: rendered.split('\n'),
    candidates: new Map(),
  };
  return (line) => {
    for (let at = line - 1; at >= 0 && at > line - 1 - MAX_CLIMB; at--) {
      const best = bestMatch(alignment, at);
      if (best === undefined) continue;
      // Below a line that was found, an action printed the rest.
      const found = at === line - 1 ? best : actionBelow(lines, best);
      return { file, start: { line: found + 1, column: lines[found]!.search(/\S|$/) + 1 } };
    }
    return { file, start: { line: 1, column: 1 } };
  };
}

/** How far above a line its origin is looked for. */
const MAX_CLIMB = 60;

interface Matcher {
  /** The pieces of text between actions; the first and the last are where the line begins and ends. */
  readonly pieces: readonly string[];
  readonly weight: number;
}

function createMatcher(line: string): Matcher {
  const pieces = line.split(/\{\{.*?\}\}/);
  return { pieces, weight: pieces.join('').trim().length };
}

interface Alignment {
  readonly matchers: readonly Matcher[];
  readonly printed: readonly string[];
  /** The source lines that can have printed a text, by that text. */
  readonly candidates: Map<string, readonly number[]>;
}

function bestMatch(alignment: Alignment, at: number): number | undefined {
  const { matchers, printed } = alignment;
  let best: number | undefined;
  let bestScore = 0;
  for (const index of candidatesFor(alignment, printed[at]!)) {
    let score = 1 + matchers[index]!.weight;
    for (let back = 1; back <= 3 && index >= back && at >= back; back++) {
      if (matches(matchers[index - back]!, printed[at - back]!)) score += 100 - back;
    }
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

function candidatesFor({ matchers, candidates }: Alignment, text: string): readonly number[] {
  let found = candidates.get(text);
  if (found === undefined) {
    found = matchers.flatMap((matcher, index) => (matches(matcher, text) ? [index] : []));
    candidates.set(text, found);
  }
  return found;
}

/** Whether a line can have printed another: its pieces follow each other there. Lines of only actions match nothing. */
function matches({ pieces, weight }: Matcher, printed: string): boolean {
  if (weight < 2) return false;
  const first = pieces[0]!;
  const last = pieces.at(-1)!.trimEnd();
  const text = printed.trimEnd();
  if (pieces.length === 1) return first.trimEnd() === text;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, from);
    if (found === -1) return false;
    from = found + piece.length;
  }
  return from <= text.length - last.length;
}

function actionBelow(lines: readonly string[], index: number): number {
  const below = lines[index + 1];
  return below?.includes('{{') ? index + 1 : index;
}
