import type { GoType } from '@metachart/go-runtime/reflect';

const paths = new WeakMap<GoType, Map<string, readonly string[] | undefined>>();

/**
 * Where a struct of a type keeps a field: the names of the embedded structs on the way, then the field's own. Undefined
 * where a method of that name might come first, where an embedded pointer is on the way, or where there is no such field.
 */
export function fieldPath(type: GoType, name: string): readonly string[] | undefined {
  let known = paths.get(type);
  if (known === undefined) {
    known = new Map();
    paths.set(type, known);
  }
  let path = known.get(name);
  if (path === undefined && !known.has(name)) {
    path = hasMethod(type, name) ? undefined : findPath(type, name);
    known.set(name, path);
  }
  return path;
}

function hasMethod({ methods, pointerMethods, fields = [] }: GoType, name: string): boolean {
  if (methods?.has(name) === true || pointerMethods?.has(name) === true) return true;
  return fields.some((field) => field.embedded === true && hasMethod(field.type, name));
}

function findPath({ fields = [] }: GoType, name: string): readonly string[] | undefined {
  if (fields.some((field) => field.name === name)) return [name];
  for (const field of fields) {
    if (field.embedded !== true || field.type.kind !== 'struct') continue;
    const inner = findPath(field.type, name);
    if (inner !== undefined) return [field.name, ...inner];
  }
  return undefined;
}
