import { join } from 'node:path';
import type { Diagnostic } from '@metachart/diagnostics';
import { defaultCapabilities, helmFuncs } from '@metachart/helm-render';
import { renderEnvironment } from '@metachart/pipeline';
import { loadEnvironment } from '@metachart/workspace';
import { formatFlags, parseFlags } from '../../flags/index.ts';
import { systemEnvironment } from '../../system-environment.ts';
import type { Terminal } from '../../terminal.ts';
import { oneEnvironment } from '../one-environment.ts';
import { printWarning } from '../print-warning.ts';
import { readKubeVersion } from '../read-kube-version.ts';
import { selectReleases } from '../select-releases.ts';
import { printRelease } from '../template/print-release.ts';
import { renderFlags } from './render-flags.ts';

/**
 * `metachart render ENV`: prints what a deploy of the environment would apply, as `metachart template --include-crds`
 * prints it, release after release. Touches no cluster. Throws what is to be reported.
 */
export async function runRender(args: readonly string[], terminal: Terminal): Promise<void> {
  const { flags, positional, help } = parseFlags(renderFlags, args);
  if (help) {
    terminal.out(`${usage}\nFlags:\n${formatFlags(renderFlags)}`);
    return;
  }
  const name = oneEnvironment('render', positional);
  const capabilities = defaultCapabilities({ ...readKubeVersion(flags.kubeVersion), apiVersions: flags.apiVersions });
  const bundle = await loadEnvironment(flags.root || '.', name);
  const releases = selectReleases(bundle, flags.release);
  const onWarning = (warning: Diagnostic): void => printWarning(warning, terminal);
  for (const release of releases) {
    const output = {
      ...printFlags,
      debug: flags.debug,
      noHooks: flags.noHooks,
      // Releases of one chart would overwrite each other.
      outputDir: flags.outputDir !== '' && releases.length > 1 ? join(flags.outputDir, release.name) : flags.outputDir,
    };
    printRelease(release.name, { flags: output, terminal }, () => {
      const { isUpgrade } = flags;
      const funcs = helmFuncs(systemEnvironment());
      return renderEnvironment(bundle, release, { funcs, capabilities, isUpgrade, onWarning }).rendered;
    });
  }
}

const printFlags = {
  includeCrds: true,
  postRenderer: '',
  postRendererArgs: [],
  releaseName: false,
  showOnly: [],
  skipTests: false,
};

const usage = `Renders the releases of an environment and prints what a deploy would apply.

Usage:
  metachart render ENV [flags]
`;
