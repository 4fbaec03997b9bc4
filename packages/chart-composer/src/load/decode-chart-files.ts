import { stringOf } from '@metachart/go-runtime/bytes';
import {
  ANY,
  GoError,
  type GoMap,
  GoPointer,
  type GoStruct,
  type GoType,
  type GoValue,
  pointerTo,
  STRING,
} from '@metachart/go-runtime/reflect';
import { parseTime } from '@metachart/go-runtime/time';
import { decodeYamlInto, decodeYamlObject } from '@metachart/go-runtime/yaml';
import type { ChartLock } from '../chart/chart.ts';
import { DEPENDENCIES, METADATA } from '../chart/metadata-types.ts';
import { dependenciesOf } from '../chart/metadata-value.ts';

// Each throws GoError `cannot load FILE: …` with the texts of sigs.k8s.io/yaml and encoding/json, as errors.Wrap does.

/**
 * Reads Chart.yaml, or requirements.yaml on top of it: what the second does not give stays, and its list of dependencies
 * is laid over the first one's entry by entry, as encoding/json decodes into what is there (N12).
 */
export function decodeMetadata(data: Uint8Array, file: string, onto: GoStruct | undefined): GoStruct {
  return wrapErrors(file, () => decodeYamlInto(stringOf(data), METADATA, onto ? { onto } : {})) as GoStruct;
}

/** Reads values.yaml: a map, empty where there is nothing or null. */
export function decodeValues(data: Uint8Array): GoMap {
  return wrapErrors('values.yaml', () => decodeYamlObject(stringOf(data)));
}

/** Reads Chart.lock or requirements.lock; undefined where it is empty. */
export function decodeLock(data: Uint8Array, file: string): ChartLock | undefined {
  return wrapErrors(file, () => {
    const lock = decodeLockFields(stringOf(data));
    if (lock === undefined) return undefined;
    return {
      generated: readGenerated(lock.get('Generated')),
      digest: lock.get('Digest') as string,
      dependencies: dependenciesOf(lock.get('Dependencies')),
    };
  });
}

function lockType({ digest, dependencies }: { readonly digest: GoType; readonly dependencies: GoType }): GoType {
  return pointerTo({
    kind: 'struct',
    name: 'chart.Lock',
    fields: [
      { name: 'Generated', type: ANY, json: 'generated' },
      { name: 'Digest', type: digest, json: 'digest' },
      { name: 'Dependencies', type: dependencies, json: 'dependencies' },
    ],
  });
}

const LOCK = lockType({ digest: STRING, dependencies: DEPENDENCIES });
// A digest that is a number becomes text only where text is wanted, and one that is a list is wrong there.
const LOOSE_LOCKS = [lockType({ digest: STRING, dependencies: ANY }), lockType({ digest: ANY, dependencies: ANY })];

type Fields = ReadonlyMap<string, GoValue>;

function decodeLockFields(text: string): Fields | undefined {
  try {
    return fieldsOf(decodeYamlInto(text, LOCK));
  } catch (error) {
    // Go's time.Time fails at once, a mismatch only at the end.
    if (error instanceof GoError) readGenerated(looseFields(text)?.get('Generated'));
    throw error;
  }
}

function looseFields(text: string): Fields | undefined {
  for (const type of LOOSE_LOCKS) {
    try {
      return fieldsOf(decodeYamlInto(text, type));
    } catch (error) {
      if (!(error instanceof GoError)) throw error;
    }
  }
  return undefined;
}

function fieldsOf(lock: GoValue): Fields | undefined {
  return lock instanceof GoPointer ? lock.target.fields : undefined;
}

/** Go's zero time. */
const NEVER = '0001-01-01T00:00:00Z';

/** What every program writes there; other times, right or wrong, are left to Go's rules. */
const plainTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z|[-+](?:0\d|1[0-4]):[0-5]\d)$/;

function readGenerated(value: GoValue): string {
  if (value == null) return NEVER;
  if (typeof value !== 'string') throw decodingError('Time.UnmarshalJSON: input is not a JSON string');
  if (plainTime.test(value)) return value;
  try {
    parseTime('2006-01-02T15:04:05Z07:00', value);
  } catch (error) {
    if (error instanceof GoError) throw decodingError(error.message);
    throw error;
  }
  return value;
}

function decodingError(message: string): GoError {
  return new GoError(`error unmarshaling JSON: while decoding JSON: ${message}`);
}

function wrapErrors<Result>(file: string, decode: () => Result): Result {
  try {
    return decode();
  } catch (error) {
    if (error instanceof GoError) throw new GoError(`cannot load ${file}: ${error.message}`, error);
    throw error;
  }
}
