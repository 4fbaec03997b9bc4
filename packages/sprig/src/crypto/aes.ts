import { bytesOf, stringOf } from '@metachart/go-runtime/bytes';
import { defineFunc, GoError, type GoFunc, STRING } from '@metachart/go-runtime/reflect';
import { decodeBase64 } from '../encoding/base64.ts';
import type { SprigEnvironment } from '../sprig-environment.ts';
import { sliceOutOfRange } from '../values/panics.ts';
import { nodeCrypto } from './node-crypto.ts';

/** encryptAES and decryptAES: AES-256-CBC, base64 of the initialisation vector and the ciphertext; "" stays "". */
export function aesFuncs({ random }: Pick<SprigEnvironment, 'random'>): readonly GoFunc[] {
  return [
    defineFunc('encryptAES', { params: [STRING, STRING], result: STRING }, (password, plaintext) =>
      plaintext === '' ? '' : encrypt(password, { plaintext, vector: random(blockLength) }),
    ),
    defineFunc('decryptAES', { params: [STRING, STRING], result: STRING }, (password, encrypted) =>
      encrypted === '' ? '' : decrypt(password, encrypted),
    ),
  ];
}

const algorithm = 'aes-256-cbc';
const blockLength = 16;

function encrypt(
  password: string,
  { plaintext, vector }: { readonly plaintext: string; readonly vector: Uint8Array },
): string {
  const cipher = nodeCrypto().createCipheriv(algorithm, keyOf(password), vector);
  return Buffer.concat([vector, cipher.update(bytesOf(plaintext)), cipher.final()]).toString('base64');
}

/** The padding is believed as it is, so damaged texts give what Go gives: other bytes, or the panic of a slice. */
function decrypt(password: string, encrypted: string): string {
  const bytes = decodeBase64(encrypted);
  const capacity = Math.floor(encrypted.length / 4) * 3;
  if (capacity < blockLength) throw sliceOutOfRange(`:${blockLength}`, ` with capacity ${capacity}`);
  if (bytes.length < blockLength) throw sliceOutOfRange(`${blockLength}:${bytes.length}`);
  const ciphertext = bytes.subarray(blockLength);
  if (ciphertext.length % blockLength !== 0) throw new GoError('crypto/cipher: input not full blocks');
  if (ciphertext.length === 0) throw new GoError('runtime error: index out of range [-1]');
  const decipher = nodeCrypto().createDecipheriv(algorithm, keyOf(password), bytes.subarray(0, blockLength));
  decipher.setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  const length = padded.length - padded.at(-1)!;
  if (length < 0) throw sliceOutOfRange(`:${length}`);
  return stringOf(padded.subarray(0, length));
}

/** The first 32 bytes of the password, filled up with zeros. */
function keyOf(password: string): Uint8Array {
  const key = new Uint8Array(32);
  key.set(bytesOf(password).subarray(0, key.length));
  return key;
}
