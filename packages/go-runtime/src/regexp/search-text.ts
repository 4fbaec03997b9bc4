import { isQuickToBacktrack } from './backtracking-cost.ts';
import type { NativeRegexp, Regexp } from './compile-regexp.ts';
import { type Offsets, searchWithProgram, type TextSearch } from './run-program.ts';

/**
 * Prepares the search of one text. JavaScript's machine does it where that is surely the same and quick; it gives up
 * (RangeError) when its stack is full, and then the own machine goes on.
 */
export function searchText(regexp: Regexp, text: string, { groups }: { readonly groups: boolean }): TextSearch {
  const native = nativeFor(regexp, text);
  const count = groups ? regexp.groupCount + 1 : 1;
  const { program, hints } = regexp;
  const runProgram = () => searchWithProgram(program(), text, { groups: count, hints: hints() });
  if (!native) return runProgram();
  let search = searchNatively(groups ? native.withOffsets() : native.plain, text, count);
  return (from) => {
    try {
      return search(from);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      search = runProgram();
      return search(from);
    }
  };
}

/** JavaScript's expression, where it may be used on a text. V8 may find empty matches within surrogate pairs. */
export function nativeFor({ native, nullable }: Regexp, text: string): NativeRegexp | undefined {
  if (!native || !isQuickToBacktrack(native.cost, text)) return undefined;
  return nullable && surrogate.test(text) ? undefined : native;
}

const surrogate = /[\ud800-\udfff]/;

function searchNatively(expression: RegExp, text: string, groups: number): TextSearch {
  return (from) => {
    expression.lastIndex = from;
    const match = expression.exec(text);
    if (!match) return undefined;
    if (groups === 1) return [match.index, match.index + match[0].length];
    return match.indices!.flatMap((range) => (range ? range : [-1, -1]));
  };
}

/** Number of units of the rune at an offset; 0 at the end. */
export function runeUnitsAt(text: string, at: number): number {
  const rune = text.codePointAt(at);
  if (rune === undefined) return 0;
  return rune > 0xffff ? 2 : 1;
}

/**
 * Calls `visit` for at most `limit` successive matches, as regexp.allMatches: an empty match right after another one does
 * not count.
 */
export function visitMatches(search: TextSearch, text: string, limit: number, visit: (match: Offsets) => void): void {
  let from = 0;
  let lastEnd = -1;
  for (let count = 0; count < limit && from <= text.length; ) {
    const match = search(from);
    if (!match) return;
    const start = match[0]!;
    const end = match[1]!;
    const repeated = end === from && start === lastEnd;
    from = end === from ? end + Math.max(runeUnitsAt(text, end), 1) : end;
    lastEnd = end;
    if (repeated) continue;
    visit(match);
    count++;
  }
}
