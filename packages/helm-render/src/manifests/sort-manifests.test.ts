import { expect, test } from 'vitest';
import { InvalidManifestError } from './invalid-manifest-error.ts';
import { installOrder, sortByKind, uninstallOrder } from './kind-order.ts';
import { sortManifests } from './sort-manifests.ts';

function manifest(kind: string, name: string, annotations: Record<string, string> = {}): string {
  const lines = Object.entries(annotations).map(([key, value]) => `\n    ${key}: ${value}`);
  const block = lines.length > 0 ? `\n  annotations:${lines.join('')}` : '';
  return `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: ${name}${block}\n`;
}

const namesOf = (items: readonly { readonly kind: string; readonly name: string }[]) =>
  items.map(({ kind, name }) => `${kind}/${name}`);

test('O3: files go by path, documents as they stand, then all by kind; unknown kinds come last by name', () => {
  const { manifests } = sortManifests(
    new Map([
      ['c/templates/b.yaml', [manifest('Service', 'b1'), manifest('Zebra', 'b2'), 'a: 1'].join('---\n')],
      [
        'c/templates/a.yaml',
        [manifest('Deployment', 'a1'), manifest('Aardvark', 'a2'), manifest('Service', 'a3')].join('---\n'),
      ],
      ['c/templates/_helpers.tpl', manifest('Service', 'partial')],
      ['c/templates/blank.yaml', ' \n'],
    ]),
  );
  expect(namesOf(manifests)).toEqual(['Service/a3', 'Service/b1', 'Deployment/a1', '/', 'Aardvark/a2', 'Zebra/b2']);
});

test('a resource with hook annotations is a hook, with its weight and policies', () => {
  const { manifests, hooks } = sortManifests(
    new Map([
      [
        'c/templates/job.yaml',
        manifest('Job', 'migrate', {
          'helm.sh/hook': 'Pre-Install, test-success',
          'helm.sh/hook-weight': '"-5"',
          'helm.sh/hook-delete-policy': 'before-hook-creation, Hook-Succeeded',
        }),
      ],
    ]),
  );
  expect(manifests).toEqual([]);
  expect(hooks).toMatchObject([
    {
      path: 'c/templates/job.yaml',
      kind: 'Job',
      name: 'migrate',
      events: ['pre-install', 'test'],
      weight: -5,
      deletePolicies: ['before-hook-creation', 'hook-succeeded'],
      outputLogPolicies: [],
    },
  ]);
});

test('N12: a number as hook weight counts, a word does not', () => {
  const weigh = (weight: string) =>
    sortManifests(new Map([['a', manifest('Job', 'j', { 'helm.sh/hook': 'test', 'helm.sh/hook-weight': weight })]]))
      .hooks[0]!.weight;
  expect([weigh('7'), weigh('"+7"'), weigh('soon'), weigh('1.5')]).toEqual([7, 7, 0, 0]);
});

test('O3: hooks are sorted by kind; their weights do not matter', () => {
  const hook = (kind: string, weight: number) =>
    manifest(kind, `h${weight}`, { 'helm.sh/hook': 'test', 'helm.sh/hook-weight': String(weight) });
  const { hooks } = sortManifests(
    new Map([['a', [hook('Job', -1), hook('Pod', 5), hook('ConfigMap', 9)].join('---\n')]]),
  );
  expect(hooks.map(({ kind }) => kind)).toEqual(['ConfigMap', 'Pod', 'Job']);
});

test('O3: a hook type that does not exist drops the resource with a warning', () => {
  const sorted = sortManifests(
    new Map([['a.yaml', manifest('Job', 'j', { 'helm.sh/hook': 'pre-install,crd-install' })]]),
  );
  expect(sorted).toMatchObject({
    manifests: [],
    hooks: [],
    warnings: [{ code: 'render/unknown-hook', message: 'skipping unknown hook: "pre-install,crd-install"' }],
  });
});

test.each([
  [
    'a list',
    '- a',
    'error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type releaseutil.SimpleHead',
  ],
  ['no YAML', 'a: b: c', 'error converting YAML to JSON: yaml: mapping values are not allowed in this context'],
])('O5: a document that is %s ends the rendering and keeps what was rendered', (_, text, reason) => {
  const files = new Map([
    ['c/templates/a.yaml', manifest('Job', 'j', { 'helm.sh/hook': 'test' })],
    ['c/templates/b.yaml', text],
  ]);
  let error: unknown;
  try {
    sortManifests(files);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(InvalidManifestError);
  expect(error).toMatchObject({ message: `YAML parse error on c/templates/b.yaml: ${reason}`, files });
  expect((error as InvalidManifestError).hooks).toHaveLength(1);
});

test('both kind orders name the same kinds once', () => {
  expect(new Set(installOrder).size).toBe(36);
  expect([...uninstallOrder].sort()).toEqual([...installOrder].sort());
});

test('sorting keeps the order of equal kinds', () => {
  const items = ['b', 'a', 'c'].map((name) => ({ kind: 'Service', name }));
  expect(sortByKind(items, uninstallOrder)).toEqual(items);
});
