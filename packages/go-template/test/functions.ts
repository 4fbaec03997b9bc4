import { bytesOf } from '@metachart/go-runtime/bytes';
import { sprint } from '@metachart/go-runtime/fmt';
import {
  ANY,
  ANY_SLICE,
  BOOL,
  BYTES,
  COMPLEX128,
  defineFunc,
  defineVariadic,
  FLOAT64,
  type FuncMap,
  floatToInt64,
  funcMap,
  GoError,
  GoInt,
  type GoMap,
  GoMapView,
  GoNil,
  GoPointer,
  GoSlice,
  type GoStruct,
  type GoType,
  GoTypedMap,
  type GoValue,
  INT,
  INT_SLICE,
  INT64,
  int,
  int64,
  MAP,
  STRING,
  STRING_MAP,
  STRING_SLICE,
  typeOf,
  UINT8,
  UINT64,
} from '@metachart/go-runtime/reflect';
import { DURATION } from '@metachart/go-runtime/time';
import {
  addTemplate,
  createTemplateSet,
  executeTemplate,
  type Template,
  type TemplateSet,
  type TemplateSetOptions,
} from '../src/index.ts';
import { createPerson, PERSON, PERSON_POINTER, VALUES } from './person.ts';

const MULTIPLIER: GoType = { kind: 'func', name: 'func(int) int' };

/** The twins of oracle/functions.go. */
export const functions: FuncMap = funcMap(
  defineFunc('upper', { params: [STRING], result: STRING }, (text) => text.toUpperCase()),
  defineFunc('repeat', { params: [INT, STRING], result: STRING }, (count, text) => text.repeat(Number(count.value))),
  defineVariadic('add', { params: [], rest: INT, result: INT }, (...numbers) =>
    int(numbers.reduce((total, { value }) => total + value, 0n)),
  ),
  defineVariadic('dict', { params: [], rest: ANY, result: MAP }, dict),
  defineVariadic('list', { params: [], rest: ANY, result: ANY_SLICE }, (...items) => items),
  defineFunc('int', { params: [FLOAT64], result: INT }, (value) => int(floatToInt64(value))),
  defineFunc('int64', { params: [INT], result: INT64 }, ({ value }) => int64(value)),
  defineFunc('uint8', { params: [INT], result: UINT8 }, ({ value }) => new GoInt(UINT8, BigInt.asUintN(8, value))),
  defineFunc('half', { params: [FLOAT64], result: FLOAT64 }, (value) => value / 2),
  defineFunc('flag', { params: [BOOL], result: BOOL }, (value) => value),
  defineFunc('complex', { params: [COMPLEX128], result: COMPLEX128 }, (value) => value),
  defineFunc('unsigned', { params: [UINT64], result: UINT64 }, (value) => value),
  defineFunc('hasKey', { params: [MAP, STRING], result: BOOL }, (map, key) => !(map instanceof GoNil) && map.has(key)),
  defineFunc(
    'keys',
    { params: [MAP], result: STRING_SLICE },
    (map) => new GoSlice(STRING_SLICE, map instanceof GoNil ? [] : [...map.keys()].sort()),
  ),
  defineVariadic(
    'strings',
    { params: [], rest: STRING, result: STRING_SLICE },
    (...items) => new GoSlice(STRING_SLICE, items),
  ),
  defineFunc('join', { params: [STRING, STRING_SLICE], result: STRING }, (separator, items) =>
    items instanceof GoNil ? '' : items.items.join(separator),
  ),
  defineFunc(
    'until',
    { params: [INT], result: INT_SLICE },
    ({ value }) =>
      new GoSlice(
        INT_SLICE,
        Array.from({ length: Number(value) }, (_, index) => int(index)),
      ),
  ),
  defineFunc('default', { params: [ANY, ANY], result: ANY }, (fallback, value) =>
    value === null || value === '' ? fallback : value,
  ),
  defineFunc('fail', { params: [STRING], result: STRING }, (text) => {
    throw new GoError(text);
  }),
  defineFunc('typeOf', { params: [ANY], result: STRING }, (value) => typeOf(value)?.name ?? '<nil>'),
  defineFunc('same', { params: [ANY], result: ANY }, (value) => value),
  defineFunc('bytes', { params: [STRING], result: BYTES }, (text) => bytesOf(text)),
  defineFunc('nilMap', { params: [], result: MAP }, () => new GoNil(MAP)),
  defineFunc('nilList', { params: [], result: ANY_SLICE }, () => new GoNil(ANY_SLICE)),
  defineFunc('nilPerson', { params: [], result: PERSON_POINTER }, () => new GoNil(PERSON_POINTER)),
  defineFunc('nilAny', { params: [], result: ANY }, () => null),
  defineFunc('values', { params: [MAP], result: VALUES }, (map) =>
    map instanceof GoNil ? new GoNil(VALUES) : new GoMapView(VALUES, map),
  ),
  defineFunc('person', { params: [], result: PERSON_POINTER }, () => new GoPointer(PERSON_POINTER, createPerson())),
  defineFunc('copy', { params: [], result: PERSON }, () => createPerson()),
  defineFunc('nameOf', { params: [PERSON_POINTER], result: STRING }, (person) => {
    if (person instanceof GoPointer) return person.target.fields.get('Name');
    throw new GoError('runtime error: invalid memory address or nil pointer dereference');
  }),
  defineFunc('ageOf', { params: [PERSON], result: INT }, (person) => (person as GoStruct).fields.get('Age')),
  defineFunc('duration', { params: [INT64], result: DURATION }, ({ value }) => new GoInt(DURATION, value)),
  defineFunc(
    'strmap',
    { params: [], result: STRING_MAP },
    () =>
      new GoTypedMap(STRING_MAP, [
        ['b', '2'],
        ['a', '1'],
      ]),
  ),
  defineFunc('multiplier', { params: [INT], result: MULTIPLIER }, (factor) =>
    defineFunc('', { params: [INT], result: INT }, ({ value }) => int(factor.value * value)),
  ),
);

/** The set of a case, with an include and a tpl of its own, as Helm wires them. */
export function createTestSet(options: Omit<TemplateSetOptions, 'funcs'> = {}): TemplateSet {
  const own = funcMap(
    defineFunc('include', { params: [STRING, ANY], result: STRING }, (name, data) => executeTemplate(set, name, data)),
    defineFunc('tpl', { params: [STRING, ANY], result: STRING }, (text, data) => {
      const overlay = createTestSet({ parent: set });
      return executeTemplate(overlay, parse(overlay, text), data);
    }),
  );
  const set = createTemplateSet({ ...options, funcs: options.parent ? own : new Map([...functions, ...own]) });
  return set;
}

function parse(set: TemplateSet, text: string): Template {
  try {
    return addTemplate(set, 'root', text);
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`cannot parse template: ${error.message}`, error);
    throw error;
  }
}

function dict(...pairs: readonly GoValue[]): GoMap {
  const map: GoMap = new Map();
  for (let i = 0; i + 1 < pairs.length; i += 2) map.set(sprint([pairs[i]]), pairs[i + 1]);
  return map;
}

/** JSON as encoding/json decodes it into an interface. */
export function fromJson(value: unknown): GoValue {
  if (Array.isArray(value)) return value.map(fromJson);
  if (typeof value !== 'object' || value === null) return value as GoValue;
  return new Map(Object.entries(value).map(([key, element]) => [key, fromJson(element)]));
}
