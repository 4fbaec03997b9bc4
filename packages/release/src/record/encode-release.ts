import { Buffer } from 'node:buffer';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DiagnosticError } from '@metachart/diagnostics';
import { checkRecord } from './check-record.ts';
import { invalidRecord } from './invalid-record.ts';
import type { ReleaseRecord } from './release-record.ts';

/**
 * A record as it stands in the data of a Secret, before the API's own base64: base64 of gzip of JSON (Helm:
 * pkg/storage/driver/util.go). Labels are not part of it. Gzip's level is 6: Helm's 9 saves 3 % and takes 3.5 times as long.
 * Throws DiagnosticError `release/invalid-record` for values that nest too deep for JSON.
 */
export function encodeRelease(record: ReleaseRecord): string {
  const { labels: _, ...body } = record;
  return gzipSync(jsonOf(body), { level: 6 }).toString('base64');
}

/**
 * The record of such a text; JSON that is not compressed is read too, as very old releases hold it. Throws DiagnosticError
 * `release/invalid-record` for anything that is no record, and `release/record-too-large` beyond 64 MiB of JSON.
 */
export function decodeRelease(text: string): ReleaseRecord {
  const json = decompress(decodeBase64(text)).toString('utf8');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw invalidRecord('it is no JSON', error);
  }
  return checkRecord(value);
}

const maxJsonBytes = 64 << 20;

function jsonOf(body: Omit<ReleaseRecord, 'labels'>): string {
  try {
    return JSON.stringify(body);
  } catch (error) {
    // The engine recurses, and values may nest as deep as a YAML text lets them.
    if (!(error instanceof RangeError)) throw error;
    throw new DiagnosticError('release/invalid-record', {
      message: `the values of release "${body.name}" nest too deep to be recorded`,
      cause: error,
    });
  }
}

function decodeBase64(text: string): Buffer {
  if (text.length > (maxJsonBytes * 4) / 3) throw tooLarge();
  const compact = text.replace(/[\r\n]+/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) throw invalidRecord('it is no base64');
  return Buffer.from(compact, 'base64');
}

function decompress(bytes: Buffer): Buffer {
  if (bytes.length <= 3 || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 0x08) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxJsonBytes });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    if (!code.startsWith('Z_')) throw error;
    throw invalidRecord('its gzip data is damaged', error);
  }
}

function tooLarge(): DiagnosticError {
  return new DiagnosticError('release/record-too-large', {
    message: 'the record of a release holds more than 64 MiB of JSON',
    hint: 'no Secret holds a record of that size: it is damaged, or was made to exhaust memory',
  });
}
