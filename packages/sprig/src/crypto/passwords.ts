import { byteLength } from '@metachart/go-runtime/bytes';
import { defineFunc, type GoFunc, STRING } from '@metachart/go-runtime/reflect';
import { encodeBase64, hashSync } from 'bcryptjs';
import type { SprigEnvironment } from '../sprig-environment.ts';

/** bcrypt and htpasswd: hashes of cost 10 with Go's prefix `$2a$`; a failure is told in the result. */
export function passwordFuncs({ random }: Pick<SprigEnvironment, 'random'>): readonly GoFunc[] {
  return [
    defineFunc('bcrypt', { params: [STRING], result: STRING }, (password) => hashPassword(password, random)),
    defineFunc('htpasswd', { params: [STRING, STRING], result: STRING }, (user, password) =>
      user.includes(':') ? `invalid username: ${user}` : `${user}:${hashPassword(password, random)}`,
    ),
  ];
}

/** What the algorithm takes at most; Go refuses longer ones instead of cutting them. */
const longestPassword = 72;

function hashPassword(password: string, random: SprigEnvironment['random']): string {
  if (byteLength(password) > longestPassword) {
    return 'failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes';
  }
  return hashSync(password, `$2a$10$${encodeBase64(Array.from(random(16)), 16)}`);
}
