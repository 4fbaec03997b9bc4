import type { ChartFile } from '@metachart/chart-composer';
import { byteLength, stringOf, trimSpace } from '@metachart/go-runtime/bytes';
import { extPath } from '@metachart/go-runtime/path';
import {
  GoError,
  type GoSlice,
  type GoStruct,
  type GoType,
  GoTypedMap,
  STRING_MAP,
  sliceOf,
} from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import { decodeYamlInto } from '@metachart/go-runtime/yaml';
import type { LintMessage } from '../lint-message.ts';
import { type ApiRelease, findDeprecation } from './find-deprecation.ts';
import type { ManifestHead } from './manifest-head.ts';
import { readManifestStream } from './read-manifest-stream.ts';
import { validateObjectName } from './validate-object-name.ts';

export interface LintManifestsOptions {
  /** What a template printed; undefined where it prints nothing of its own. */
  readonly renderedOf: (template: string) => string | undefined;
  readonly release: ApiRelease;
}

/**
 * The rules about each template of a chart and what it printed (Helm: pkg/lint/rules/template.go). A file that is no YAML
 * ends the whole check, those behind it are not looked at.
 */
export function lintManifests(templates: readonly ChartFile[], options: LintManifestsOptions): LintMessage[] {
  const messages: LintMessage[] = [];
  for (const { name, data } of templates) {
    const report: Report = (severity, text) => {
      if (text !== undefined) messages.push({ severity, path: name, text });
    };
    checkSource(name, stringOf(data), report);
    if (extPath(name) !== '.yaml') continue;
    const rendered = options.renderedOf(name) ?? '';
    if (trimSpace(rendered) !== '' && !checkRendered(rendered, { report, release: options.release })) break;
  }
  return messages;
}

type Report = (severity: LintMessage['severity'], text: string | undefined) => void;

function checkSource(name: string, source: string, report: Report): void {
  report('error', checkExtension(extPath(name)));
  if (/"?helm\.sh\/hook"?:[\t\n\f\r ]+crd-install/.test(source)) {
    report(
      'warning',
      'manifest is a crd-install hook. This hook is no longer supported in v3 and all CRDs should also exist the crds/ ' +
        'directory at the top level of the chart',
    );
  }
  if (source.includes('.Release.Time')) {
    report('error', '.Release.Time has been removed in v3, please replace with the `now` function in your templates');
  }
}

function checkExtension(extension: string): string | undefined {
  if (['.yaml', '.yml', '.tpl', '.txt'].includes(extension)) return undefined;
  return `file extension '${extension}' not valid. Valid extensions are .yaml, .yml, .tpl, or .txt`;
}

interface RenderedCheck {
  readonly report: Report;
  readonly release: ApiRelease;
}

/** Whether all of it could be read. */
function checkRendered(rendered: string, { report, release }: RenderedCheck): boolean {
  report('warning', checkTopIndent(rendered));
  const { heads, problem } = readManifestStream(rendered);
  for (const head of heads) {
    report('warning', validateObjectName(head));
    if (head.apiVersion !== '' && head.kind !== '') report('warning', findDeprecation(head, release));
    report('error', checkSelector(head, rendered));
    report('error', head.kind === 'List' ? checkListAnnotations(rendered) : undefined);
  }
  if (problem !== undefined) report('error', `unable to parse YAML: ${problem}`);
  return problem === undefined;
}

/** Go: bufio.Scanner takes no line above 64 KiB. */
const MAX_LINE = 64 * 1024;

function checkTopIndent(rendered: string): string | undefined {
  for (let at = 0; at < rendered.length; ) {
    const end = rendered.indexOf('\n', at);
    const raw = end === -1 ? rendered.slice(at) : rendered.slice(at, end);
    if (raw.length >= MAX_LINE || (raw.length * 3 >= MAX_LINE && byteLength(raw) >= MAX_LINE)) {
      return 'bufio.Scanner: token too long';
    }
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (trimSpace(line) !== '') {
      if (!line.startsWith(' ') && !line.startsWith('\t')) return undefined;
      return `document starts with an illegal indent: ${quote(line)}, which may cause parsing problems`;
    }
    at = end === -1 ? rendered.length : end + 1;
  }
  return undefined;
}

/** Looks for the words anywhere in the file, so that one workload's selector vouches for all of them. */
function checkSelector({ kind, name }: ManifestHead, rendered: string): string | undefined {
  if (!['Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet'].includes(kind)) return undefined;
  if (rendered.includes('matchLabels') || rendered.includes('matchExpressions')) return undefined;
  return `a ${kind} must contain matchLabels or matchExpressions, and ${quote(name)} does not`;
}

/** Reads the first document of the file, whichever the list is. */
function checkListAnnotations(rendered: string): string | undefined {
  let list: GoStruct;
  try {
    list = decodeYamlInto(rendered, LIST) as GoStruct;
  } catch (error) {
    if (error instanceof GoError) return `unable to parse YAML: ${error.message}`;
    throw error;
  }
  const items = (list.fields.get('Items') as Partial<GoSlice>).items ?? [];
  const ignored = (items as readonly GoStruct[]).some((item) => {
    const annotations = (item.fields.get('Metadata') as GoStruct).fields.get('Annotations');
    return annotations instanceof GoTypedMap && annotations.has('helm.sh/resource-policy');
  });
  return ignored ? "Annotation 'helm.sh/resource-policy' within List objects are ignored" : undefined;
}

const METADATA: GoType = {
  kind: 'struct',
  name: 'struct { Annotations map[string]string }',
  fields: [{ name: 'Annotations', type: STRING_MAP }],
};

const ITEM: GoType = {
  kind: 'struct',
  name: `struct { Metadata ${METADATA.name} }`,
  fields: [{ name: 'Metadata', type: METADATA }],
};

const LIST: GoType = {
  kind: 'struct',
  name: `struct { Items []${ITEM.name} }`,
  fields: [{ name: 'Items', type: sliceOf(ITEM) }],
};
