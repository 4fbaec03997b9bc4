import { expect, test } from 'vitest';
import { encodeJson } from '../../json/index.ts';
import { type GoType, pointerTo, STRING, STRING_MAP, STRING_SLICE, sliceOf } from '../../reflect/index.ts';
import { decodeYamlInto } from '../index.ts';

const ENTRY: GoType = {
  kind: 'struct',
  name: 'Entry',
  fields: [
    { name: 'Name', type: STRING, json: 'name' },
    { name: 'Alias', type: STRING, json: 'alias', omitEmpty: true },
  ],
};

const CHART: GoType = {
  kind: 'struct',
  name: 'Chart',
  fields: [
    { name: 'Name', type: STRING, json: 'name' },
    { name: 'Keywords', type: STRING_SLICE, json: 'keywords', omitEmpty: true },
    { name: 'Annotations', type: STRING_MAP, json: 'annotations', omitEmpty: true },
    { name: 'Entries', type: sliceOf(pointerTo(ENTRY)), json: 'entries', omitEmpty: true },
  ],
};

// As json.Unmarshal into a struct that has been decoded into before.
test('a second document lies over what the first one gave', () => {
  const first = decodeYamlInto(
    'name: a\nkeywords: [x, y]\nannotations: {k: 1, m: 2}\nentries: [{name: one, alias: uno}, {name: two}, {name: three}]',
    CHART,
  );
  const second = decodeYamlInto(
    'name: null\nkeywords: [null]\nannotations: {m: 3}\nentries: [{name: eins}, null]',
    CHART,
    {
      onto: first,
    },
  );
  expect(encodeJson(second)).toBe(
    '{"name":"a","keywords":["x"],"annotations":{"k":"1","m":"3"},"entries":[{"name":"eins","alias":"uno"},null]}',
  );
  expect(encodeJson(first)).toContain('{"name":"two"}');
});

test('an empty document changes nothing', () => {
  const first = decodeYamlInto('name: a', CHART);
  expect(encodeJson(decodeYamlInto('', CHART, { onto: first }))).toBe('{"name":"a"}');
});
