import { GoError, type GoMap } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import {
  parseSetFileInto,
  parseSetInto,
  parseSetJsonInto,
  parseSetLiteralInto,
  parseSetStringInto,
  readValues,
} from '../src/index.ts';
import { plain, readCases } from './case-files.ts';

interface SetCase {
  readonly kind: 'set' | 'string' | 'json' | 'file' | 'literal';
  readonly line: string;
  readonly base?: string;
  readonly values?: unknown;
  readonly error?: string;
}

// L9. The cases are answered by strvals; --set-file finds `<NAME>` in every file but those that start with bad.
test.each(readCases<SetCase>('set-lines.json'))('--set-$kind $line', ({ kind, line, base, values, error }) => {
  const data = readValues(base ?? '');
  const problem = problemOf(() => apply[kind](line, data));
  expect(problem).toBe(error);
  if (problem === undefined) expect(plain(data)).toEqual(values);
});

function problemOf(parse: () => void): string | undefined {
  try {
    parse();
    return undefined;
  } catch (error) {
    if (error instanceof GoError) return error.message;
    throw error;
  }
}

const apply: Readonly<Record<SetCase['kind'], (line: string, data: GoMap) => void>> = {
  set: parseSetInto,
  string: parseSetStringInto,
  json: parseSetJsonInto,
  literal: parseSetLiteralInto,
  file: (line, data) => {
    parseSetFileInto(line, data, (name) => {
      if (name.startsWith('bad')) throw new GoError(`open ${name}: no such file`);
      return `<${name}>`;
    });
  },
};

test('L9: a list as long as the limit of indexes is padded with nulls', () => {
  const data: GoMap = new Map();
  parseSetInto('k[65536]=x', data);
  const list = data.get('k');
  expect(Array.isArray(list) && [list.length, list[0], list[65536]]).toEqual([65537, null, 'x']);
});

test('lists in lists have a limit of their own', () => {
  const line = `a${'[0]'.repeat(5_000)}=1`;
  expect(() => parseSetInto(line, new Map())).toThrow('nests deeper than 1000 levels');
});

test('a value is reported with the map that holds it', () => {
  const seen: string[] = [];
  parseSetInto('a.b=1,c[0]=2', new Map(), { onAssign: (_, key) => seen.push(key) });
  expect(seen).toEqual(['b', 'a', 'c']);
});
