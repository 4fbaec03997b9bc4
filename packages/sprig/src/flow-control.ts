import { defineFunc, GoError, type GoFunc, STRING } from '@metachart/go-runtime/reflect';

/** fail: always an error with the given text. */
export const flowControlFuncs: readonly GoFunc[] = [
  defineFunc('fail', { params: [STRING], result: STRING }, (message) => {
    throw new GoError(message);
  }),
];
