import { reportFailure } from './report-failure.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command with the arguments after its name and gives the exit code. Nothing is thrown. */
export type Program = (args: readonly string[], terminal: Terminal) => Promise<number>;

type Command = (args: readonly string[], terminal: Terminal) => Promise<number> | Promise<void> | void;

/** A command as a program: what it throws is reported. The exit code is the one that it gives, or 0. */
export function asProgram(command: Command): Program {
  return async (args, terminal) => {
    try {
      return (await command(args, terminal)) ?? 0;
    } catch (error) {
      return reportFailure(error, terminal);
    }
  };
}
