import { expect, test } from 'vitest';
import { defaultCapabilities, formatManifests, renderRelease } from '../src/index.ts';
import { chartOf, steadyFuncs, valuesOf } from './chart-of.ts';

test('the example of the README renders', () => {
  const release = renderRelease(chartOf({ 'templates/a.yaml': 'kind: A\nmetadata: {name: {{ .Values.name }}}' }), {
    values: valuesOf('name: a'),
    release: { name: 'web', namespace: 'prod' },
    capabilities: defaultCapabilities({ kubeVersion: '1.36' }),
    funcs: steadyFuncs,
  });
  expect(formatManifests(release, { crds: true })).toBe(
    '---\n# Source: web/templates/a.yaml\nkind: A\nmetadata: {name: a}\n',
  );
});
