import { DiagnosticError, suggestName } from '@metachart/diagnostics';
import { findCommand } from './find-command.ts';
import { asProgram, type Program } from './program.ts';
import { program as deploy } from './programs/deploy.ts';
import { program as lint } from './programs/lint.ts';
import { program as plan } from './programs/plan.ts';
import { program as releases } from './programs/releases.ts';
import { program as render } from './programs/render.ts';
import { program as template } from './programs/template.ts';
import { program as version } from './programs/version.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command line, without the program's name, and gives the exit code. Nothing is thrown. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const { name, rest } = findCommand(args);
  if (name === undefined || name === 'help') return printUsage([], terminal);
  const program = programs[name];
  return program === undefined ? refuse([name], terminal) : program(rest, terminal);
}

const readReleases =
  (command: string): Program =>
  (args, terminal) =>
    releases([command, ...args], terminal);
const list = readReleases('list');
const history = readReleases('history');

const programs: Readonly<Record<string, Program | undefined>> = {
  deploy,
  get: readReleases('get'),
  hist: history,
  history,
  lint,
  list,
  ls: list,
  plan,
  render,
  status: readReleases('status'),
  template,
  version,
};

const printUsage = asProgram((_, terminal) => terminal.out(usage));

const refuse = asProgram(([name = '']) => {
  const near = suggestName(name, Object.keys(programs));
  const meant = near === undefined ? '' : `\n\nDid you mean this?\n\t${near}\n`;
  throw new DiagnosticError('command/unknown', {
    message: `unknown command "${name}" for "metachart"${meant}\nRun 'metachart --help' for usage.`,
  });
});

const usage = `Deploys an environment described by files, without helm or kubectl.

Usage:
  metachart COMMAND [flags]

Commands:
  deploy      deploy an environment and wait until it is ready
  get         print values, manifest, hooks or notes of a release
  history     print the revisions of a release
  lint        examine charts for possible issues
  list        list the releases of a namespace
  plan        print what a deploy would change, and change nothing
  render      render an environment and print what a deploy would apply
  status      print the status of a release
  template    render a chart and print its manifests
  version     print the version

Run "metachart COMMAND --help" for the flags of a command.
`;
