import { DiagnosticError } from '@metachart/diagnostics';
import { quote } from '@metachart/go-runtime/strconv';
import { formatRef, type KubeObject, refOf } from '@metachart/kube-model';

/** The release that owns an object. */
export interface Owner {
  readonly name: string;
  readonly namespace: string;
}

/**
 * The object with the label and the annotations by which Helm knows whose it is, over any that it brings itself (Helm:
 * pkg/action/validate.go setMetadataVisitor).
 */
export function withOwnership(object: KubeObject, owner: Owner): KubeObject {
  const { metadata } = object;
  return {
    ...object,
    metadata: {
      ...metadata,
      labels: { ...metadata.labels, ...ownershipLabels },
      annotations: { ...metadata.annotations, ...ownershipAnnotations(owner) },
    },
  };
}

/**
 * Checks that a live object may become part of a release: that it is the release's already, by all three marks. Throws
 * DiagnosticError `release/not-owned` with Helm's text (Helm: pkg/action/validate.go).
 */
export function checkOwnership(live: KubeObject, owner: Owner): void {
  const { name, namespace = '' } = live.metadata;
  const problems = findProblems(live, owner);
  if (problems.length === 0) return;
  const subject = `${live.kind} ${quote(name)} in namespace ${quote(namespace)}`;
  const reason = ['invalid ownership metadata', ...problems].join('; ');
  throw new DiagnosticError('release/not-owned', {
    message: `${subject} exists and cannot be imported into the current release: ${reason}`,
    hint: `rename it in the chart, remove ${formatRef(refOf(live))} from the cluster, or set these marks on it`,
  });
}

/** Whether a live object is the release's, by all three marks. */
export function isOwnedBy(live: KubeObject, owner: Owner): boolean {
  return findProblems(live, owner).length === 0;
}

function findProblems({ metadata }: KubeObject, owner: Owner): readonly string[] {
  const { labels = {}, annotations = {} } = metadata;
  return [
    ...findMismatches(labels, { wanted: ownershipLabels, what: 'label' }),
    ...findMismatches(annotations, { wanted: ownershipAnnotations(owner), what: 'annotation' }),
  ];
}

const ownershipLabels = { 'app.kubernetes.io/managed-by': 'Helm' };

function ownershipAnnotations({ name, namespace }: Owner): Readonly<Record<string, string>> {
  return { 'meta.helm.sh/release-name': name, 'meta.helm.sh/release-namespace': namespace };
}

function findMismatches(
  actual: Readonly<Record<string, string>>,
  { wanted, what }: { readonly wanted: Readonly<Record<string, string>>; readonly what: string },
): string[] {
  return Object.entries(wanted).flatMap(([key, value]) => {
    if (!Object.hasOwn(actual, key)) {
      return [`${what} validation error: missing key ${quote(key)}: must be set to ${quote(value)}`];
    }
    const found = actual[key]!;
    if (found === value) return [];
    return [`${what} validation error: key ${quote(key)} must equal ${quote(value)}: current value is ${quote(found)}`];
  });
}
