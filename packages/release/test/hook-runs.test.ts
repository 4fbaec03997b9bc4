import { describe, expect, test } from 'vitest';
import { hasDeletePolicy, type RecordedHook, type ReleaseRecord, selectHooks, withHookRun } from '../src/index.ts';

describe('hooks of an event', () => {
  const namesAt = (event: string, ...hooks: readonly RecordedHook[]) =>
    selectHooks({ hooks }, event).map((place) => hooks[place]?.name);

  test('run by weight, then by name, then in the order of kinds in which they are recorded', () => {
    const order = namesAt(
      'pre-install',
      hook('b', { kind: 'Secret' }),
      hook('b', { kind: 'Job' }),
      hook('z', { weight: -5 }),
      hook('a', { weight: 5 }),
      hook('B', {}),
    );
    expect(order).toEqual(['z', 'B', 'b', 'b', 'a']);
    const same = [hook('b', { kind: 'Secret' }), hook('b', { kind: 'Job' })];
    expect(selectHooks({ hooks: same }, 'pre-install')).toEqual([0, 1]);
  });

  test('are those that name it, twice where they name it twice', () => {
    const other = hook('other', { events: ['post-install', 'test'] });
    const twice = hook('twice', { events: ['pre-install', 'pre-install'] });
    expect(namesAt('pre-install', other, twice)).toEqual(['twice', 'twice']);
    expect(selectHooks({}, 'pre-install')).toEqual([]);
  });
});

test('a hook without a delete policy is deleted before it is created, and its record says so once it has run', () => {
  expect(hasDeletePolicy(hook('a'), 'before-hook-creation')).toBe(true);
  expect(hasDeletePolicy(hook('a', { delete_policies: ['hook-failed'] }), 'before-hook-creation')).toBe(false);
  const record = withHookRun({ ...release, hooks: [hook('a'), hook('b')] }, 1, { phase: 'Running' });
  expect(record.hooks).toEqual([
    hook('a'),
    { ...hook('b'), last_run: { phase: 'Running' }, delete_policies: ['before-hook-creation'] },
  ]);
});

function hook(name: string, more: Partial<RecordedHook> = {}): RecordedHook {
  return { name, kind: 'Job', events: ['pre-install'], last_run: { phase: '' }, ...more };
}

const release: ReleaseRecord = {
  name: 'app',
  namespace: 'prod',
  version: 1,
  info: { status: 'pending-install' },
  chart: { metadata: null, lock: null, templates: null, values: null, schema: null, files: null },
};
