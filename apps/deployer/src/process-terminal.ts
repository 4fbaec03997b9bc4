import { readSync, writeSync } from 'node:fs';
import { DiagnosticError } from '@metachart/diagnostics';
import { bytesOf } from '@metachart/go-runtime/bytes';
import { maxTextFileBytes } from '@metachart/workspace';
import type { Terminal } from './terminal.ts';

/**
 * The terminal of this process. It writes through file descriptors: process.stdout would cost a start the time to load
 * streams, sockets and terminals.
 */
export const processTerminal: Terminal = {
  out: (text) => writeFully(1, text),
  err: (text) => writeFully(2, text),
  readInput,
  onInterrupt(listener) {
    const signals = ['SIGINT', 'SIGTERM'] as const;
    const stop = (): void => signals.forEach((signal) => void process.off(signal, interrupt));
    const interrupt = (): void => {
      stop();
      listener();
    };
    for (const signal of signals) process.on(signal, interrupt);
    return stop;
  },
  env: process.env,
};

function writeFully(descriptor: number, text: string): void {
  const bytes = bytesOf(text);
  for (let at = 0; at < bytes.length; ) at += whenReady(() => writeSync(descriptor, bytes, at));
}

/** What comes is counted, since an input without an end would fill the memory. */
function readInput(): Uint8Array {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(65_536);
    const length = whenReady(() => readSync(0, chunk));
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, length));
    total += length;
    if (total > maxTextFileBytes) {
      throw new DiagnosticError('command/input-too-large', {
        message: `standard input is larger than ${maxTextFileBytes} bytes`,
      });
    }
  }
}

/** A pipe that does not block may be full or still empty: its other end gets a moment. */
function whenReady(operation: () => number): number {
  for (;;) {
    try {
      return operation();
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN') throw error;
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

const pause = new Int32Array(new SharedArrayBuffer(4));

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
