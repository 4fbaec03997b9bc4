import { type ChildProcess, spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { type ClusterOffer, offerCluster, offerEnvironment, offeredCluster } from './offer-cluster.ts';

const keeperFile = fileURLToPath(new URL('../bin/keep-cluster.ts', import.meta.url));

let offer: ClusterOffer | undefined;
let keeper: ChildProcess | undefined;

/** Vitest's globalSetup: the test files of a run share one cluster, which starts when the first of them wants it. */
export async function setup(): Promise<void> {
  if (offeredCluster() || process.platform === 'win32') return;
  offer = await offerCluster(startKeeper);
  Object.assign(process.env, offerEnvironment(offer.address));
}

export async function teardown(): Promise<void> {
  await offer?.close();
  if (!keeper) return;
  const ended = keeper.exitCode ?? (await endKeeper(keeper));
  if (ended !== 0) throw new Error('the control plane of this run did not last until its end; see above');
}

// A process of its own, which ends when its standard input does: the cluster goes with this process in any case.
function startKeeper(): Promise<string> {
  const child = spawn(process.execPath, ['--conditions=@metachart/source', keeperFile], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  keeper = child;
  child.stdin.on('error', () => {});
  // It closes its standard output as soon as it has said what it has to say.
  return text(child.stdout);
}

function endKeeper(child: ChildProcess): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  return ended;
}
