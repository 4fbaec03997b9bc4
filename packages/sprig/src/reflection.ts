import { ANY, BOOL, defineFunc, type GoFunc, type GoValue, STRING, typeOf } from '@metachart/go-runtime/reflect';
import { deepEqual } from './values/deep-equal.ts';

/** Sprig's reflection: type names as `%T` prints them, kinds as reflect.Kind does. */
export const reflectionFuncs: readonly GoFunc[] = [
  defineFunc('typeOf', { params: [ANY], result: STRING }, typeName),
  defineFunc('typeIs', { params: [STRING, ANY], result: BOOL }, (name, value) => name === typeName(value)),
  defineFunc('typeIsLike', { params: [STRING, ANY], result: BOOL }, (name, value) => {
    const actual = typeName(value);
    return name === actual || `*${name}` === actual;
  }),
  defineFunc('kindOf', { params: [ANY], result: STRING }, kindName),
  defineFunc('kindIs', { params: [STRING, ANY], result: BOOL }, (name, value) => name === kindName(value)),
  defineFunc('deepEqual', { params: [ANY, ANY], result: BOOL }, deepEqual),
];

function typeName(value: GoValue): string {
  return typeOf(value)?.name ?? '<nil>';
}

function kindName(value: GoValue): string {
  return typeOf(value)?.kind ?? 'invalid';
}
