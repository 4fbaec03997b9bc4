// Starts a cluster to try things by hand, and stops it when it is interrupted.
import { isDiagnosticError } from '@metachart/diagnostics';
import { findTestCluster, shareCluster, startTestCluster } from '../src/index.ts';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort());

try {
  const found = await findTestCluster();
  if (!found.available) throw new Error(found.reason);
  process.stderr.write('starting the control plane; the first time, its programs are built, which takes long\n');
  const cluster = await startTestCluster({ shared: false, signal: interrupted.signal });
  const shared = await shareCluster(async () => cluster);
  process.stdout.write(`export KUBECONFIG=${cluster.kubeconfigPath}\n`);
  process.stdout.write(`export METACHART_TEST_CLUSTER=${shared.address}\n`);
  process.stderr.write('the second variable lets tests use this cluster; stop it with Ctrl-C\n');
  await new Promise<void>((resolve) => {
    if (interrupted.signal.aborted) resolve();
    interrupted.signal.addEventListener('abort', () => resolve());
    // An event listener alone keeps no process alive; the socket does.
  });
  await shared.close();
  await cluster.stop();
} catch (error) {
  if (!interrupted.signal.aborted) {
    const code = isDiagnosticError(error) ? `${error.code}: ` : '';
    process.stderr.write(`error: ${code}${error instanceof Error ? error.message : error}\n`);
  }
  process.exitCode = interrupted.signal.aborted ? 130 : 1;
}
