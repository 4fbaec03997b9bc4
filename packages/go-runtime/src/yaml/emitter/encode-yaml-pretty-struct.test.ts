import { expect, test } from 'vitest';
import { GoNil, GoStruct, type GoType, type GoValue, STRING, STRING_SLICE } from '../../reflect/index.ts';
import { encodeYamlPretty } from '../index.ts';

// As `toYamlPretty (index .Chart.Dependencies 0)` prints chart.Dependency, whose fields have YAML tags.
const TAGGED: GoType = {
  kind: 'struct',
  name: 'chart.Dependency',
  fields: [
    { name: 'Name', type: STRING, json: 'name', yaml: 'name' },
    { name: 'Version', type: STRING, json: 'version', yaml: 'version', omitEmpty: true },
    { name: 'ImportValues', type: STRING_SLICE, json: 'import-values', yaml: 'import-values', omitEmpty: true },
  ],
};

test('YAML tags name the fields of a struct and leave out the empty ones', () => {
  const fields = new Map<string, GoValue>([
    ['Name', ''],
    ['Version', ''],
    ['ImportValues', new GoNil(STRING_SLICE)],
  ]);
  expect(encodeYamlPretty(new GoStruct(TAGGED, fields))).toBe('name: ""\n');
  expect(encodeYamlPretty(new GoStruct(TAGGED, new Map([...fields, ['Version', '1']])))).toBe(
    'name: ""\nversion: "1"\n',
  );
});
