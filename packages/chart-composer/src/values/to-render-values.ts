import type { Diagnostic } from '@metachart/diagnostics';
import { GoError, type GoMap, GoPointer, type GoValue, int, pointerTo } from '@metachart/go-runtime/reflect';
import type { Chart } from '../chart/chart.ts';
import { METADATA } from '../chart/metadata-types.ts';
import { metadataValue } from '../chart/metadata-value.ts';
import { type SchemaOptions, validateValuesSchema } from '../schema/validate-values-schema.ts';
import { coalesceValues } from './coalesce-values.ts';
import { asValues } from './values-type.ts';

/** What templates see of the release, as `.Release`. */
export interface ReleaseFacts {
  readonly name: string;
  readonly namespace: string;
  readonly revision: number;
  readonly isUpgrade: boolean;
}

export interface RenderValuesOptions extends SchemaOptions {
  readonly release: ReleaseFacts;
  /** The `.Capabilities` object: a *chartutil.Capabilities. */
  readonly capabilities: GoValue;
  readonly skipSchemaValidation?: boolean;
}

export interface RenderValues {
  /** `Chart`, `Capabilities`, `Release` and `Values`: what the engine starts with. */
  readonly values: GoMap;
  /** What Helm logs, with its text as the message. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What a chart is rendered with: its values coalesced and checked against the schemas, and what is known about release and
 * cluster. `chart` is what processDependencies gave. Throws GoError as coalesceValues, and
 * `values don't meet the specifications of the schema(s) in the following chart(s): …`.
 * Go: chartutil.ToRenderValuesWithSchemaValidation.
 */
export function toRenderValues(chart: Chart, values: GoMap, options: RenderValuesOptions): RenderValues {
  const coalesced = coalesceValues(chart, values);
  const checked = options.skipSchemaValidation ? [] : checkSchemas(chart, coalesced.values, options);
  return {
    values: new Map<string, GoValue>([
      ['Chart', new GoPointer(pointerTo(METADATA), metadataValue(chart.metadata))],
      ['Capabilities', options.capabilities],
      ['Release', releaseObject(options.release)],
      ['Values', asValues(coalesced.values)],
    ]),
    diagnostics: [...coalesced.diagnostics, ...checked],
  };
}

function checkSchemas(chart: Chart, values: GoMap, options: SchemaOptions): readonly Diagnostic[] {
  try {
    return validateValuesSchema(chart, values, options);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    const frame = "values don't meet the specifications of the schema(s) in the following chart(s):";
    throw new GoError(`${frame}\n${error.message}`, error);
  }
}

function releaseObject({ name, namespace, revision, isUpgrade }: ReleaseFacts): GoMap {
  return new Map<string, GoValue>([
    ['Name', name],
    ['Namespace', namespace],
    ['IsUpgrade', isUpgrade],
    ['IsInstall', !isUpgrade],
    ['Revision', int(revision)],
    ['Service', 'Helm'],
  ]);
}
