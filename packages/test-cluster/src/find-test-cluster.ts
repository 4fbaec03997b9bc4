import { findGo } from '@metachart/go-programs';

/** Whether this machine can build and run the control plane; `reason` is for the line that a skipped test prints. */
export async function findTestCluster(): Promise<
  { readonly available: true } | { readonly available: false; readonly reason: string }
> {
  if (process.platform === 'win32') return { available: false, reason: 'the control plane runs on Linux and macOS' };
  if (!(await findGo())) {
    return { available: false, reason: 'building the control plane needs Go 1.26 or later, and none was found' };
  }
  return { available: true };
}
