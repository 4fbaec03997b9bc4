import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type EnvironmentBundle, loadEnvironment } from '@metachart/workspace';
import { onTestFinished } from 'vitest';

/** An environment in a folder of its own, gone after the test: releases as lines of YAML, and a chart `web` without templates. */
export async function bundleOf(releases: string, files: Readonly<Record<string, string>>): Promise<EnvironmentBundle> {
  const root = mkdtempSync(join(tmpdir(), 'metachart-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const all = {
    'environments/test/environment.yaml': `cluster: embedded\nreleases:\n${releases}`,
    'environments/test/values.yaml': '',
    'web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return loadEnvironment(root, 'test');
}
