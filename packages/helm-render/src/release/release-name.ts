import { DiagnosticError } from '@metachart/diagnostics';
import { byteLength } from '@metachart/go-runtime/bytes';
import { quote } from '@metachart/go-runtime/strconv';

const pattern = String.raw`^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$`;
const validName = new RegExp(pattern);
const maxLength = 53;

/**
 * Throws DiagnosticError `render/release-name` with Helm's text for a name that no release may have: longer than 53
 * characters or no DNS name (Helm: pkg/chartutil/validate_name.go).
 */
export function checkReleaseName(name: string): void {
  const problem = findProblem(name);
  if (problem === undefined) return;
  throw new DiagnosticError('render/release-name', { message: `release name ${quote(name)}: ${problem}` });
}

function findProblem(name: string): string | undefined {
  if (name === '') return 'no name provided';
  // The length comes first: it also bounds what the expression can cost.
  if (byteLength(name) <= maxLength && validName.test(name)) return undefined;
  return `invalid release name, must match regex ${pattern} and the length must not be longer than ${maxLength}`;
}
