import { join } from 'node:path';
import { DiagnosticError, isDiagnosticError } from '@metachart/diagnostics';
import { trimSpace } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import {
  formatDocument,
  formatHooks,
  formatManifests,
  type Hook,
  InvalidManifestError,
  type RenderedRelease,
} from '@metachart/helm-render';
import type { FlagValues } from '../../flags/index.ts';
import type { Terminal } from '../../terminal.ts';
import { writeHooks, writeManifests } from './output-folder.ts';
import { runPostRenderer } from './post-renderer.ts';
import { selectShown } from './select-shown.ts';
import type { templateFlags } from './template-flags.ts';

/** Those of template's flags that decide what is printed. */
type Flags = Pick<
  FlagValues<typeof templateFlags>,
  | 'debug'
  | 'includeCrds'
  | 'noHooks'
  | 'outputDir'
  | 'postRenderer'
  | 'postRendererArgs'
  | 'releaseName'
  | 'showOnly'
  | 'skipTests'
>;

/**
 * Prints or writes what `render` gives. Where rendering fails, Helm's advice to use --debug is added to the error; with
 * --debug the error still comes, but what there is of the output is printed before (Helm: cmd/helm/template.go; O1, O7).
 */
export function printRelease(
  name: string,
  { flags, terminal }: { readonly flags: Flags; readonly terminal: Terminal },
  render: () => RenderedRelease,
): void {
  const onWritten = (path: string): void => terminal.out(`wrote ${path}\n`);
  const releaseFolder = flags.releaseName ? join(flags.outputDir, name) : flags.outputDir;
  const output = produceOutput(flags, {
    render,
    write: (release) => {
      writeManifests(release, { folder: flags.outputDir, releaseFolder, crds: flags.includeCrds, onWritten });
    },
  });
  if (output.failure !== undefined && !flags.debug) throw withAdvice(output.failure);
  let text = `${trimSpace(output.manifest)}\n`;
  const hooks = flags.noHooks ? [] : output.hooks.filter((hook) => !(flags.skipTests && hook.events.includes('test')));
  if (flags.outputDir === '') text += formatHooks(hooks);
  else writeHooks(hooks, { releaseFolder, onWritten });
  terminal.out(flags.showOnly.length > 0 ? selectShown(text, flags.showOnly) : text);
  if (output.failure !== undefined) throw output.failure;
}

interface Output {
  readonly manifest: string;
  readonly hooks: readonly Hook[];
  readonly failure?: DiagnosticError;
}

function produceOutput(
  flags: Flags,
  { render, write }: { readonly render: () => RenderedRelease; readonly write: (release: RenderedRelease) => void },
): Output {
  try {
    const release = render();
    if (flags.outputDir !== '') writeOutput(release, write);
    const manifest = flags.outputDir === '' ? formatManifests(release, { crds: flags.includeCrds }) : '';
    return { hooks: release.hooks, ...postRender(manifest, flags) };
  } catch (error) {
    if (!isDiagnosticError(error) || beforeRendering.has(error.code)) throw error;
    if (!(error instanceof InvalidManifestError)) return { manifest: '', hooks: [], failure: error };
    return { manifest: formatFiles(error.files), hooks: error.hooks, failure: error };
  }
}

function writeOutput(release: RenderedRelease, write: (release: RenderedRelease) => void): void {
  try {
    write(release);
  } catch (error) {
    if (!(error instanceof GoError)) throw error;
    throw new DiagnosticError('render/write-output', { message: error.message, cause: error });
  }
}

function postRender(manifest: string, { postRenderer, postRendererArgs }: Flags): Pick<Output, 'manifest' | 'failure'> {
  if (postRenderer === '') return { manifest };
  try {
    return { manifest: runPostRenderer(manifest, { path: postRenderer, args: postRendererArgs }) };
  } catch (error) {
    if (!isDiagnosticError(error)) throw error;
    return { manifest: '', failure: error };
  }
}

/** Failures for which Helm has no release yet, and so no advice. */
const beforeRendering: ReadonlySet<string> = new Set([
  'render/not-installable',
  'render/release-name',
  'render/dependencies',
  'render/values',
]);

function withAdvice(failure: DiagnosticError): DiagnosticError {
  const { code, span, hint, related } = failure.diagnostic;
  const message = `${failure.message}\n\nUse --debug flag to render out invalid YAML`;
  return new DiagnosticError(code, { message, span, hint, related, cause: failure });
}

/** Helm prints the files in random order; here they are sorted. */
function formatFiles(files: ReadonlyMap<string, string>): string {
  return [...files]
    .filter(([, text]) => trimSpace(text) !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, text]) => formatDocument({ path, text }))
    .join('');
}
