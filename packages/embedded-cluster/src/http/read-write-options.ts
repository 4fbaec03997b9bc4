import type { IncomingMessage } from 'node:http';
import type { FieldValidation } from '../objects/decode-object.ts';
import type { WriteOptions } from '../objects/write-options.ts';
import { badRequest } from './status-error.ts';

const MAXIMUM_MANAGER = 128;

/** The query of a write. Throws BadRequest. */
export function readWriteOptions(
  request: IncomingMessage,
  query: URLSearchParams,
  subresource: '' | 'status',
): WriteOptions {
  const dryRun = query.getAll('dryRun').filter((value) => value !== '');
  if (dryRun.some((value) => value !== 'All')) {
    throw badRequest(`invalid dryRun: Unsupported value: ${JSON.stringify(dryRun[0])}: supported values: "All"`);
  }
  const given = query.get('fieldManager') ?? '';
  if (given.length > MAXIMUM_MANAGER) throw badRequest('fieldManager: Too long: may not be more than 128 bytes');
  return {
    // Without a name the program of the client is the manager, as its user agent begins.
    fieldManager: given !== '' ? given : ((request.headers['user-agent'] ?? '').split('/')[0] ?? '') || 'unknown',
    dryRun: dryRun.length > 0,
    fieldValidation: readFieldValidation(query),
    subresource,
  };
}

function readFieldValidation(query: URLSearchParams): FieldValidation {
  const value = query.get('fieldValidation') ?? '';
  switch (value) {
    case 'Ignore':
    case 'Strict':
      return value;
    case 'Warn':
    case '':
      return 'Warn';
    default:
      throw badRequest(
        `fieldValidation: Unsupported value: ${JSON.stringify(value)}: supported values: "", "Ignore", "Strict", "Warn"`,
      );
  }
}

export function isTrue(value: string | null): boolean {
  return value === 'true' || value === '1';
}
