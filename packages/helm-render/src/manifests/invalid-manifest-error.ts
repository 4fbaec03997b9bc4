import { DiagnosticError, type DiagnosticErrorOptions } from '@metachart/diagnostics';
import type { Hook } from './hook.ts';

/** A rendered document is no manifest. Carries what was rendered, so that it can be shown (Helm's --debug does). */
export class InvalidManifestError extends DiagnosticError {
  /** All rendered files by path. */
  readonly files: ReadonlyMap<string, string>;
  /** The hooks found before the document. */
  readonly hooks: readonly Hook[];

  constructor(
    rendered: { readonly files: ReadonlyMap<string, string>; readonly hooks: readonly Hook[] },
    options: DiagnosticErrorOptions,
  ) {
    super('render/invalid-manifest', options);
    this.files = rendered.files;
    this.hooks = rendered.hooks;
  }
}
