import { expect, test } from 'vitest';
import { findCommand } from './find-command.ts';

test.each([
  ['a command first', ['template', '.', '-n', 'x'], 'template', ['.', '-n', 'x']],
  ['global flags before it', ['-n', 'x', '--debug', 'template', '.'], 'template', ['-n', 'x', '--debug', '.']],
  ['a value on its flag', ['--namespace=x', 'lint'], 'lint', ['--namespace=x']],
  ['no command', ['--debug'], undefined, ['--debug']],
])('%s', (_, args, name, rest) => {
  expect(findCommand(args)).toEqual({ name, rest });
});
