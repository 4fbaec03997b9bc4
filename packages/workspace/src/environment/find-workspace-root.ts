import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DiagnosticError } from '@metachart/diagnostics';

/** The folder of a workspace that holds the environments. */
export const environmentsFolder = 'environments';

/**
 * The workspace that a folder belongs to: the folder itself or the nearest one above it that has a folder `environments`.
 * Throws DiagnosticError `environment/no-workspace` where there is none.
 */
export function findWorkspaceRoot(from: string): string {
  const start = resolve(from);
  for (let folder = start; ; folder = dirname(folder)) {
    if (isFolder(join(folder, environmentsFolder))) return folder;
    if (folder === dirname(folder)) break;
  }
  throw new DiagnosticError('environment/no-workspace', {
    message: `neither ${start} nor a folder above it has a folder "${environmentsFolder}"`,
    hint: 'run the command inside a workspace, or name one with --root',
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
