// Starts a cluster to try things by hand, and stops it when it is interrupted.
import { isDiagnosticError } from '@metachart/diagnostics';
import { answerOf, findTestCluster, offerCluster, offerEnvironment, startTestCluster } from '../src/index.ts';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort());

try {
  const found = await findTestCluster();
  if (!found.available) throw new Error(found.reason);
  process.stderr.write('starting the control plane; the first time its programs are built, which takes long\n');
  const cluster = await startTestCluster({ shared: false, signal: interrupted.signal });
  const offer = await offerCluster(() => answerOf(Promise.resolve(cluster)));
  const environment = { KUBECONFIG: cluster.kubeconfigPath, ...offerEnvironment(offer.address) };
  for (const [name, value] of Object.entries(environment)) process.stdout.write(`export ${name}=${value}\n`);
  process.stderr.write('the second variable lets tests use this cluster; stop it with Ctrl-C\n');
  // The offer's socket keeps the process alive.
  await new Promise((resolve) => interrupted.signal.addEventListener('abort', resolve));
  await offer.close();
  await cluster.stop();
} catch (error) {
  if (!interrupted.signal.aborted) {
    const code = isDiagnosticError(error) ? `${error.code}: ` : '';
    process.stderr.write(`error: ${code}${error instanceof Error ? error.message : error}\n`);
  }
  process.exitCode = interrupted.signal.aborted ? 130 : 1;
}
