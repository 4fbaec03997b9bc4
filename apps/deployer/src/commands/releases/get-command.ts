import { DiagnosticError } from '@metachart/diagnostics';
import { encodeYaml } from '@metachart/go-runtime/yaml';
import { computedValues, readRelease, userValues } from '@metachart/pipeline';
import type { ReleaseRecord } from '@metachart/release';
import { findCommand } from '../../find-command.ts';
import { type FlagValues, formatFlags, parseFlags, switchFlag, textFlag } from '../../flags/index.ts';
import type { Terminal } from '../../terminal.ts';
import { printWarning } from '../print-warning.ts';
import { chooseRelease, oneRelease } from './choose-release.ts';
import { withReleases } from './open-releases.ts';
import { printOutput } from './print-output.ts';
import { hooksText, printStatus } from './print-status.ts';
import { outputFlag, releaseFlags, revisionFlag } from './release-flags.ts';

const getFlags = { ...releaseFlags, revision: revisionFlag };
const getAllFlags = { ...getFlags, template: textFlag('template', { usage: 'not supported', hidden: true }) };
const getValuesFlags = {
  ...getFlags,
  all: switchFlag('all', { shorthand: 'a', usage: 'with the defaults of the chart' }),
  output: outputFlag,
};

/**
 * `metachart get values|manifest|hooks|notes|all RELEASE`: parts of a revision, as `helm get` prints them (Helm:
 * cmd/helm/get*.go). Anything else prints the usage, as in Helm.
 */
export async function runGet(args: readonly string[], terminal: Terminal): Promise<void> {
  const { name, rest } = findCommand(args);
  const part = name === undefined || !Object.hasOwn(parts, name) ? undefined : parts[name as keyof typeof parts];
  if (part === undefined) terminal.out(usage);
  else await part(rest, terminal);
}

const parts = {
  all: (args: readonly string[], terminal: Terminal) => {
    const { flags, positional, help } = parseFlags(getAllFlags, args);
    if (help) return printHelp('all', formatFlags(getAllFlags), terminal);
    if (flags.template !== '') {
      throw new DiagnosticError('command/flag-not-supported', { message: '--template is not supported' });
    }
    return withRelease('all', { flags, positional, terminal }, (record) =>
      printStatus(record, { everything: true }, terminal),
    );
  },
  hooks: simplePart('hooks', hooksText),
  manifest: simplePart('manifest', ({ manifest = '' }) => `${manifest}\n`),
  notes: simplePart('notes', ({ info: { notes } }) => (notes ? `NOTES:\n${notes}\n` : '')),
  values: (args: readonly string[], terminal: Terminal) => {
    const { flags, positional, help } = parseFlags(getValuesFlags, args);
    if (help) return printHelp('values', formatFlags(getValuesFlags), terminal);
    return withRelease('values', { flags, positional, terminal }, (record) => {
      const values = flags.all ? allValues(record, terminal) : (userValues(record) ?? null);
      const title = flags.all ? 'COMPUTED VALUES' : 'USER-SUPPLIED VALUES';
      printOutput(flags.output, { table: () => `${title}:\n${encodeYaml(values)}`, value: () => values }, terminal);
    });
  },
};

function simplePart(part: string, textOf: (record: ReleaseRecord) => string) {
  return (args: readonly string[], terminal: Terminal) => {
    const { flags, positional, help } = parseFlags(getFlags, args);
    if (help) return printHelp(part, formatFlags(getFlags), terminal);
    return withRelease(part, { flags, positional, terminal }, (record) => terminal.out(textOf(record)));
  };
}

interface GetLine {
  readonly flags: FlagValues<typeof getFlags>;
  readonly positional: readonly string[];
  readonly terminal: Terminal;
}

async function withRelease(
  part: string,
  { flags, positional, terminal }: GetLine,
  print: (record: ReleaseRecord) => void,
): Promise<void> {
  const name = oneRelease(`get ${part}`, positional, flags);
  await withReleases(flags, terminal, async (opened) => {
    const target = chooseRelease(name, opened);
    print(await readRelease(opened.cluster, { ...target, revision: Number(flags.revision) }));
  });
}

function allValues(record: ReleaseRecord, terminal: Terminal) {
  const { values, diagnostics } = computedValues(record);
  for (const warning of diagnostics) printWarning(warning, terminal);
  return values;
}

function printHelp(part: string, flags: string, terminal: Terminal): void {
  terminal.out(`${titles[part]}\n\nUsage:\n  metachart get ${part} RELEASE [flags]\n\nFlags:\n${flags}`);
}

const titles: Readonly<Record<string, string>> = {
  all: 'Prints status, values, hooks, manifest and notes of a release.',
  hooks: 'Prints the hooks of a release.',
  manifest: 'Prints the manifest of a release.',
  notes: 'Prints the notes of a release.',
  values: 'Prints the values of a release.',
};

const usage = `Prints parts of a release, as "helm get" does.

Usage:
  metachart get PART RELEASE [flags]
  metachart get PART --env ENV [RELEASE] [flags]

Parts:
${Object.entries(titles)
  .map(([part, title]) => `  ${part.padEnd(12)}${title.charAt(0).toLowerCase()}${title.slice(1, -1)}\n`)
  .join('')}
Run "metachart get PART --help" for the flags.
`;
