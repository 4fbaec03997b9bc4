import { apiVersionOf, type Resource } from '../discovery/resource.ts';
import { badRequest } from '../http/status-error.ts';
import { readShape } from '../schema/read-shape.ts';
import { type ApiObject, isJsonObject } from './json.ts';

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
  if (!isJsonObject(body))
    throw badRequest('the object provided is unrecognized (must be of type ' + resource.kind + ')');
  if (body.apiVersion === undefined && body.kind === undefined) {
    body.apiVersion = apiVersion;
    body.kind = resource.kind;
  }
  if (body.kind !== resource.kind || body.apiVersion !== apiVersion)
    refuseOtherKind(resource, body.apiVersion, body.kind);
  const { value, unknown, mistyped } = readShape(resource.schema, body);
  const wrong = mistyped[0];
  if (wrong !== undefined) {
    throw badRequest(
      `${resource.kind} in version ${JSON.stringify(resource.version)} cannot be handled as a ${resource.kind}: ` +
        `json: cannot unmarshal ${wrong.found} into Go struct field .${wrong.path} of type ${wrong.wanted}`,
    );
  }
  const warnings = unknown.map((path) => `unknown field ${JSON.stringify(path)}`);
  if (validation === 'Strict' && warnings.length > 0) throw strictError(resource, warnings);
  const object = value as ApiObject;
  object.metadata ??= { name: '' };
  return { object, warnings: validation === 'Warn' ? warnings : [] };
}

function strictError(resource: Resource, warnings: readonly string[]): Error {
  return badRequest(
    resource.custom
      ? `strict decoding error: ${warnings.join(', ')}`
      : `${resource.kind} in version ${JSON.stringify(resource.version)} cannot be handled as a ${resource.kind}: ` +
          `strict decoding error: ${warnings.join(', ')}`,
  );
}

function refuseOtherKind(resource: Resource, apiVersion: unknown, kind: unknown): never {
  if (apiVersion !== apiVersionOf(resource)) {
    throw badRequest(
      `the API version in the data (${String(apiVersion ?? '')}) does not match the expected API version (${apiVersionOf(resource)})`,
    );
  }
  throw badRequest(
    `${String(kind ?? '')} in version ${JSON.stringify(resource.version)} cannot be handled as a ${resource.kind}: ` +
      `no kind ${JSON.stringify(String(kind ?? ''))} is registered for version ${JSON.stringify(apiVersionOf(resource))}`,
  );
}
