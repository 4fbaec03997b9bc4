import { expect, test } from 'vitest';
import { findCommand, globalSwitches } from './find-command.ts';
import { globalFlags } from './flags/global-flags.ts';

test.each([
  ['a command first', ['template', '.', '-n', 'x'], 'template', ['.', '-n', 'x']],
  ['global flags before it', ['-n', 'x', '--debug', 'template', '.'], 'template', ['-n', 'x', '--debug', '.']],
  ['a value on its flag', ['--namespace=x', '-nx', 'lint'], 'lint', ['--namespace=x', '-nx']],
  ['no command', ['--debug'], undefined, ['--debug']],
])('%s', (_, args, name, rest) => {
  expect(findCommand(args)).toEqual({ name, rest });
});

test('the switches are those of the global flags', () => {
  const switches = Object.values(globalFlags).filter((flag) => flag.bareValue !== undefined);
  expect([...globalSwitches].sort()).toEqual([...switches.map(({ name }) => `--${name}`), '--help', '-h'].sort());
});
