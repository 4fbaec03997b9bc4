import {
  GoError,
  type GoMap,
  GoMapView,
  type GoMethod,
  type GoType,
  GoTypedMap,
  type GoValue,
  MAP,
  namedType,
  STRING,
} from '@metachart/go-runtime/reflect';
import { encodeYaml } from '@metachart/go-runtime/yaml';
import { asMap, pathValue, table } from './table.ts';

const IO_WRITER: GoType = { kind: 'interface', name: 'io.Writer' };

/** The type of `.Values`, with the methods that templates can call (P13). Go: pkg/chartutil/values.go. */
export const VALUES: GoType = namedType<GoValue>('chartutil.Values', MAP, [
  method('AsMap', [], (values) => asMap(values)),
  method('Encode', [IO_WRITER], () => {
    // No value that a template can hold is a writer, so the engine rejects the argument before.
    throw new GoError('Encode needs an io.Writer');
  }),
  method('PathValue', [STRING], (values, path) => pathValue(values, path as string)),
  method('Table', [STRING], (values, name) => asValues(table(values, name as string))),
  method('YAML', [], (values) => encodeYaml(values)),
]);

/** A map as chartutil.Values; the storage is shared, as by Go's conversion. */
export function asValues(map: GoMap): GoMapView {
  if (map instanceof GoMapView) return map.goType === VALUES ? map : new GoMapView(VALUES, map.target);
  return new GoMapView(VALUES, map);
}

function method(
  name: string,
  params: readonly GoType[],
  call: (values: GoMap, ...args: GoValue[]) => GoValue,
): GoMethod {
  return { name, params, variadic: false, call: (receiver, ...args) => call(receiverMap(receiver), ...args) };
}

function receiverMap(receiver: GoValue): GoMap {
  if (receiver instanceof GoMapView) return receiver.target;
  return receiver instanceof GoTypedMap || receiver instanceof Map ? receiver : new Map();
}
