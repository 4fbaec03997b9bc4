import { isAbsolute, normalize, resolve } from 'node:path';
import type { Diagnostic } from '@metachart/diagnostics';
import { parseYaml, YamlError, type YamlNode, type YamlScalar } from '@metachart/go-runtime/yaml';
import type { ClusterTarget, EnvironmentRelease } from './environment.ts';
import {
  addFinding,
  type CheckedFile,
  contentOf,
  readItems,
  readMapping,
  readText,
  spanOf,
  wrongType,
} from './mapping-reader.ts';

export interface EnvironmentFile {
  readonly cluster: ClusterTarget;
  readonly releases: readonly EnvironmentRelease[];
}

/**
 * Reads the text of an environment.yaml: `cluster` is `embedded` or a mapping with `context` and perhaps `kubeconfig`;
 * `releases` is a list of `name`, `namespace` and `chart`. Every finding is collected, in the order of the lines; the value
 * is of use only where there is none. Paths are taken from the workspace's folder, and a chart stays inside it.
 */
export function readEnvironmentFile(
  text: string,
  { file, root }: { readonly file: string; readonly root: string },
): { readonly value: EnvironmentFile | undefined; readonly findings: readonly Diagnostic[] } {
  const checked: CheckedFile = { file, findings: [] };
  const value = readDocument(text, checked, root);
  checked.findings.sort((a, b) => (a.span?.start.line ?? 0) - (b.span?.start.line ?? 0));
  return { value, findings: checked.findings };
}

function readDocument(text: string, checked: CheckedFile, root: string): EnvironmentFile | undefined {
  const node = parse(text, checked);
  if (node === undefined) return undefined;
  const keys = ['cluster', 'releases'];
  const top = readMapping(checked, node, { path: '', keys, required: keys });
  const cluster = top?.values.get('cluster');
  const releases = top?.values.get('releases');
  const target = cluster && readCluster(checked, cluster, root);
  const read = releases && readReleases(checked, releases);
  return target && read && { cluster: target, releases: read };
}

function parse(text: string, { file, findings }: CheckedFile): YamlNode | undefined {
  const place = { file, start: { line: 1, column: 1 } };
  try {
    const node = parseYaml(text);
    if (node !== null) return node;
    findings.push({
      code: 'environment/missing-key',
      severity: 'error',
      message: 'the file is empty: cluster and releases are missing',
      span: place,
    });
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    const { position = place.start } = error;
    const span = { file, start: { line: position.line, column: position.column } };
    findings.push({ code: 'environment/invalid-yaml', severity: 'error', message: error.message, span });
  }
  return undefined;
}

function readCluster(checked: CheckedFile, node: YamlNode, root: string): ClusterTarget | undefined {
  const content = contentOf(node);
  if (content.kind === 'scalar') {
    if (content.value === 'embedded') return { kind: 'embedded' };
    const hint = 'known are "embedded" and a mapping with a "context"';
    if (typeof content.value !== 'string') addFinding(checked, node, wrongType('cluster', 'a mapping', content));
    else {
      const message = `cluster ${JSON.stringify(content.value)} is not known`;
      addFinding(checked, node, { code: 'environment/invalid-value', message, hint });
    }
    return undefined;
  }
  const keys = ['context', 'kubeconfig'];
  const mapping = readMapping(checked, node, { path: 'cluster', keys, required: ['context'] });
  if (mapping === undefined) return undefined;
  const context = readText(checked, mapping, 'context');
  const kubeconfig = readText(checked, mapping, 'kubeconfig');
  if (context === undefined) return undefined;
  return { kind: 'context', context: context.text, kubeconfig: kubeconfig && resolve(root, kubeconfig.text) };
}

function readReleases(checked: CheckedFile, node: YamlNode): readonly EnvironmentRelease[] {
  const seen = new Set<string>();
  return readItems(checked, node, 'releases').flatMap((item) => {
    const keys = ['name', 'namespace', 'chart'];
    const mapping = readMapping(checked, item.node, { path: item.path, keys, required: keys });
    if (mapping === undefined) return [];
    const name = checkedName(checked, readText(checked, mapping, 'name'), { path: `${item.path}.name`, limit: 53 });
    const namespaceOptions = { path: `${item.path}.namespace`, limit: 63 };
    const namespace = checkedName(checked, readText(checked, mapping, 'namespace'), namespaceOptions);
    const chart = readText(checked, mapping, 'chart');
    if (chart) checkChartPath(checked, chart, `${item.path}.chart`);
    if (name === undefined || namespace === undefined || chart === undefined) return [];
    const key = `${namespace}/${name}`;
    if (seen.has(key)) {
      const message = `release ${name} in namespace ${namespace} stands twice`;
      addFinding(checked, item.node, { code: 'environment/duplicate-release', message });
    }
    seen.add(key);
    return [{ name, namespace, chart: normalize(chart.text), span: spanOf(checked.file, item.node) }];
  });
}

const dnsName = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/;

function checkedName(
  checked: CheckedFile,
  scalar: YamlScalar | undefined,
  { path, limit }: { readonly path: string; readonly limit: number },
): string | undefined {
  if (scalar === undefined) return undefined;
  if (scalar.text.length <= limit && dnsName.test(scalar.text)) return scalar.text;
  addFinding(checked, scalar, {
    code: 'environment/invalid-value',
    message: `${path} ${JSON.stringify(scalar.text)} is no name that Kubernetes takes`,
    hint: `lower-case letters, digits and "-" between them, at most ${limit}`,
  });
  return undefined;
}

function checkChartPath(checked: CheckedFile, scalar: YamlScalar, path: string): void {
  if (!isAbsolute(scalar.text) && !/^\.\.(?:\/|$)/.test(normalize(scalar.text))) return;
  addFinding(checked, scalar, {
    code: 'environment/invalid-value',
    message: `${path} ${JSON.stringify(scalar.text)} is no path inside the workspace`,
    hint: 'write it from the workspace\'s folder, for instance "packages/mybinder"',
  });
}
