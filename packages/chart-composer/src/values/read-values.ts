import { GoError, type GoMap } from '@metachart/go-runtime/reflect';
import { decodeYamlObject } from '@metachart/go-runtime/yaml';
import { registerSource, type ValueSource } from '../provenance/origins.ts';

/**
 * Reads a text of values: a map, empty where there is nothing or null. Throws GoError with the text of sigs.k8s.io/yaml.
 * With a source, originOf can tell the place of each key. Go: chartutil.ReadValues.
 */
export function readValues(text: string, source?: Omit<ValueSource, 'text'>): GoMap {
  // The decoder names the type that it cannot fill.
  const values = decodeYamlObject(text, { typeName: 'chartutil.Values' });
  if (source) registerSource(values, { ...source, text });
  return values;
}

/** Reads a values file as `-f` does. Throws GoError `failed to parse NAME: …`. Go: pkg/cli/values MergeValues (L10). */
export function readValuesFile({ name, text }: ValuesFile): GoMap {
  try {
    const values = decodeYamlObject(text);
    registerSource(values, { kind: 'file', name, text });
    return values;
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`failed to parse ${name}: ${error.message}`, error);
    throw error;
  }
}

export interface ValuesFile {
  /** As given with `-f`. */
  readonly name: string;
  readonly text: string;
}
