// Starts a cluster, says on standard output where it is or why there is none, and stops it when standard input ends.
import { closeSync, writeSync } from 'node:fs';
import { answerOf } from '../src/cluster-answer.ts';
import { startTestCluster } from '../src/index.ts';

const stopping = new AbortController();
process.stdin.once('close', () => stopping.abort()).resume();

const starting = startTestCluster({ shared: false, signal: stopping.signal });
writeSync(1, await answerOf(starting));
closeSync(1);

const cluster = await starting.catch(() => undefined);
if (!stopping.signal.aborted) await new Promise((resolve) => stopping.signal.addEventListener('abort', resolve));
try {
  await cluster?.stop();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
