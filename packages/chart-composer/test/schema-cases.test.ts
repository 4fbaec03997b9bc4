import { bytesOf } from '@metachart/go-runtime/bytes';
import { GoError, type GoMap } from '@metachart/go-runtime/reflect';
import { describe, expect, test } from 'vitest';
import { parseSetInto, readValues, type SchemaTree, validateValuesSchema } from '../src/index.ts';
import { readCases, sortedLines } from './case-files.ts';

interface SchemaCase {
  readonly name: string;
  readonly schema?: unknown;
  readonly text?: string;
  readonly values: string;
  readonly set?: readonly string[];
  readonly error: string | null;
}

// L13. The cases are answered by Helm's chartutil.ValidateAgainstSingleSchema, whose lines come in random order.
test.each(readCases<SchemaCase>('schema-cases.json'))('$name', ({ schema, text, values, set, error }) => {
  const given = readValues(values);
  for (const line of set ?? []) parseSetInto(line, given);
  const problems = problemsOf(chart(text ?? JSON.stringify(schema)), given);
  expect(problems && sortedLines(problems)).toEqual(error === null ? undefined : sortedLines(`c:\n${error}`));
});

describe('beyond single schemas', () => {
  test('the parent comes first, then the charts below it', () => {
    const schema = { required: ['x'] };
    const tree: SchemaTree = { ...chart(schema), dependencies: [{ ...chart(schema), metadata: { name: 'sub' } }] };
    expect(problemsOf(tree, readValues('sub: {}'))).toBe(
      "c:\n- at '': missing property 'x'\nsub:\n- at '': missing property 'x'\n",
    );
  });

  test('values of a chart below that are no table', () => {
    const tree: SchemaTree = { ...chart(true), dependencies: [{ ...chart(true), metadata: { name: 'sub' } }] };
    expect(problemsOf(tree, readValues('sub: 5'))).toBe(
      'sub:\ninvalid type for values: expected object (map), got float64\n',
    );
    expect(problemsOf(tree, readValues('sub: null'))).toBeUndefined();
  });

  test('errors of one place come in the order of the keys', () => {
    const schema = { additionalProperties: false, properties: { b: { type: 'null' }, a: { type: 'null' } } };
    expect(problemsOf(chart(schema), readValues('z: 1\nb: 1\nx: 1\na: 1'))).toBe(
      [
        'c:',
        "- at '/a': got number, want null",
        "- at '/b': got number, want null",
        "- at '': additional properties 'x', 'z' not allowed",
        '',
      ].join('\n'),
    );
  });

  test('a schema on the web is refused, not fetched', () => {
    expect(problemsOf(chart({ $ref: 'https://example.com/s.json' }), new Map())).toBe(
      'c:\nfailing loading "https://example.com/s.json": schemas on the web are not fetched; put it into the chart, or give it as a local schema',
    );
  });

  test('a schema that the caller has is used', () => {
    const source = (url: string) => (url === 'https://example.com/s.json' ? '{"required": ["x"]}' : undefined);
    const tree = chart({ $ref: 'https://example.com/s.json' });
    expect(() => validateValuesSchema(tree, new Map(), { source })).toThrow("- at '': missing property 'x'");
  });

  test('an unresolved urn allows everything, with a warning', () => {
    const warnings = validateValuesSchema(chart({ $ref: 'urn:x:y' }), readValues('a: 1'));
    expect(warnings.map(({ message }) => message)).toEqual([
      'WARNING: unresolved URN reference ignored; using permissive schema: urn:x:y',
    ]);
  });

  test('a schema that branches into itself ends with an error', () => {
    const tree = chart({
      anyOf: [{ properties: { a: { $ref: '#' } } }, { properties: { a: { $ref: '#' } } }],
      not: true,
    });
    let values = 'a: 1';
    for (let i = 0; i < 40; i++) values = `a: {${values}}`;
    expect(() => validateValuesSchema(tree, readValues(values))).toThrow(/takes too many of them/);
  });

  test('KNOWN: names of properties in a list are placed where they are, and by Helm where it looked last', () => {
    // jsonschema keeps a slice that the next item overwrites.
    const schema = { properties: { l: { items: { propertyNames: { const: 'ok' } } } } };
    expect(problemsOf(chart(schema), readValues('l: [{bad: 1}, {ok: 1}]'))).toContain(
      "- at '/l/0': invalid propertyName",
    );
  });
});

function chart(schema: unknown): SchemaTree {
  const text = typeof schema === 'string' ? schema : JSON.stringify(schema);
  return { metadata: { name: 'c' }, schema: bytesOf(text), dependencies: [] };
}

function problemsOf(tree: SchemaTree, values: GoMap): string | undefined {
  try {
    validateValuesSchema(tree, values);
    return undefined;
  } catch (error) {
    if (error instanceof GoError) return error.message;
    throw error;
  }
}

test('schemas and values that nest without end are refused', () => {
  const deep = `${'{"not":'.repeat(2_000)}true${'}'.repeat(2_000)}`;
  expect(() => validateValuesSchema(chart(deep), new Map())).toThrow(/deeper than 1000/);
  let values: GoMap = new Map();
  for (let i = 0; i < 5_000; i++) values = new Map([['a', values]]);
  const recursive = chart({ properties: { a: { $ref: '#' } } });
  expect(() => validateValuesSchema(recursive, values)).toThrow('goes deeper than 1000 steps');
  expect(() => validateValuesSchema(chart({ enum: [{ a: 1 }] }), values)).toThrow('goes deeper than 1000 steps');
});
