import { stringOf } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';

export interface TarHeader {
  readonly name: string;
  readonly size: number;
  /** The one-character type; NUL is the oldest form of a regular file. */
  readonly typeFlag: string;
  /** Whether the mode's file type bits say directory. */
  readonly directoryMode: boolean;
}

const S_IFMT = 0o170_000;
const S_IFDIR = 0o040_000;

/** Reads one header block. Throws GoError `archive/tar: invalid tar header`. Go: archive/tar/reader.go readHeader. */
export function readTarHeader(block: Uint8Array): TarHeader {
  const checksum = parseOctal(block.subarray(148, 156));
  if (!checksumsOf(block).includes(checksum)) throw headerError();
  const typeFlag = String.fromCharCode(block[156]!);
  // Every number is parsed, because one that is wrong makes the header invalid.
  const mode = parseNumeric(block.subarray(100, 108));
  for (const [start, end] of [
    [108, 116],
    [116, 124],
    [136, 148],
  ] as const) {
    parseNumeric(block.subarray(start, end));
  }
  const size = parseNumeric(block.subarray(124, 136));
  if (size < 0n && !'123456'.includes(typeFlag)) throw headerError();
  return {
    name: readName(block),
    size: Number(size),
    typeFlag,
    directoryMode: (Number(BigInt.asUintN(32, mode)) & S_IFMT) === S_IFDIR,
  };
}

/** Sun's tar summed signed bytes, so both sums are right. The checksum field counts as spaces. */
function checksumsOf(block: Uint8Array): readonly bigint[] {
  let unsigned = 8 * 0x20;
  let high = 0;
  for (let i = 0; i < block.length; i++) {
    if (i >= 148 && i < 156) continue;
    unsigned += block[i]!;
    if (block[i]! >= 0x80) high++;
  }
  return [BigInt(unsigned), BigInt(unsigned - 256 * high)];
}

function readName(block: Uint8Array): string {
  const name = textOf(block.subarray(0, 100));
  const magic = stringOf(block.subarray(257, 263));
  if (magic !== 'ustar\0') return magic === 'ustar ' ? gnuName(block, name) : name;
  checkDevice(block);
  const star = stringOf(block.subarray(508, 512)) === 'tar\0';
  if (star) {
    parseNumeric(block.subarray(476, 488));
    parseNumeric(block.subarray(488, 500));
  }
  const prefix = textOf(block.subarray(345, star ? 476 : 500));
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** GNU's format has times where USTAR has the prefix; a damaged one may hold a prefix nevertheless. */
function gnuName(block: Uint8Array, name: string): string {
  if (block[263] !== 0x20 || block[264] !== 0) return name;
  checkDevice(block);
  if (readsAsTimes(block)) return name;
  const prefix = textOf(block.subarray(345, 500));
  return prefix !== '' && /^[\x01-\x7f]*$/.test(prefix) ? `${prefix}/${name}` : name;
}

function readsAsTimes(block: Uint8Array): boolean {
  try {
    if (block[345] !== 0) parseNumeric(block.subarray(345, 357));
    if (block[357] !== 0) parseNumeric(block.subarray(357, 369));
    return true;
  } catch (error) {
    if (error instanceof GoError) return false;
    throw error;
  }
}

function checkDevice(block: Uint8Array): void {
  parseNumeric(block.subarray(329, 337));
  parseNumeric(block.subarray(337, 345));
}

function textOf(field: Uint8Array): string {
  const end = field.indexOf(0);
  return stringOf(end === -1 ? field : field.subarray(0, end));
}

/** A number in octal digits or, with the first bit set, in base 256 (two's complement). Go: tar parser.parseNumeric. */
function parseNumeric(field: Uint8Array): bigint {
  if ((field[0]! & 0x80) === 0) return parseOctal(field);
  const invert = (field[0]! & 0x40) === 0 ? 0 : 0xff;
  let value = 0n;
  for (const [i, byte] of field.entries()) {
    const digit = (byte ^ invert) & (i === 0 ? 0x7f : 0xff);
    value = (value << 8n) | BigInt(digit);
  }
  if (value >= 2n ** 63n) throw headerError();
  return invert === 0 ? value : -value - 1n;
}

/** Writers fill the field with spaces or NULs at either end; what is left are the digits. */
function parseOctal(field: Uint8Array): bigint {
  let start = 0;
  while (start < field.length && isFill(field[start]!)) start++;
  if (start === field.length) return 0n;
  let end = field.length;
  while (isFill(field[end - 1]!)) end--;
  const digits = textOf(field.subarray(start, end));
  if (!/^[0-7]+$/.test(digits)) throw headerError();
  return BigInt(`0o${digits}`);
}

function isFill(byte: number): boolean {
  return byte === 0x20 || byte === 0;
}

function headerError(): GoError {
  return new GoError('archive/tar: invalid tar header');
}
