import { statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { DiagnosticError } from '@metachart/diagnostics';
import { trimSpace } from '@metachart/go-runtime/bytes';
import { quote } from '@metachart/go-runtime/strconv';

/**
 * The absolute path of a chart on disk (Helm: pkg/action/install.go, LocateChart). Throws DiagnosticError `chart/not-found`
 * with Helm's text, and `chart/not-local` for what Helm would look for in a repository or registry.
 */
export function locateChart(reference: string): string {
  const name = trimSpace(reference);
  if (statSync(name, { throwIfNoEntry: false }) !== undefined) return resolve(name);
  if (isAbsolute(name) || name.startsWith('.')) {
    throw new DiagnosticError('chart/not-found', { message: `path ${quote(name)} not found` });
  }
  if (!name.includes('/')) {
    throw new DiagnosticError('chart/not-found', {
      message: `non-absolute URLs should be in form of repo_name/path_to_chart, got: ${name}`,
      hint: `there is no file or directory ${quote(name)} here`,
    });
  }
  throw new DiagnosticError('chart/not-local', {
    message: `chart ${quote(name)} is no file or directory, and charts of repositories and registries are not fetched here`,
    hint: 'give the path of a chart directory or of a .tgz file',
  });
}
