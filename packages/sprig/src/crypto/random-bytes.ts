import { defineFunc, type GoFunc, INT, STRING } from '@metachart/go-runtime/reflect';
import { checkTextLength } from '../size-limit.ts';
import type { SprigEnvironment } from '../sprig-environment.ts';
import { makeOutOfRange } from '../values/panics.ts';

/** randBytes: so many random bytes in base64. */
export function randomBytesFuncs({ random }: Pick<SprigEnvironment, 'random'>): readonly GoFunc[] {
  return [
    defineFunc('randBytes', { params: [INT], result: STRING }, (count) => {
      if (count.value < 0n) throw makeOutOfRange();
      checkTextLength('randBytes', Number(count.value));
      return Buffer.from(random(Number(count.value))).toString('base64');
    }),
  ];
}
