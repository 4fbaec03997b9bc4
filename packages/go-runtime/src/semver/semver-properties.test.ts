import { expect, test } from 'vitest';
import {
  checkConstraint,
  compareVersions,
  formatConstraint,
  formatVersion,
  newVersion,
  parseConstraint,
  strictNewVersion,
  type Version,
  validateConstraint,
} from './index.ts';

const SEED = 20260509;

/** Numbers in [0, limit) that are the same in every run of a seed. */
function seededRandom(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const random = seededRandom(SEED);

function pick<Item>(items: readonly Item[]): Item {
  return items[random(items.length)]!;
}

function anyVersion(): Version {
  const prerelease = random(3) === 0 ? `-${pick(['0', 'alpha', 'alpha.1', 'rc.2', '10'])}` : '';
  return newVersion(`${random(4)}.${random(4)}.${random(4)}${prerelease}`);
}

function anyComparison(): string {
  const part = () => pick(['0', '1', '2', '3', 'x']);
  const operator = pick(['', '=', '!=', '>', '<', '>=', '<=', '~', '^']);
  return operator + pick([part(), `${part()}.${part()}`, `${part()}.${part()}.${part()}`, '1.2.3-alpha']);
}

test(`a formatted version reads back as the same version (seed ${SEED})`, () => {
  for (let i = 0; i < 5_000; i++) {
    const version = anyVersion();
    expect(formatVersion(strictNewVersion(formatVersion(version)))).toBe(version.original);
  }
});

test(`order is antisymmetric and transitive (seed ${SEED})`, () => {
  for (let i = 0; i < 5_000; i++) {
    const [a, b, c] = [anyVersion(), anyVersion(), anyVersion()];
    expect(compareVersions(a, b) + compareVersions(b, a)).toBe(0);
    if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
  }
});

test(`alternatives hold when one does, and reasons appear exactly when none does (seed ${SEED})`, () => {
  for (let i = 0; i < 5_000; i++) {
    const [left, right] = [anyComparison(), anyComparison()];
    const version = anyVersion();
    const either = parseConstraint(`${left} || ${right}`);
    const holds = checkConstraint(either, version);
    expect(holds).toBe([left, right].some((one) => checkConstraint(parseConstraint(one), version)));
    expect(checkConstraint(parseConstraint(formatConstraint(either)), version)).toBe(holds);
    const { ok, errors } = validateConstraint(either, version);
    expect([ok, errors.length > 0]).toEqual([holds, !holds]);
  }
});
