import { apiVersionOf, type Resource } from '../discovery/resource.ts';
import { badRequest, invalid } from '../http/status-error.ts';
import { describeForDecoder, describeForValidation } from '../schema/describe-mistyped.ts';
import { type Mistyped, readShape } from '../schema/read-shape.ts';
import { type ApiObject, isJsonObject, stringAt } from './json.ts';
import { required } from './validate-names.ts';
import { wrongBase64 } from './wrong-base64.ts';

export type FieldValidation = 'Ignore' | 'Warn' | 'Strict';

export interface DecodedObject {
  readonly object: ApiObject;
  /** Texts for `Warning` headers. */
  readonly warnings: readonly string[];
}

/**
 * Reads the body of a create or an update as an object of the kind, without unknown fields. Throws BadRequest for another
 * kind or version, for values of wrong types and, where validation is strict, for unknown fields.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
export function decodeObject(resource: Resource, body: unknown, validation: FieldValidation): DecodedObject {
  const apiVersion = apiVersionOf(resource);
  if (!isJsonObject(body)) {
    throw badRequest(`the object provided is unrecognized (must be of type ${resource.kind}): it is no JSON object`);
  }
  const given = { ...body, apiVersion: body.apiVersion ?? apiVersion, kind: body.kind ?? resource.kind };
  if (given.kind !== resource.kind || given.apiVersion !== apiVersion) {
    refuseOtherKind(resource, given.apiVersion, given.kind);
  }
  const { value, unknown, mistyped, missing } = readShape(resource.schema, given, { keepEmpty: resource.custom });
  if (mistyped.length > 0) refuseTypes(resource, given, mistyped, missing);
  const object = value as ApiObject;
  const wrong = resource.custom ? undefined : wrongBase64(resource.schema, object);
  if (wrong !== undefined) throw badRequest(`${handledAs(resource)}: ${wrong}`);
  const warnings = unknown.map((path) => `unknown field ${JSON.stringify(path)}`);
  if (validation === 'Strict' && warnings.length > 0) {
    throw badRequest(`${handledAs(resource)}: strict decoding error: ${warnings.join(', ')}`);
  }
  object.metadata ??= { name: '' };
  return { object, warnings: validation === 'Warn' ? warnings : [] };
}

function handledAs({ kind, version }: Resource): string {
  return `${kind} in version ${JSON.stringify(version)} cannot be handled as a ${kind}`;
}

function refuseTypes(
  resource: Resource,
  body: unknown,
  mistyped: readonly Mistyped[],
  missing: readonly string[],
): never {
  if (resource.custom) {
    throw invalid(resource, stringAt(body, 'metadata', 'name') ?? '', [
      ...missing.map((field) => required(field, '')),
      ...mistyped.map((found) => ({
        reason: 'FieldValueTypeInvalid',
        message: describeForValidation(found),
        field: found.path,
      })),
    ]);
  }
  const [first] = mistyped;
  throw badRequest(`${handledAs(resource)}: ${first === undefined ? '' : describeForDecoder(first)}`);
}

function refuseOtherKind(resource: Resource, apiVersion: unknown, kind: unknown): never {
  throw badRequest(
    apiVersion === apiVersionOf(resource)
      ? `${String(kind)} in version ${JSON.stringify(resource.version)} cannot be handled as a ${resource.kind}: it is no ${resource.kind}`
      : `the API version in the data (${String(apiVersion)}) does not match the expected API version (${apiVersionOf(resource)})`,
  );
}
