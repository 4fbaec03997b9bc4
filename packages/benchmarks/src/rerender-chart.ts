import { type Chart, processDependencies, toRenderValues } from '@metachart/chart-composer';
import { byteLength } from '@metachart/go-runtime/bytes';
import { createParseCache } from '@metachart/go-template';
import { capabilitiesObject, defaultCapabilities, type helmFuncs, renderChart } from '@metachart/helm-render';

/** Seconds of each rendering of one chart, and the bytes of the last one's output. */
export interface RerenderCost {
  readonly seconds: readonly number[];
  readonly bytes: number;
}

/**
 * Renders a chart again and again with one value changed each time, as the `rerender` program does with Helm's engine.
 * Parsed templates are kept from one rendering to the next, rendered text is not.
 */
export function rerenderChart(chart: Chart, rounds: number, funcs: ReturnType<typeof helmFuncs>): RerenderCost {
  const processed = processDependencies(chart, new Map()).chart;
  const capabilities = capabilitiesObject(defaultCapabilities());
  const release = { name: 'release-name', namespace: 'default', revision: 1, isUpgrade: false };
  const cache = createParseCache();
  const seconds: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    const user = new Map([['benchmarkRound', String(round)]]);
    const { values } = toRenderValues(processed, user, { release, capabilities, skipSchemaValidation: false });
    const { files } = renderChart(processed, values, { funcs, cache });
    seconds.push((performance.now() - start) / 1000);
    if (round < rounds - 1) continue;
    // Go knows the length of a string in bytes; here it is counted, which is no part of the rendering.
    bytes = files.values().reduce((sum, text) => sum + byteLength(text), 0);
  }
  return { seconds, bytes };
}
