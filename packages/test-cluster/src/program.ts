import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { DiagnosticError } from '@metachart/diagnostics';
import type { ProcessGuard } from './process-guard.ts';

/** A program of the control plane that was started. */
export interface Program {
  readonly name: string;
  readonly logFile: string;
  /** Resolves when it has ended, with a text such as `exit code 1`; never rejects. */
  readonly ended: Promise<string>;
  /** As what `ended` resolves with, once it has. */
  readonly end: () => string | undefined;
  /** SIGTERM, then SIGKILL when it does not obey. */
  stop(): Promise<void>;
}

export interface ProgramOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly folder: string;
  readonly logFile: string;
  readonly guard: ProcessGuard;
  /** Milliseconds between SIGTERM and SIGKILL. */
  readonly patience?: number;
}

const readyDeadline = 120_000;
const usualPatience = 5_000;
const pollInterval = 25;
const logLines = 20;

/** Starts a program whose output goes to its log file. */
export function startProgram(options: ProgramOptions): Program {
  const { name, command, args, folder, logFile, guard, patience = usualPatience } = options;
  const log = openSync(logFile, 'a', 0o600);
  // In a process group of its own: an interrupt from the terminal reaches only us, and we stop all in order. Without our
  // environment: a proxy that is set there would be asked for 127.0.0.1.
  const child = spawn(command, args, {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  const { pid } = child;
  if (pid !== undefined) guard.watch(pid);
  let end: string | undefined;
  const ended = new Promise<string>((resolve) => {
    const finish = (how: string) => {
      if (pid !== undefined) guard.forget(pid);
      end = how;
      resolve(how);
    };
    child.once('error', (error) => finish(error.message));
    child.once('exit', (code, signal) => finish(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patience);
    await ended;
    clearTimeout(timer);
  };
  return { name, logFile, ended, end: () => end, stop };
}

/**
 * Resolves when the probe says yes; a probe that throws says no. Throws DiagnosticError `test-cluster/start-failed` with
 * the end of the log when the program ends before that or takes too long, and the signal's reason when that aborts.
 */
export async function waitUntilServing(
  program: Program,
  probe: () => Promise<boolean>,
  signal?: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + readyDeadline;
  for (;;) {
    signal?.throwIfAborted();
    if (program.end() !== undefined) throw await startFailure(program, `ended with ${program.end()}`);
    if (await probe().catch(() => false)) return;
    if (performance.now() > deadline) {
      throw await startFailure(program, `was not ready after ${readyDeadline / 1000} seconds`);
    }
    await delay(pollInterval, undefined, signal ? { signal } : {});
  }
}

/** The failure of a program that had to run on and did not. */
export async function endFailure(program: Program): Promise<DiagnosticError> {
  return new DiagnosticError('test-cluster/program-ended', {
    message: `${program.name} ended by itself with ${program.end()}; the end of its log:\n${await logEnd(program)}`,
  });
}

async function startFailure(program: Program, what: string): Promise<DiagnosticError> {
  return new DiagnosticError('test-cluster/start-failed', {
    message: `${program.name} ${what}; the end of its log:\n${await logEnd(program)}`,
  });
}

async function logEnd({ logFile }: Program): Promise<string> {
  const log = await readFile(logFile, 'utf8').catch(() => '');
  return log.trimEnd().split('\n').slice(-logLines).join('\n') || '(empty)';
}
