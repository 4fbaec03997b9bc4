import { loadChart, toRenderValues } from '@metachart/chart-composer';
import { isDiagnosticError } from '@metachart/diagnostics';
import { bytesOf } from '@metachart/go-runtime/bytes';
import { GoError, type GoMap, int64 } from '@metachart/go-runtime/reflect';
import { capabilitiesObject, renderChart } from '@metachart/helm-render';
import { probeCapabilities, probeFuncs } from '../probes/probe-environment.ts';
import type { RenderAnswer, RenderRequest } from './start-oracle.ts';

/** Renders a request with our engine, as the oracle program does with Helm's. Anything but a proper refusal is thrown on. */
export function renderRequest({ templates, values, set = {}, files = {} }: RenderRequest): RenderAnswer {
  try {
    const chart = loadChart([
      { name: 'Chart.yaml', data: Buffer.from('apiVersion: v2\nname: p\nversion: 0.1.0\n') },
      { name: 'values.yaml', data: Buffer.from(values) },
      ...Object.entries(files).map(([name, data]) => ({ name, data: Buffer.from(data, 'base64') })),
      ...Object.entries(templates).map(([name, text]) => ({ name: `templates/${name}`, data: Buffer.from(text) })),
    ]);
    const user: GoMap = new Map(Object.entries(set).map(([name, number]) => [name, int64(number)]));
    const composed = toRenderValues(chart, user, {
      release: { name: 'r', namespace: 'ns', revision: 1, isUpgrade: false },
      capabilities: capabilitiesObject(probeCapabilities),
    });
    const rendered = renderChart(chart, composed.values, { funcs: probeFuncs });
    const texts = [...rendered.files].map(([path, text]) => [path, Buffer.from(bytesOf(text))] as const);
    return { texts: Object.fromEntries(texts) };
  } catch (error) {
    if (!isDiagnosticError(error) && !(error instanceof GoError)) throw error;
    // The oracle's JSON cannot hold bytes that are not UTF-8 either.
    return { refused: error.message.toWellFormed() };
  }
}
