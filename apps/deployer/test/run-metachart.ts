import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runCommand } from '../src/run-command.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Interrupts the command. */
  readonly signal?: AbortSignal;
  /** Told of what is printed as it is printed. */
  readonly onOut?: (text: string) => void;
}

/** Runs a command line in this process and gives what it printed. */
export async function runMetachart(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await runCommand(args, {
    out: (text) => {
      out += text;
      options.onOut?.(text);
    },
    err: (text) => {
      err += text;
    },
    readInput: () => Buffer.from(options.input ?? ''),
    onInterrupt: (listener) => {
      options.signal?.addEventListener('abort', listener);
      return () => options.signal?.removeEventListener('abort', listener);
    },
    env: options.env ?? {},
  });
  return { code, out, err };
}

/** A folder for one test, gone after it. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const root = makeFolder(files);
  onTestFinished(() => rmSync(root, { recursive: true }));
  return root;
}

/** A folder that its caller removes. */
export function makeFolder(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'metachart-'));
  for (const [name, text] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return root;
}

/** A chart called `web` in a folder for one test. */
export function chartOf(files: Readonly<Record<string, string>>): string {
  return folderOf({ 'Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n', ...files });
}
