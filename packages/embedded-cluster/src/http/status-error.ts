import type { JsonObject } from '../objects/json.ts';

export interface StatusCause {
  readonly reason: string;
  readonly message: string;
  readonly field: string;
}

export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly causes?: readonly StatusCause[];
}

/** What a request is answered with when it fails: a `Status` of the API. */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly code: number;
  readonly reason: string;
  readonly details: StatusDetails | undefined;

  constructor(code: number, reason: string, message: string, details?: StatusDetails) {
    super(message);
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

/** The kind a message speaks of, as the server spells it: `deployments.apps`. */
export interface QualifiedName {
  readonly group: string;
  readonly resource: string;
}

/** The `Status` object of an error. Anything that is no StatusError becomes an internal error. */
export function statusOf(error: unknown): { readonly code: number; readonly body: JsonObject } {
  const known =
    error instanceof StatusError
      ? error
      : new StatusError(500, 'InternalError', error instanceof Error ? error.message : String(error));
  return {
    code: known.code,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: known.message,
      ...(known.reason === '' ? {} : { reason: known.reason }),
      ...(known.details === undefined ? {} : { details: known.details }),
      code: known.code,
    },
  };
}

export function notFound(of: QualifiedName, name: string): StatusError {
  return new StatusError(404, 'NotFound', `${qualify(of)} ${JSON.stringify(name)} not found`, detailsOf(of, name));
}

export function alreadyExists(of: QualifiedName, name: string): StatusError {
  return new StatusError(
    409,
    'AlreadyExists',
    `${qualify(of)} ${JSON.stringify(name)} already exists`,
    detailsOf(of, name),
  );
}

export function conflict(of: QualifiedName, name: string, why: string): StatusError {
  return new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualify(of)} ${JSON.stringify(name)}: ${why}`,
    detailsOf(of, name),
  );
}

/** A conflict with an object of the same name that is another one. */
export function wrongUid(
  of: QualifiedName,
  name: string,
  { given, present = '' }: { readonly given: string; readonly present: string | undefined },
): StatusError {
  return conflict(of, name, `Precondition failed: UID in precondition: ${given}, UID in object meta: ${present}`);
}

/** The reason of a conflict when the resourceVersion given is not the present one. */
export const OBJECT_MODIFIED =
  'the object has been modified; please apply your changes to the latest version and try again';

/** `causes` hold the field and the message without it, as in `metadata.name` and `Required value: …`. */
export function invalid(
  of: { readonly group: string; readonly kind: string },
  name: string,
  causes: readonly StatusCause[],
): StatusError {
  const kind = of.group === '' ? of.kind : `${of.kind}.${of.group}`;
  const texts = causes.map((cause) => `${cause.field}: ${cause.message}`);
  const text = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
  return new StatusError(422, 'Invalid', `${kind} ${JSON.stringify(name)} is invalid: ${text}`, {
    name,
    ...(of.group === '' ? {} : { group: of.group }),
    kind: of.kind,
    causes,
  });
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message);
}

export function forbidden(of: QualifiedName, name: string, why: string): StatusError {
  return new StatusError(
    403,
    'Forbidden',
    `${qualify(of)} ${JSON.stringify(name)} is forbidden: ${why}`,
    detailsOf(of, name),
  );
}

export function methodNotAllowed(): StatusError {
  return new StatusError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  );
}

export function noSuchResource(): StatusError {
  return new StatusError(404, 'NotFound', 'the server could not find the requested resource', {});
}

export function expired(message: string): StatusError {
  return new StatusError(410, 'Expired', message);
}

export function tooLarge(limit: number): StatusError {
  return new StatusError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${limit}`);
}

export function unsupportedMediaType(message: string): StatusError {
  return new StatusError(415, 'UnsupportedMediaType', message);
}

/** What a real cluster can do and the embedded one does not. */
export function notSimulated(what: string): StatusError {
  return new StatusError(501, 'NotImplemented', `the embedded cluster does not simulate ${what}`);
}

function qualify({ group, resource }: QualifiedName): string {
  return group === '' ? resource : `${resource}.${group}`;
}

function detailsOf({ group, resource }: QualifiedName, name: string): StatusDetails {
  return { name, ...(group === '' ? {} : { group }), kind: resource };
}
