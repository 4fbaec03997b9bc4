import { bytesOf, stringOf } from '@metachart/go-runtime/bytes';

/** A Go string with one character for each byte, for functions that work on bytes (rule P11). */
export function toBytewise(text: string): string {
  return Buffer.from(bytesOf(text)).toString('latin1');
}

/** Back from one character for each byte; broken runes become invalid bytes. */
export function fromBytewise(text: string): string {
  return stringOf(Buffer.from(text, 'latin1'));
}
