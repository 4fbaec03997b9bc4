import type { YamlPosition } from './yaml-error.ts';

/** Tells the position of any offset of a text, after one pass over it. */
export function createPositions(text: string): (offset: number) => YamlPosition {
  const lineStarts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
  return (offset) => {
    const line = lineAt(lineStarts, offset);
    return { line: line + 1, column: offset - lineStarts[line]! + 1, offset };
  };
}

/** The index of the last line that starts at or before the offset. */
function lineAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
