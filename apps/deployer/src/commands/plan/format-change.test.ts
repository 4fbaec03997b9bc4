import type { FieldChange } from '@metachart/release';
import { expect, test } from 'vitest';
import { formatChange } from './format-change.ts';

test.each<[string, FieldChange, string]>([
  ['a number', { path: 'spec.replicas', kind: 'changed', before: 1, after: 2 }, 'spec.replicas: 1 -> 2'],
  ['a text that is added', { path: 'data.a', kind: 'added', after: 'x' }, '+ data.a: "x"'],
  ['null that is removed', { path: 'a', kind: 'removed', before: null }, '- a: null'],
  [
    'a list of plain values',
    { path: 'args', kind: 'changed', before: ['a'], after: ['b', 1] },
    'args: ["a"] -> ["b",1]',
  ],
  ['data of a Secret', { path: 'data.a', kind: 'changed', redacted: true }, 'data.a: changed (redacted)'],
  [
    'an order',
    { path: 'env', kind: 'reordered', before: ['name=a', 'name=b'], after: ['name=b', 'name=a'] },
    'env: reordered\n  - ["name=a","name=b"]\n  + ["name=b","name=a"]',
  ],
  [
    'a part that is added',
    { path: 'spec', kind: 'added', after: { b: [{ c: 1 }], a: 'x' } },
    '+ spec:\n+   a: x\n+   b:\n+   - c: 1',
  ],
  [
    'lines of a text',
    { path: 'data.a', kind: 'changed', before: 'a\nb\n', after: 'a\nc\n' },
    'data.a:\n    a\n  - b\n  + c',
  ],
  ['a part that becomes a text', { path: 'a', kind: 'changed', before: { b: 1 }, after: 'x' }, 'a:\n  - b: 1\n  + x'],
  [
    'a text that would steer the terminal',
    { path: 'a', kind: 'added', after: '\u001b[2J\u009b' },
    '+ a: "\\u001b[2J\\u009b"',
  ],
  ['lines that would', { path: 'a', kind: 'added', after: 'x\n\u001b[2J\r' }, '+ a:\n+   x\n+   \\u001b[2J\\u000d'],
])('%s', (_, change, text) => {
  expect(formatChange(change).join('\n')).toBe(text);
});
