import { expect, test } from 'vitest';
import {
  commaListFlag,
  durationFlag,
  integerFlag,
  listFlag,
  pairsFlag,
  parseFlags,
  switchFlag,
  textFlag,
} from './index.ts';

const table = {
  all: switchFlag('all', { shorthand: 'a', usage: '' }),
  quiet: switchFlag('quiet', { shorthand: 'q', usage: '' }),
  values: commaListFlag('values', { shorthand: 'f', usage: '' }),
  set: listFlag('set', { usage: '' }),
  namespace: textFlag('namespace', { shorthand: 'n', usage: '' }),
  dryRun: textFlag('dry-run', { usage: '', bareValue: 'client' }),
  labels: pairsFlag('labels', { shorthand: 'l', usage: '' }),
  timeout: durationFlag('timeout', { usage: '', initial: 0n }),
  burst: integerFlag('burst', { usage: '', initial: 100n }),
};

const parse = (...args: string[]) => parseFlags(table, args);

test.each([
  ['a value after the flag', ['--namespace', 'x']],
  ['a value after an equals sign', ['--namespace=x']],
  ['a shorthand and a value', ['-n', 'x']],
  ['a value on the shorthand', ['-nx']],
  ['an equals sign on the shorthand', ['-n=x']],
  ['the last of several', ['-n', 'y', '--namespace=x']],
  ['a shorthand at the end of a bundle', ['-aqnx']],
])('%s gives the text', (_, args) => {
  expect(parse(...args).flags.namespace).toBe('x');
});

test('flags and arguments may stand in any order, and -- ends the flags', () => {
  const { positional, flags } = parse('one', '-a', 'two', '-', '--', '-q', '--set');
  expect(positional).toEqual(['one', 'two', '-', '-q', '--set']);
  expect(flags).toMatchObject({ all: true, quiet: false });
});

test('a value may look like a flag', () => {
  expect(parse('--set', '--all', '-n', '-q').flags).toMatchObject({ set: ['--all'], namespace: '-q', all: false });
});

test('a switch takes a value only after an equals sign', () => {
  expect(parse('--all=false', '-q=TRUE', 'x')).toMatchObject({ flags: { all: false, quiet: true }, positional: ['x'] });
  expect(parse('--all', 'false')).toMatchObject({ flags: { all: true }, positional: ['false'] });
});

test('a flag whose value may be left out does not take the next argument', () => {
  expect(parse('--dry-run', 'server')).toMatchObject({ flags: { dryRun: 'client' }, positional: ['server'] });
  expect(parse('--dry-run=server').flags.dryRun).toBe('server');
});

test('comma lists are CSV, other lists keep commas', () => {
  const { flags } = parse('-f', 'a,b', '--values="c,d",e', '--values=', '--set', 'a=1,b=2', '--set=c=3');
  expect(flags.values).toEqual(['a', 'b', 'c,d', 'e']);
  expect(flags.set).toEqual(['a=1,b=2', 'c=3']);
});

test('pairs, durations and integers', () => {
  const { flags } = parse('-l', 'a=1,b=2', '--labels=b=x=y', '--timeout', '1m30s', '--burst=0x10');
  expect([...flags.labels]).toEqual([
    ['a', '1'],
    ['b', 'x=y'],
  ]);
  expect(flags).toMatchObject({ timeout: 90_000_000_000n, burst: 16n });
});

test('help is noticed among other flags', () => {
  expect(parse('-ah')).toMatchObject({ help: true, flags: { all: true } });
  expect(parse('--help', 'x').help).toBe(true);
});

test.each([
  ['--foo', 'unknown flag: --foo'],
  ['--foo=1', 'unknown flag: --foo'],
  ['-aqx', "unknown shorthand flag: 'x' in -x"],
  ['-z', "unknown shorthand flag: 'z' in -z"],
  ['--set', 'flag needs an argument: --set'],
  ['-af', "flag needs an argument: 'f' in -f"],
  ['---x', 'bad flag syntax: ---x'],
  ['--=x', 'bad flag syntax: --=x'],
  ['--all=maybe', 'invalid argument "maybe" for "-a, --all" flag: strconv.ParseBool: parsing "maybe": invalid syntax'],
  ['--timeout=5', 'invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"'],
  ['--labels=x', 'invalid argument "x" for "-l, --labels" flag: x must be formatted as key=value'],
  [
    '-fa"b',
    'invalid argument "a\\"b" for "-f, --values" flag: parse error on line 1, column 2: bare " in non-quoted-field',
  ],
])('%s fails with the text of pflag', (arg, message) => {
  expect(() => parse(arg)).toThrow(expect.objectContaining({ message, code: 'command/invalid-flag' }));
});

test('as in pflag, a bare equals sign after a shorthand is its value', () => {
  expect(parse('-f=').flags.values).toEqual(['=']);
});
