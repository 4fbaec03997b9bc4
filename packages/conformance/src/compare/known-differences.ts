import { readFile } from 'node:fs/promises';
import { DiagnosticError } from '@metachart/diagnostics';

/** Case id to the reason why its difference is accepted. */
export type KnownDifferences = ReadonlyMap<string, string>;

/**
 * Reads `known-differences.txt`: a line a case, `ID: reason`; blank lines and lines that start with `#` are left out.
 * Throws `conformance/known-difference-without-reason` for a line without one.
 */
export async function loadKnownDifferences(path: string): Promise<KnownDifferences> {
  const known = new Map<string, string>();
  for (const line of (await readFile(path, 'utf8')).split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const at = line.indexOf(': ');
    if (at < 0) {
      throw new DiagnosticError('conformance/known-difference-without-reason', {
        message: `a known difference needs a reason: ${line}`,
        hint: 'write "CASE: reason"',
      });
    }
    known.set(line.slice(0, at), line.slice(at + 2).trim());
  }
  return known;
}
