/** A command line taken apart: the command's name, and the other arguments in their order. */
export interface CommandLine {
  readonly name: string | undefined;
  readonly rest: readonly string[];
}

/**
 * Finds the command among the arguments: the first that is neither a flag nor the value of a flag, as global flags may
 * stand before it (`-n web template .`). As in cobra, every flag but a switch takes the next argument.
 */
export function findCommand(args: readonly string[]): CommandLine {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!;
    if (arg === '--') break;
    if (!arg.startsWith('-')) return { name: arg, rest: args.toSpliced(at, 1) };
    if (!arg.includes('=') && !globalSwitches.has(arg) && !(arg.length > 2 && arg[1] !== '-')) at++;
  }
  return { name: undefined, rest: args };
}

/** Named here and not taken from the flags' definitions, which would have to be loaded at every start. */
export const globalSwitches: ReadonlySet<string> = new Set([
  '--debug',
  '--kube-insecure-skip-tls-verify',
  '--help',
  '-h',
]);
