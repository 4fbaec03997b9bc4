import { GoError } from '@metachart/go-runtime/reflect';
import { checkConstraint, newVersion, parseConstraint } from '@metachart/go-runtime/semver';

/**
 * Whether a version satisfies a constraint; false too where either cannot be read (an empty constraint, for instance).
 * Go: chartutil.IsCompatibleRange.
 */
export function isCompatibleRange(constraint: string, version: string): boolean {
  try {
    return checkConstraint(parseConstraint(constraint), newVersion(version));
  } catch (error) {
    if (error instanceof GoError) return false;
    throw error;
  }
}
