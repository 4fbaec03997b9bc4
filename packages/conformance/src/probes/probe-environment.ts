import { instantOfUnix, UTC } from '@metachart/go-runtime/time';
import { type Capabilities, defaultCapabilities, helmFuncs } from '@metachart/helm-render';

/** The capabilities of a Helm that was built without linker flags, as its library gives them. */
export const probeCapabilities: Capabilities = {
  ...defaultCapabilities({ kubeVersion: 'v1.20.0' }),
  helmVersion: { version: 'v3.22', gitCommit: '', gitTreeState: '', goVersion: 'go1.26.8' },
};

/** The clock stands still and "random" bytes count up: no probe shows either. */
export const probeFuncs = helmFuncs({
  now: () => instantOfUnix(1_700_000_000n, 0n, UTC),
  random: (length) => Uint8Array.from({ length }, (_, index) => (index * 37 + 11) % 256),
  localZone: 'UTC',
});
