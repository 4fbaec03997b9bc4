import { type GoFunc, type GoType, type GoValue, typeOf } from '@metachart/go-runtime/reflect';
import { isFunc } from './print-value.ts';

/** The type of a value as Go's reflection names it; a place of interface type has that type, whatever it holds. */
export function typeName(value: GoValue, declared?: GoType | undefined): string {
  if (declared?.kind === 'interface') return declared.name;
  if (isFunc(value)) return funcTypeName(value);
  return typeOf(value)?.name ?? 'interface {}';
}

/** Whether the Go function also returns an error is not known here, so that the name lacks it. */
function funcTypeName({ params, variadic, result }: GoFunc): string {
  const names = params.map(({ name }, index) => (variadic && index === params.length - 1 ? `...${name}` : name));
  return `func(${names.join(', ')}) ${result.name}`;
}

/** The declared type of the elements of a container. */
export function elementType(container: GoValue): GoType | undefined {
  return typeOf(container)?.elem;
}
