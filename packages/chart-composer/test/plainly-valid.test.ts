import { describe, expect, test } from 'vitest';
import { type ExactJson, parseExactJson } from '../src/json/parse-exact-json.ts';
import { compileSchema } from '../src/schema/compile-schema.ts';
import { type Draft, draftFromUrl } from '../src/schema/drafts.ts';
import metaSchemas from '../src/schema/meta-schemas.json' with { type: 'json' };
import { isPlainlyValid, PLAIN_SHAPES } from '../src/schema/plainly-valid.ts';
import { createCompiler } from '../src/schema/schema-compiler.ts';
import { validateInstance } from '../src/schema/validate-instance.ts';
import { createBudget } from '../src/schema/validation.ts';
import { type Random, seededRandom } from './seeded-random.ts';

const drafts = [
  'http://json-schema.org/draft-04/schema#',
  'http://json-schema.org/draft-06/schema#',
  'http://json-schema.org/draft-07/schema#',
  'https://json-schema.org/draft/2019-09/schema',
  'https://json-schema.org/draft/2020-12/schema',
].map((url) => draftFromUrl(url)!);

const seed = 20_261_124;

describe.each(drafts)('draft $version', (draft) => {
  test(`what is plainly valid, the meta-schema allows (seed ${seed})`, () => {
    const random = seededRandom(seed + draft.version);
    const allows = metaSchemaCheck(draft);
    let vouchedFor = 0;
    for (let i = 0; i < 4_000; i++) {
      const text = JSON.stringify(randomSchema(random, 3));
      const schema = parseExactJson(text);
      if (!isPlainlyValid(schema, draft.version)) continue;
      vouchedFor++;
      if (!allows(schema)) expect.fail(`not valid: ${text}`);
    }
    expect(vouchedFor).toBeGreaterThan(400);
  });

  test('each keyword behind which each value stands', () => {
    const allows = metaSchemaCheck(draft);
    for (const keyword of PLAIN_SHAPES.keys()) {
      for (const value of VALUES) {
        const text = JSON.stringify({ [keyword]: value });
        const schema = parseExactJson(text);
        if (isPlainlyValid(schema, draft.version) && !allows(schema)) expect.fail(`not valid: ${text}`);
      }
    }
  });
});

test('a schema as charts have it is vouched for', () => {
  const schema = {
    $schema: 'http://json-schema.org/schema#',
    title: 'values',
    type: 'object',
    required: ['image'],
    properties: {
      image: { $ref: '#/definitions/image', form: true, hidden: { path: 'x' } },
      ports: { type: ['array', 'null'], items: { type: 'integer', minimum: 1, maximum: 65_535 }, minItems: 1 },
      policy: { enum: ['Always', 1, null], default: 'Always' },
    },
    additionalProperties: false,
    definitions: { image: { type: 'string', pattern: '^[a-z]+$', minLength: 1 } },
  };
  expect(isPlainlyValid(parseExactJson(JSON.stringify(schema)), 2020)).toBe(true);
});

test('a schema that nests very deep is not vouched for', () => {
  const deep = `${'{"not":'.repeat(500)}{}${'}'.repeat(500)}`;
  expect(isPlainlyValid(parseExactJson(deep), 7)).toBe(false);
});

test('every keyword of a meta-schema is known', () => {
  const keywords = Object.values(metaSchemas).flatMap(({ properties }) => Object.keys(properties));
  expect(keywords.filter((keyword) => !PLAIN_SHAPES.has(keyword))).toEqual([]);
});

function metaSchemaCheck(draft: Draft): (schema: ExactJson) => boolean {
  const compiler = createCompiler({
    documents: { known: new Map(), source: () => undefined, report: () => {} },
    assertFormat: true,
    checkMetaSchema: () => {},
  });
  const node = compileSchema(compiler, draft.url);
  return (schema) => validateInstance(node, schema, { budget: createBudget() }) === undefined;
}

const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, 1, -1, 1.5, 3, 1e30, 'x', '', '#', '#/definitions/a', '#a%zz', 'a b', '(', '^a+$', '#(]'],
  ...['http://json-schema.org/draft-07/schema#', 'json-schema.org/schema', 'https://a.b/c.json#', 'https://a.b/c#d'],
  ...['http:', '://', 'a:b', '//a', 'object', 'string', 'uri', 'http://[/', 'c.json', '/c', '..'],
  ...[[], ['a'], ['a', 'a'], ['string'], ['string', 'string'], ['string', 'x'], [1, 1], [1, 'a', null], [{}], [true]],
  ...[[{}, {}], [{ type: 1 }], [['a']], {}, { a: 1 }, { a: {} }, { a: true }, { '(': {} }, { a: { type: 'x' } }],
  ...[{ a: ['b'] }, { a: [] }, { a: ['b', 'b'] }, { a: [1] }, { type: 'string' }, { type: [] }, { minimum: '1' }],
];

/** Mostly right, so that larger schemas are vouched for now and then. */
function randomSchema(random: Random, depth: number): unknown {
  if (random.int(12) === 0) return random.pick([true, false]);
  const schema: Record<string, unknown> = {};
  for (let left = random.int(4); left > 0; left--) {
    const keyword = random.pick([...PLAIN_SHAPES.keys(), 'form']);
    schema[keyword] = random.int(30) === 0 ? random.pick(VALUES) : fittingValue(random, keyword, depth);
  }
  return schema;
}

function fittingValue(random: Random, keyword: string, depth: number): unknown {
  const inner = (): unknown => (depth > 0 ? randomSchema(random, depth - 1) : {});
  const example = random.pick(EXAMPLES[keyword] ?? ['schema']);
  switch (example) {
    case 'schema':
      return inner();
    case 'schemas':
      return [inner(), inner()];
    case 'map':
      return { a: inner(), 'b+': inner() };
    default:
      return example;
  }
}

const count = [0, 1, 12];
const text = ['', 'text'];
const flag = [true, false];
const limit = [-1, 0.5, 1e3];

const EXAMPLES: Readonly<Record<string, readonly unknown[]>> = {
  $comment: text,
  $defs: ['map'],
  $id: ['https://example.com/a.json', 'a.json', '#'],
  $ref: ['#', '#/$defs/a', '#/properties/b-c'],
  $schema: ['http://json-schema.org/schema#', 'http://json-schema.org/draft-04/schema'],
  additionalItems: ['schema', true],
  additionalProperties: ['schema', false],
  allOf: ['schemas'],
  anyOf: ['schemas'],
  const: [null, 1],
  contentEncoding: text,
  contentMediaType: text,
  default: [null, { a: 1 }],
  definitions: ['map'],
  dependencies: ['map', { a: ['b', 'c'] }, { a: [] }],
  dependentRequired: [{ a: ['b'] }],
  dependentSchemas: ['map'],
  deprecated: flag,
  description: text,
  enum: [['a', 'b'], [1, 2, '1'], [null], [{}, []]],
  examples: [[], [1]],
  exclusiveMaximum: limit,
  exclusiveMinimum: limit,
  form: [1, {}],
  format: ['uri', 'x'],
  id: ['https://example.com/a.json', 'a.json'],
  items: ['schema', 'schemas'],
  maxContains: count,
  maximum: limit,
  maxItems: count,
  maxLength: count,
  maxProperties: count,
  minContains: count,
  minimum: limit,
  minItems: count,
  minLength: count,
  minProperties: count,
  multipleOf: [1, 10],
  oneOf: ['schemas'],
  pattern: ['^a+$', '[0-9]'],
  patternProperties: ['map'],
  prefixItems: ['schemas'],
  properties: ['map'],
  readOnly: flag,
  required: [['a'], ['a', 'b'], []],
  title: text,
  type: ['string', ['string', 'null'], 'integer'],
  uniqueItems: flag,
  writeOnly: flag,
};
