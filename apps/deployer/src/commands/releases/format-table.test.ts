import { expect, test } from 'vitest';
import { formatTable } from './format-table.ts';

// What uitable 0.0.4 prints of the same rows.
test.each([
  [
    'two columns',
    [
      ['NAME', 'B'],
      ['x', 'longer'],
    ],
    'NAME\tB     \nx   \tlonger',
  ],
  [
    'an empty column',
    [
      ['', 'a'],
      ['', ''],
    ],
    '\ta\n\t ',
  ],
  [
    'a cell of two lines, cut at its wider one',
    [
      ['A', 'B'],
      ['x\ny', 'zz'],
    ],
    'A\tB \nx...\tzz',
  ],
  [
    'a cell whose second line is not cut',
    [
      ['abc\ndefgh\n', 'q'],
      ['p', 'r\n'],
    ],
    'ab...\tq\np    \tr\n     \t ',
  ],
  [
    'wide characters',
    [
      ['你好 welt\nzwei', 'é'],
      ['x', '日本'],
    ],
    '你好 w...\té   \nx        \t日本',
  ],
  ['three short lines', [['a\nb\nc']], 'a...'],
  ['no rows', [], ''],
] as const)('a table with %s', (_, rows, text) => {
  expect(formatTable(rows)).toBe(text);
});
