import { DiagnosticError } from '@metachart/diagnostics';
import { matchFilePath } from '@metachart/go-runtime/path';
import { GoError } from '@metachart/go-runtime/reflect';
import { splitManifests } from '@metachart/helm-render';

/**
 * The documents of a printed release that came from the given templates, each below `---`: in the order of the patterns,
 * then of the documents (Helm: cmd/helm/template.go; O7). A pattern is compared with the path below the chart's name.
 * Throws DiagnosticError `render/template-not-shown` with Helm's text where a pattern selects nothing.
 */
export function selectShown(printed: string, patterns: readonly string[]): string {
  const documents = splitManifests(printed).flatMap((text) => {
    const path = /# Source: [^/]+\/([^\n]+)/.exec(text)?.[1];
    return path === undefined ? [] : [{ path, text }];
  });
  return patterns.map((pattern) => selectMatching(documents, pattern)).join('');
}

function selectMatching(
  documents: readonly { readonly path: string; readonly text: string }[],
  pattern: string,
): string {
  const matching = documents.filter(({ path }) => matches(pattern, path));
  if (matching.length === 0) {
    throw new DiagnosticError('render/template-not-shown', {
      message: `could not find template ${pattern} in chart`,
      hint: 'a template that printed nothing is not found either',
    });
  }
  return matching.map(({ text }) => `---\n${text}\n`).join('');
}

/** A malformed pattern matches nothing. */
function matches(pattern: string, path: string): boolean {
  try {
    return matchFilePath(pattern, path);
  } catch (error) {
    if (error instanceof GoError) return false;
    throw error;
  }
}
