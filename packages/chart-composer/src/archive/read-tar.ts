import { DiagnosticError } from '@metachart/diagnostics';
import { stringOf } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import type { Inflated } from './inflate-gzip.ts';
import { checkPaxNumbers, parsePaxRecords } from './parse-pax-records.ts';
import { readTarHeader, type TarHeader } from './read-tar-header.ts';

/** An entry of a tar archive, long names already applied. */
export interface TarEntry {
  readonly name: string;
  /** The size that the header states; links and other entries without content may state one too. */
  readonly size: number;
  readonly directory: boolean;
  readonly typeFlag: string;
  /** Reads the content. Throws what a reader of the stream gets where it is cut off. */
  readonly read: () => Uint8Array;
}

const BLOCK = 512;
const MAX_SPECIAL_SIZE = 1 << 20;
const HEADER_ONLY = '123456';

/**
 * The entries of a tar archive in order, global PAX headers included (type `g`). Throws GoError with archive/tar's texts.
 * Go: archive/tar/reader.go; sparse files alone are refused.
 */
export function* readTar(source: Inflated): Generator<TarEntry> {
  let at = 0;
  let meta: Meta = {};
  for (;;) {
    const header = headerAt(source, at);
    if (header === undefined) return;
    at += BLOCK;
    switch (header.typeFlag) {
      case 'x':
        meta = { ...meta, pax: parsePaxRecords(readSpecial(source, at, header)) };
        break;
      case 'L':
        meta = { ...meta, longName: textOf(readSpecial(source, at, header)) };
        break;
      case 'K':
        readSpecial(source, at, header);
        break;
      case 'g':
        parsePaxRecords(readSpecial(source, at, header));
        meta = {};
        yield { name: header.name, size: 0, directory: false, typeFlag: 'g', read: () => new Uint8Array(0) };
        break;
      default: {
        const merged = applyMeta(header, meta);
        meta = {};
        const start = at;
        yield { ...merged, read: () => source.data.subarray(start, endOf(source, start, contentSize(merged))) };
        at = nextHeader(source, at, contentSize(merged));
        continue;
      }
    }
    at = nextHeader(source, at, contentSize(header));
  }
}

interface Meta {
  readonly pax?: ReadonlyMap<string, string>;
  readonly longName?: string;
}

/** The header at an offset, or undefined at the end of the archive: no more bytes, or two blocks of zeros. */
function headerAt(source: Inflated, at: number): TarHeader | undefined {
  const block = blockAt(source, at);
  if (block === undefined) return undefined;
  if (!isZero(block)) return readTarHeader(block);
  const second = blockAt(source, at + BLOCK);
  if (second === undefined || isZero(second)) return undefined;
  throw new GoError('archive/tar: invalid tar header');
}

function blockAt({ data, failure }: Inflated, at: number): Uint8Array | undefined {
  if (at + BLOCK <= data.length) return data.subarray(at, at + BLOCK);
  if (failure) throw failure;
  if (at >= data.length) return undefined;
  throw new GoError('unexpected EOF');
}

function isZero(block: Uint8Array): boolean {
  return block.every((byte) => byte === 0);
}

/** The end of a content that starts at an offset; throws where the data breaks off before. */
function endOf({ data, failure }: Inflated, at: number, size: number): number {
  if (at + size <= data.length) return at + size;
  throw failure ?? new GoError('unexpected EOF');
}

function nextHeader(source: Inflated, at: number, size: number): number {
  const end = endOf(source, at, size);
  return Math.ceil(end / BLOCK) * BLOCK;
}

function readSpecial(source: Inflated, at: number, header: TarHeader): Uint8Array {
  const { size } = header;
  if (size <= MAX_SPECIAL_SIZE) return source.data.subarray(at, endOf(source, at, size));
  endOf(source, at, Math.min(size, MAX_SPECIAL_SIZE + 1));
  throw new GoError('archive/tar: header field too long');
}

function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return stringOf(end === -1 ? bytes : bytes.subarray(0, end));
}

function applyMeta(header: TarHeader, { pax, longName }: Meta): Omit<TarEntry, 'read'> {
  if (pax) checkPaxNumbers(pax);
  if (header.typeFlag === 'S' || pax?.get('GNU.sparse.major') || pax?.get('GNU.sparse.map')) throw sparseError();
  const name = longName || pax?.get('path') || header.name;
  const size = paxSize(pax?.get('size')) ?? header.size;
  const typeFlag = header.typeFlag === '\0' ? (name.endsWith('/') ? '5' : '0') : header.typeFlag;
  if (size < 0 && !HEADER_ONLY.includes(typeFlag)) throw new GoError('archive/tar: invalid tar header');
  return { name, size, typeFlag, directory: typeFlag === '5' || header.directoryMode };
}

function paxSize(text: string | undefined): number | undefined {
  return text ? Number(text) : undefined;
}

function contentSize({ size, typeFlag }: { readonly size: number; readonly typeFlag: string }): number {
  return HEADER_ONLY.includes(typeFlag) ? 0 : size;
}

function sparseError(): DiagnosticError {
  return new DiagnosticError('chart/archive-sparse', {
    message: 'the chart archive holds a sparse file',
    hint: 'pack the chart again with helm package, or with tar without --sparse',
  });
}
