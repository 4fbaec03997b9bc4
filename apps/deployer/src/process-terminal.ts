import { readFileSync, writeSync } from 'node:fs';
import { bytesOf } from '@metachart/go-runtime/bytes';
import type { Terminal } from './terminal.ts';

/**
 * The terminal of this process. It writes through file descriptors: process.stdout would cost a start the time to load
 * streams, sockets and terminals.
 */
export const processTerminal: Terminal = {
  out: (text) => writeFully(1, text),
  err: (text) => writeFully(2, text),
  readInput: () => readFileSync(0),
  env: process.env,
};

function writeFully(descriptor: number, text: string): void {
  const bytes = bytesOf(text);
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      // A pipe that does not block is full: give its reader a moment.
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
