import { defineFunc, type GoFunc, STRING } from '@metachart/go-runtime/reflect';
import type { SprigEnvironment } from './sprig-environment.ts';

/** uuidv4: a random UUID of version 4 (RFC 9562). */
export function uuidFuncs({ random }: Pick<SprigEnvironment, 'random'>): readonly GoFunc[] {
  return [defineFunc('uuidv4', { params: [], result: STRING }, () => formatUuid(random(16)))];
}

function formatUuid(bytes: Uint8Array): string {
  const marked = Buffer.from(bytes);
  marked[6] = (marked[6]! & 0x0f) | 0x40;
  marked[8] = (marked[8]! & 0x3f) | 0x80;
  const hex = marked.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
