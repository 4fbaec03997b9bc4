import type { Diagnostic } from '@metachart/diagnostics';
import { compareStrings, trimSpace } from '@metachart/go-runtime/bytes';
import { basePath } from '@metachart/go-runtime/path';
import { GoError } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { readYamlHead, type YamlHead } from '@metachart/go-runtime/yaml';
import { type Hook, parseHook } from './hook.ts';
import { InvalidManifestError } from './invalid-manifest-error.ts';
import { installOrder, sortByKind } from './kind-order.ts';
import { splitManifests } from './split-manifests.ts';

/** One rendered document that is no hook. */
export interface Manifest {
  /** The template it came from, for instance `web/templates/service.yaml`. */
  readonly path: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** The document as rendered, trimmed. */
  readonly text: string;
}

export interface SortedManifests {
  readonly manifests: readonly Manifest[];
  readonly hooks: readonly Hook[];
  readonly warnings: readonly Diagnostic[];
}

/**
 * Splits rendered files (text by path) into manifests and hooks and sorts both: files by path, documents as in the file,
 * then by kind in `order`, Helm's install order unless told otherwise (Helm: pkg/releaseutil/manifest_sorter.go, O3, O5).
 *
 * Partials (`_*`) and blank files are left out; so is a resource with a hook type that does not exist, with a warning.
 * Throws InvalidManifestError (`render/invalid-manifest`) with Helm's text for the first document that is not a YAML mapping of
 * a manifest's shape.
 */
export function sortManifests(
  files: ReadonlyMap<string, string>,
  options: { readonly order?: readonly string[] } = {},
): SortedManifests {
  const manifests: Manifest[] = [];
  const hooks: Hook[] = [];
  const warnings: Diagnostic[] = [];
  for (const path of [...files.keys()].sort(compareStrings)) {
    if (basePath(path).startsWith('_')) continue;
    const content = files.get(path)!;
    if (trimSpace(content) === '') continue;
    for (const text of splitManifests(content)) {
      const head = readHead(path, { text, rendered: { files, hooks } });
      const hook = parseHook(head, { path, text });
      if (hook === undefined) {
        manifests.push({ path, apiVersion: head.apiVersion, kind: head.kind, name: head.name, text });
      } else if ('unknownTypes' in hook) {
        warnings.push(unknownHook(path, hook.unknownTypes));
      } else {
        hooks.push(hook);
      }
    }
  }
  const order = options.order ?? installOrder;
  return { manifests: sortByKind(manifests, order), hooks: sortByKind(hooks, order), warnings };
}

function readHead(
  path: string,
  {
    text,
    rendered,
  }: {
    readonly text: string;
    readonly rendered: { readonly files: ReadonlyMap<string, string>; readonly hooks: readonly Hook[] };
  },
): YamlHead {
  try {
    return readYamlHead(text);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new InvalidManifestError(rendered, {
      message: `YAML parse error on ${path}: ${error.message}`,
      hint: 'Lines are counted within the document; --debug prints what was rendered.',
      cause: error,
    });
  }
}

function unknownHook(path: string, types: string): Diagnostic {
  return {
    code: 'render/unknown-hook',
    severity: 'warning',
    message: `skipping unknown hook: ${quote(types)}`,
    span: { file: path, start: { line: 1, column: 1 } },
  };
}
