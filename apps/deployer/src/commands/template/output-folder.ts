import { appendFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bytesOf } from '@metachart/go-runtime/bytes';
import { formatDocument, type RenderedRelease } from '@metachart/helm-render';
import { goFileError, withGoErrors } from '@metachart/workspace';

export interface OutputFolderOptions {
  /** The folder, as given. */
  readonly folder: string;
  /** Where manifests and hooks go: the folder, or one in it named for the release. */
  readonly releaseFolder: string;
  readonly crds: boolean;
  readonly onWritten: (path: string) => void;
}

/**
 * Writes custom resource definitions and manifests to files named for their templates; documents of one template go to one
 * file (Helm: pkg/action/action.go, writeToFile). Throws GoError with Go's text for what cannot be written.
 */
export function writeManifests(release: RenderedRelease, options: OutputFolderOptions): void {
  const written = new Set<string>();
  for (const crd of options.crds ? release.crds : []) {
    writeDocument(crd, { folder: options.folder, append: written.has(crd.path), onWritten: options.onWritten });
    written.add(crd.path);
  }
  for (const manifest of release.manifests) {
    const append = written.has(manifest.path);
    writeDocument(manifest, { folder: options.releaseFolder, append, onWritten: options.onWritten });
    written.add(manifest.path);
  }
}

/** Hooks are appended to what is there already, even by an earlier run (Helm: cmd/helm/template.go). */
export function writeHooks(
  hooks: RenderedRelease['hooks'],
  options: Pick<OutputFolderOptions, 'releaseFolder' | 'onWritten'>,
): void {
  const appended = new Set<string>();
  for (const hook of hooks) {
    const exists = statSync(join(options.releaseFolder, hook.path), { throwIfNoEntry: false }) !== undefined;
    if (exists) appended.add(hook.path);
    writeDocument(hook, {
      folder: options.releaseFolder,
      append: appended.has(hook.path),
      onWritten: options.onWritten,
    });
  }
}

function writeDocument(
  document: { readonly path: string; readonly text: string },
  options: { readonly folder: string; readonly append: boolean; readonly onWritten: (path: string) => void },
): void {
  const path = `${options.folder}/${document.path}`;
  makeFolder(dirname(path));
  const write = options.append ? appendFileSync : writeFileSync;
  withGoErrors('open', path, () => write(path, bytesOf(formatDocument(document))));
  options.onWritten(path);
}

function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) return;
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    // Go looks whether the folder is there first, and stops at that where a file stands in its way.
    const inTheWay = error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
    throw goFileError(inTheWay ? 'stat' : 'mkdir', path, error);
  }
}
