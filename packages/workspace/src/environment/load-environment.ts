import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readValuesFile, type ValuesFile } from '@metachart/chart-composer';
import { type Diagnostic, DiagnosticError, suggestName } from '@metachart/diagnostics';
import { GoError } from '@metachart/go-runtime/reflect';
import { YamlError } from '@metachart/go-runtime/yaml';
import { readTextFile } from '../read-text-file.ts';
import type { EnvironmentBundle, EnvironmentRelease } from './environment.ts';
import { environmentsFolder, findWorkspaceRoot } from './find-workspace-root.ts';
import { InvalidEnvironmentError } from './invalid-environment-error.ts';
import { readEnvironmentFile } from './read-environment-file.ts';

/**
 * Loads `environments/NAME` of the workspace that `root` belongs to (a folder in it is enough): environment.yaml and
 * values.yaml. Throws DiagnosticError `environment/no-workspace`, `environment/unknown` with the nearest name, and
 * InvalidEnvironmentError with all that is wrong with the files: `environment/missing-file`, `…/invalid-yaml`,
 * `…/unknown-key`, `…/duplicate-key`, `…/missing-key`, `…/wrong-type`, `…/invalid-value`, `…/duplicate-release`,
 * `…/no-chart`, and `…/secrets-not-supported` for a file in secret/config, which is never ignored.
 */
export async function loadEnvironment(root: string, name: string): Promise<EnvironmentBundle> {
  const workspace = findWorkspaceRoot(root);
  checkKnown(workspace, name);
  const findings: Diagnostic[] = [];
  const file = `${environmentsFolder}/${name}/environment.yaml`;
  const text = readWanted(workspace, file, findings);
  const environment = text === undefined ? undefined : readEnvironmentFile(text, { file, root: workspace });
  findings.push(...(environment?.findings ?? []));
  for (const release of environment?.value?.releases ?? []) findings.push(...findChartProblems(workspace, release));
  const values = readValuesLayer(workspace, { file: `${environmentsFolder}/${name}/values.yaml`, findings });
  findings.push(...findSecrets(workspace, name));
  if (findings.length > 0 || environment?.value === undefined) throw new InvalidEnvironmentError(name, findings);
  return { name, root: workspace, ...environment.value, values };
}

function checkKnown(workspace: string, name: string): void {
  const entries = readdirSync(join(workspace, environmentsFolder), { withFileTypes: true });
  const known = entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink()).map((entry) => entry.name);
  if (known.includes(name)) return;
  const near = suggestName(name, known.sort());
  throw new DiagnosticError('environment/unknown', {
    message: `there is no environment ${JSON.stringify(name)} in ${join(workspace, environmentsFolder)}`,
    hint: near === undefined ? `there are: ${known.join(', ') || 'none'}` : `did you mean "${near}"?`,
  });
}

function readWanted(workspace: string, file: string, findings: Diagnostic[]): string | undefined {
  try {
    return readTextFile(join(workspace, file));
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    findings.push({
      code: 'environment/missing-file',
      severity: 'error',
      message: `cannot read ${file}: ${error.message.slice(error.message.lastIndexOf(': ') + 2)}`,
      span: { file, start: { line: 1, column: 1 } },
    });
    return undefined;
  }
}

function readValuesLayer(
  workspace: string,
  { file, findings }: { readonly file: string; readonly findings: Diagnostic[] },
): readonly ValuesFile[] {
  const text = readWanted(workspace, file, findings);
  if (text === undefined) return [];
  const layer = { name: file, text };
  try {
    readValuesFile(layer);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    const position = error.cause instanceof YamlError ? error.cause.position : undefined;
    const start = { line: position?.line ?? 1, column: position?.column ?? 1 };
    findings.push({
      code: 'environment/invalid-yaml',
      severity: 'error',
      message: error.message,
      span: { file, start },
    });
  }
  return [layer];
}

function findChartProblems(workspace: string, { chart, span }: EnvironmentRelease): readonly Diagnostic[] {
  if (statSync(join(workspace, chart), { throwIfNoEntry: false }) !== undefined) return [];
  const message = `chart ${chart} is not in the workspace`;
  return [{ code: 'environment/no-chart', severity: 'error', message, span }];
}

/** Secret values would be left out of the release without a word, so their file stops everything. */
function findSecrets(workspace: string, name: string): readonly Diagnostic[] {
  return ['yaml', 'yml'].flatMap((extension): Diagnostic[] => {
    const file = `secret/config/${name}.${extension}`;
    if (statSync(join(workspace, file), { throwIfNoEntry: false }) === undefined) return [];
    return [
      {
        code: 'environment/secrets-not-supported',
        severity: 'error',
        message: `${file} holds secret values, which are not supported yet`,
        span: { file, start: { line: 1, column: 1 } },
        hint: 'remove the file, or deploy with a version of metachart that reads secrets',
      },
    ];
  });
}
