import { reportFailure } from './report-failure.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command with the arguments after its name and gives the exit code. Nothing is thrown. */
export type Program = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** A command as a program: what it throws is reported. */
export function asProgram(command: (args: readonly string[], terminal: Terminal) => Promise<void> | void): Program {
  return async (args, terminal) => {
    try {
      await command(args, terminal);
      return 0;
    } catch (error) {
      return reportFailure(error, terminal);
    }
  };
}
