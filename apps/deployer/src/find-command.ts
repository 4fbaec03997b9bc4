import { globalFlags } from './flags/global-flags.ts';

/** A command line taken apart: the command's name, and the other arguments in their order. */
export interface CommandLine {
  readonly name: string | undefined;
  readonly rest: readonly string[];
}

/**
 * Finds the command among the arguments: the first that is neither a flag nor the value of a flag, as global flags may
 * stand before it (`-n web template .`).
 */
export function findCommand(args: readonly string[]): CommandLine {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (arg === '--') break;
    if (!arg.startsWith('-')) return { name: arg, rest: args.toSpliced(at, 1) };
    if (takesNextArgument(arg)) at++;
  }
  return { name: undefined, rest: args };
}

function takesNextArgument(arg: string): boolean {
  if (arg.includes('=')) return false;
  const long = arg.startsWith('--');
  return Object.values(globalFlags).some((flag) => {
    if (flag.bareValue !== undefined) return false;
    return long ? arg === `--${flag.name}` : flag.shorthand !== undefined && arg === `-${flag.shorthand}`;
  });
}
