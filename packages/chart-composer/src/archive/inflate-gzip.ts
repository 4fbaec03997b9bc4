import { crc32, inflateRawSync } from 'node:zlib';
import { DiagnosticError } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';

/** The bytes that a reader of the stream gets, and what it gets when it asks for more than these: an end or a failure. */
export interface Inflated {
  readonly data: Uint8Array;
  readonly failure: Error | undefined;
}

/**
 * Decompresses a gzip stream of one or more members, at most `limit` bytes. As for a reader in Go, damage counts only
 * for what comes after it: it becomes `failure`. Throws GoError where not even the first header is right.
 */
export function inflateGzip(input: Uint8Array, options: { readonly limit: number }): Inflated {
  const parts: Uint8Array[] = [];
  let size = 0;
  let at = readGzipHeader(input, 0);
  for (;;) {
    const member = inflateMember(input.subarray(at), options.limit - size);
    parts.push(member.data);
    size += member.data.length;
    const failure = member.failure ?? checkTrailer(input, at + member.consumed, member.data);
    if (failure) return { data: joinParts(parts), failure };
    at += member.consumed + 8;
    if (at >= input.length) return { data: joinParts(parts), failure: undefined };
    try {
      at = readGzipHeader(input, at);
    } catch (error) {
      if (error instanceof GoError) return { data: joinParts(parts), failure: error };
      throw error;
    }
  }
}

const FLAG_HEADER_CRC = 2;
const FLAG_EXTRA = 4;
const FLAG_NAME = 8;
const FLAG_COMMENT = 16;

/** The offset behind the header. Go: compress/gzip readHeader. */
function readGzipHeader(input: Uint8Array, start: number): number {
  if (start >= input.length) throw new GoError('EOF');
  if (start + 10 > input.length) throw unexpectedEnd();
  if (input[start] !== 0x1f || input[start + 1] !== 0x8b || input[start + 2] !== 8) throw headerError();
  const flags = input[start + 3]!;
  let at = start + 10;
  if (flags & FLAG_EXTRA) at += 2 + (input[at] ?? 0) + (input[at + 1] ?? 0) * 256;
  if (at > input.length) throw unexpectedEnd();
  if (flags & FLAG_NAME) at = skipHeaderText(input, at);
  if (flags & FLAG_COMMENT) at = skipHeaderText(input, at);
  if (flags & FLAG_HEADER_CRC) {
    if (at + 2 > input.length) throw unexpectedEnd();
    const wanted = crc32(input.subarray(start, at)) & 0xffff;
    if (input[at]! + input[at + 1]! * 256 !== wanted) throw headerError();
    at += 2;
  }
  return at;
}

const MAX_HEADER_TEXT = 512;

function skipHeaderText(input: Uint8Array, at: number): number {
  const end = input.indexOf(0, at);
  if (end === -1 ? input.length - at >= MAX_HEADER_TEXT : end - at >= MAX_HEADER_TEXT) throw headerError();
  if (end === -1) throw unexpectedEnd();
  return end + 1;
}

interface Member extends Inflated {
  /** How many bytes of the input the compressed data takes. */
  readonly consumed: number;
}

function inflateMember(input: Uint8Array, limit: number): Member {
  const whole = tryInflate(input, limit);
  if (whole.kind === 'done') {
    const failure = whole.consumed + 8 > input.length ? unexpectedEnd() : undefined;
    return { data: whole.data, consumed: whole.consumed, failure };
  }
  if (whole.kind === 'too large') return { ...largestPrefix(input, limit), failure: tooLarge(limit) };
  const prefix = prefixBeforeDamage(input, limit);
  return { ...prefix, failure: new GoError(`flate: corrupt input before offset ${prefix.consumed + 1}`) };
}

type Attempt =
  | { readonly kind: 'done'; readonly data: Uint8Array; readonly consumed: number }
  | { readonly kind: 'too large' }
  | { readonly kind: 'damaged' };

/** node:zlib keeps no output when it fails, so a failure is followed by attempts with less input. */
function tryInflate(input: Uint8Array, limit: number): Attempt {
  if (input.length === 0) return { kind: 'done', data: new Uint8Array(0), consumed: 0 };
  try {
    const result: unknown = inflateRawSync(input, {
      // Z_SYNC_FLUSH: what there is, where the stream is cut off.
      finishFlush: 2,
      info: true,
      maxOutputLength: Math.max(1, limit),
    });
    if (!isInflateInfo(result)) throw new Error('node:zlib gave no info');
    return { kind: 'done', data: result.buffer, consumed: result.engine.bytesWritten };
  } catch (error) {
    const code = (error as { readonly code?: string }).code;
    if (code === 'ERR_BUFFER_TOO_LARGE') return { kind: 'too large' };
    if (code === 'Z_DATA_ERROR') return { kind: 'damaged' };
    throw error;
  }
}

/** What node:zlib gives with `info`, which its types leave out. */
interface InflateInfo {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

function isInflateInfo(result: unknown): result is InflateInfo {
  return typeof result === 'object' && result !== null && 'buffer' in result && 'engine' in result;
}

interface Prefix {
  readonly data: Uint8Array;
  readonly consumed: number;
}

/** Output near the limit: no deflate stream grows by more than 1032, so the first attempt fits. */
function largestPrefix(input: Uint8Array, limit: number): Prefix {
  let best: Prefix = { data: new Uint8Array(0), consumed: 0 };
  for (let length = Math.ceil(limit / 1032); length < input.length; length *= 2) {
    const attempt = tryInflate(input.subarray(0, length), limit);
    if (attempt.kind !== 'done') break;
    best = attempt;
  }
  return best;
}

function prefixBeforeDamage(input: Uint8Array, limit: number): Prefix {
  let best: Prefix = { data: new Uint8Array(0), consumed: 0 };
  let low = 0;
  let high = input.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const attempt = tryInflate(input.subarray(0, middle), limit);
    if (attempt.kind === 'done') {
      best = { data: attempt.data, consumed: middle };
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return best;
}

function checkTrailer(input: Uint8Array, at: number, data: Uint8Array): Error | undefined {
  const view = new DataView(input.buffer, input.byteOffset + at, 8);
  const right = view.getUint32(0, true) === crc32(data) && view.getUint32(4, true) === data.length % 2 ** 32;
  return right ? undefined : new GoError('gzip: invalid checksum');
}

function joinParts(parts: readonly Uint8Array[]): Uint8Array {
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

function headerError(): GoError {
  return new GoError('gzip: invalid header');
}

function unexpectedEnd(): GoError {
  return new GoError('unexpected EOF');
}

function tooLarge(limit: number): DiagnosticError {
  return new DiagnosticError('chart/archive-too-large', {
    message: `the chart archive decompresses to more than ${limit} bytes`,
    hint: 'Helm loads charts of at most 100 MiB; check where the archive comes from',
  });
}
