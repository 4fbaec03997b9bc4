import { characterWidth, textWidth } from './text-width.ts';

/**
 * Rows as a table: columns as wide as their widest line, filled with spaces, tabs between them (Go: github.com/gosuri/uitable).
 * A cell of several lines is taken for as wide as all of them together: the table cuts it, with `...`, at the width of its
 * column. There is no line break at the end.
 */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, ...cell.split('\n').map(textWidth));
    }
  }
  return rows.map((row) => formatRow(row, widths)).join('\n');
}

function formatRow(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, column) => fitWidth(cell, widths[column]!).split('\n'));
  const height = Math.max(...cells.map((lines) => lines.length));
  const lines = Array.from({ length: height }, (_, line) =>
    cells.map((cell, column) => formatLine(cell[line], widths[column]!)).join('\t'),
  );
  return lines.join('\n');
}

/** A cell that has no such line is at least one space. */
function formatLine(line: string | undefined, width: number): string {
  return line === undefined ? ' '.repeat(Math.max(width, 1)) : fitWidth(line, width);
}

function fitWidth(text: string, width: number): string {
  if (width === 0) return text;
  const taken = textWidth(text);
  if (taken <= width) return text + ' '.repeat(width - taken);
  let kept = '';
  let used = 0;
  for (const character of text) {
    kept += character;
    const own = characterWidth(character);
    if (used + own >= width - 3) break;
    used += own;
  }
  return `${kept}...`;
}
