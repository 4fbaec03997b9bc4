import { defineFunc, type GoFunc, STRING } from '@metachart/go-runtime/reflect';
import type { SprigEnvironment } from '../sprig-environment.ts';
import { hashPassword } from './hash-password.ts';

/** bcrypt and htpasswd: hashes of cost 10 with Go's prefix `$2a$`; a failure is told in the result. */
export function passwordFuncs({ random }: Pick<SprigEnvironment, 'random'>): readonly GoFunc[] {
  return [
    defineFunc('bcrypt', { params: [STRING], result: STRING }, (password) => hashPassword(password, random)),
    defineFunc('htpasswd', { params: [STRING, STRING], result: STRING }, (user, password) =>
      user.includes(':') ? `invalid username: ${user}` : `${user}:${hashPassword(password, random)}`,
    ),
  ];
}
