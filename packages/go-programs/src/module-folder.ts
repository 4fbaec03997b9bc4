import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { DiagnosticError } from '@metachart/diagnostics';
import { findGo } from './find-go.ts';

const run = promisify(execFile);
const downloadDeadline = 5 * 60_000;

/**
 * The folder of a published module in Go's module cache, downloaded and checked against Go's checksum database on first
 * use. Throws `go-programs/no-go` or `go-programs/download-failed`.
 */
export async function moduleFolder(module: string, version: string): Promise<string> {
  return (await downloadModule(module, version)).Dir;
}

/** The path of a published module's go.mod file; errors as moduleFolder's. */
export async function moduleFile(module: string, version: string): Promise<string> {
  return (await downloadModule(module, version)).GoMod;
}

async function downloadModule(
  module: string,
  version: string,
): Promise<{ readonly Dir: string; readonly GoMod: string }> {
  const go = await findGo();
  if (!go) throw new DiagnosticError('go-programs/no-go', { message: `${module} needs Go, and none was found` });
  try {
    const { stdout } = await run(go.command, ['mod', 'download', '-json', `${module}@${version}`], {
      // Outside every module: the answer must not depend on where this runs.
      env: { ...process.env, GO111MODULE: 'on', GOWORK: 'off', GOFLAGS: '-mod=mod' },
      cwd: '/',
      timeout: downloadDeadline,
    });
    return JSON.parse(stdout);
  } catch (error) {
    throw new DiagnosticError('go-programs/download-failed', {
      message: `downloading ${module}@${version} failed: ${(error as { stderr?: string }).stderr || String(error)}`,
      hint: 'the Go module proxy must be reachable for the first use',
      cause: error,
    });
  }
}
