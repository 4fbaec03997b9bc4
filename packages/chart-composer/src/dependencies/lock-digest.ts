import { createHash } from 'node:crypto';
import { encodeJson } from '@metachart/go-runtime/json';
import { GoPointer, GoSlice, GoTypedMap, type GoValue, MAP, namedType, pointerTo } from '@metachart/go-runtime/reflect';
import type { Dependency } from '../chart/chart.ts';
import { DEPENDENCIES, DEPENDENCY } from '../chart/metadata-types.ts';
import { dependencyValue } from '../chart/metadata-value.ts';

/**
 * The digest that Chart.lock keeps of the dependencies of Chart.yaml and those it locks: `sha256:…`.
 * Go: internal/resolver HashReq (L11).
 */
export function lockDigest(requested: readonly Dependency[], locked: readonly Dependency[]): string {
  return digestOf([dependencySlice(requested), dependencySlice(locked)]);
}

/** The digest that requirements.lock of Helm 2 keeps of the requested dependencies. Go: internal/resolver HashV2Req. */
export function requirementsDigest(requested: readonly Dependency[]): string {
  return digestOf(new GoTypedMap(REQUIREMENTS, [['dependencies', dependencySlice(requested)]]));
}

const REQUIREMENTS = namedType('map[string][]*chart.Dependency', MAP);

function dependencySlice(dependencies: readonly Dependency[]): GoSlice {
  const pointer = pointerTo(DEPENDENCY);
  return new GoSlice(
    DEPENDENCIES,
    dependencies.map((dependency) => new GoPointer(pointer, dependencyValue(dependency))),
  );
}

function digestOf(value: GoValue): string {
  return `sha256:${createHash('sha256').update(encodeJson(value)).digest('hex')}`;
}
