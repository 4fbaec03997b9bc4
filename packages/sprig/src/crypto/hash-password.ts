import { byteLength } from '@metachart/go-runtime/bytes';
import { encodeBase64, hashSync } from 'bcryptjs';
import type { SprigEnvironment } from '../sprig-environment.ts';

/** bcrypt of cost 10 with Go's prefix `$2a$`, or what sprig tells of a password that is too long. */
export function hashPassword(password: string, random: SprigEnvironment['random']): string {
  if (byteLength(password) > longestPassword) {
    return 'failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes';
  }
  return hashSync(password, `$2a$10$${encodeBase64(Array.from(random(16)), 16)}`);
}

/** What the algorithm takes at most; Go refuses longer ones instead of cutting them. */
const longestPassword = 72;
