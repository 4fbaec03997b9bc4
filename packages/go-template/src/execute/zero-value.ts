import { GoInt, GoNil, GoStruct, type GoType, type GoValue, integerShape } from '@metachart/go-runtime/reflect';

/** The zero value of a type, as reflect.Zero. */
export function zeroOf(type: GoType): GoValue {
  switch (type.kind) {
    case 'interface':
      return null;
    case 'string':
      return '';
    case 'bool':
      return false;
    case 'float64':
      return 0;
    case 'struct':
      return new GoStruct(type, new Map((type.fields ?? []).map((field) => [field.name, zeroOf(field.type)])));
    default:
      return integerShape(type) === undefined ? new GoNil(type) : new GoInt(type, 0n);
  }
}
