import { stringOf } from '@metachart/go-runtime/bytes';
import { defineFunc, GoError, type GoFunc, STRING } from '@metachart/go-runtime/reflect';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';

const text = { params: [STRING], result: STRING } as const;

/** Sprig's base64 and base32. What cannot be decoded gives the error's text as the result (rule P19). */
export const encodingFuncs: readonly GoFunc[] = [
  defineFunc('b64enc', text, encodeBase64),
  defineFunc('b64dec', text, (encoded) => textOrError(() => decodeBase64(encoded))),
  defineFunc('b32enc', text, encodeBase32),
  defineFunc('b32dec', text, (encoded) => textOrError(() => decodeBase32(encoded))),
];

function textOrError(decode: () => Uint8Array): string {
  try {
    return stringOf(decode());
  } catch (error) {
    if (error instanceof GoError) return error.message;
    throw error;
  }
}
