import { expect, test } from 'vitest';
import { DiagnosticError, formatDiagnostic, isDiagnosticError, suggestName } from './index.ts';

test('a diagnostic shows the offending line with a caret, then the hint', () => {
  const error = new DiagnosticError('values/unknown-key', {
    message: 'unknown key "replica"',
    span: { file: 'values.yaml', start: { line: 2, column: 3 }, end: { line: 2, column: 10 } },
    hint: 'did you mean "replicas"?',
  });
  const text = formatDiagnostic(error.diagnostic, { sourceOf: () => 'web:\n  replica: 2\n' });
  expect(text).toBe(
    [
      'error[values/unknown-key]: unknown key "replica"',
      '  --> values.yaml:2:3',
      '   2 |   replica: 2',
      '     |   ^^^^^^^',
      '  hint: did you mean "replicas"?',
    ].join('\n'),
  );
});

test('a caret below a line with tabs keeps the tabs', () => {
  const text = formatDiagnostic(
    { code: 'a/b', severity: 'warning', message: 'm', span: { file: 'f', start: { line: 1, column: 3 } } },
    { sourceOf: () => '\t\tx' },
  );
  expect(text.split('\n').at(-1)).toBe('     | \t\t^');
});

test('a line of a million characters is cut around the place', () => {
  const text = formatDiagnostic(
    { code: 'a/b', severity: 'error', message: 'm', span: { file: 'f', start: { line: 1, column: 500_001 } } },
    { sourceOf: () => `${'a'.repeat(500_000)}X${'b'.repeat(500_000)}` },
  );
  const [excerpt, caret] = text.split('\n').slice(-2);
  expect(excerpt!.length).toBeLessThan(200);
  expect(excerpt![caret!.indexOf('^')]).toBe('X');
});

test('a guard knows a coded error by shape', () => {
  expect(isDiagnosticError(new DiagnosticError('a/b', { message: 'm' }))).toBe(true);
  expect(isDiagnosticError(new Error('m'))).toBe(false);
});

test.each([
  ['replica', ['replicas', 'image'], 'replicas'],
  ['imgae', ['image', 'imagePullPolicy'], 'image'],
  ['nothing', ['replicas', 'image'], undefined],
  ['a', ['b', 'ab'], 'b'],
])('a misspelt %s among %j suggests %s', (name, candidates, expected) => {
  expect(suggestName(name, candidates)).toBe(expected);
});
