import type { SpawnSyncReturns } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DiagnosticError } from '@metachart/diagnostics';
import { bytesOf, stringOf } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';

/**
 * The absolute path of a program: from PATH, or as it is where it holds a slash. Throws GoError with the text of Helm's post
 * renderer (Helm: pkg/postrender/exec.go, Go: os/exec LookPath).
 */
export function findProgram(name: string, searchPath: string): string {
  if (name.includes('/')) {
    const problem = findProblem(name);
    if (problem !== undefined) fail(name, problem);
    return resolve(name);
  }
  for (const folder of searchPath.split(':')) {
    const path = join(folder === '' ? '.' : folder, name);
    if (findProblem(path) === undefined) return resolve(path);
  }
  return fail(name, 'executable file not found in $PATH');
}

/** Pipes text through a program. Throws DiagnosticError `render/post-renderer` with Helm's text where it fails. */
export function runPostRenderer(
  text: string,
  program: { readonly path: string; readonly args: readonly string[] },
): string {
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const run = spawnSync(program.path, program.args, { input: bytesOf(text), maxBuffer: 1 << 30 });
  // A program need not read what it is given.
  const started = run.error === undefined || ('code' in run.error && run.error.code === 'EPIPE');
  if (started && run.status === 0) return stringOf(run.stdout);
  const reason = started ? describeEnd(run) : (run.error?.message ?? 'not started');
  const output = stringOf(run.stderr ?? new Uint8Array());
  throw new DiagnosticError('render/post-renderer', {
    message: `error while running post render on files: error while running command ${program.path}. error output:\n${output}: ${reason}`,
    cause: run.error,
  });
}

function describeEnd({ status, signal }: Pick<SpawnSyncReturns<Buffer>, 'status' | 'signal'>): string {
  return signal === null ? `exit status ${status}` : `signal: ${signalNames[signal] ?? signal}`;
}

/** As Go's syscall.Signal prints them. */
const signalNames: Partial<Record<NodeJS.Signals, string>> = {
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGHUP: 'hangup',
  SIGILL: 'illegal instruction',
  SIGINT: 'interrupt',
  SIGKILL: 'killed',
  SIGPIPE: 'broken pipe',
  SIGQUIT: 'quit',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
};

function findProblem(path: string): string | undefined {
  const entry = statSync(path, { throwIfNoEntry: false });
  if (entry === undefined) return `stat ${path}: no such file or directory`;
  if (entry.isDirectory()) return 'is a directory';
  try {
    accessSync(path, constants.X_OK);
    return undefined;
  } catch {
    return 'permission denied';
  }
}

function fail(name: string, problem: string): never {
  throw new GoError(`unable to find binary at ${name}: exec: ${quote(name)}: ${problem}`);
}
