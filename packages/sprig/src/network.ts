import { defineFunc, type GoFunc, STRING } from '@metachart/go-runtime/reflect';
import type { SprigEnvironment } from './sprig-environment.ts';

/** getHostByName: what the environment resolves, "" where it resolves nothing (Helm without --enable-dns). */
export function networkFuncs({ resolveHost }: Pick<SprigEnvironment, 'resolveHost'>): readonly GoFunc[] {
  return [defineFunc('getHostByName', { params: [STRING], result: STRING }, (name) => resolveHost?.(name) ?? '')];
}
