import { isDiagnosticError } from '@metachart/diagnostics';
import { bytesOf } from '@metachart/go-runtime/bytes';
import { GoError } from '@metachart/go-runtime/reflect';
import { renderProbeChart } from '../probes/render-probe-chart.ts';
import type { RenderAnswer, RenderRequest } from './start-oracle.ts';

/** Renders a request with our engine, as the oracle program does with Helm's. Anything but a proper refusal is thrown on. */
export function renderRequest({ templates, values, set = {}, files = {} }: RenderRequest): RenderAnswer {
  try {
    const chartFiles = [
      { name: 'values.yaml', data: Buffer.from(values) },
      ...Object.entries(files).map(([name, data]) => ({ name, data: Buffer.from(data, 'base64') })),
      ...Object.entries(templates).map(([name, text]) => ({ name: `templates/${name}`, data: Buffer.from(text) })),
    ];
    const rendered = renderProbeChart(chartFiles, set);
    const texts = [...rendered].map(([path, text]) => [path, Buffer.from(bytesOf(text))] as const);
    return { texts: Object.fromEntries(texts) };
  } catch (error) {
    if (!isDiagnosticError(error) && !(error instanceof GoError)) throw error;
    // The oracle's JSON cannot hold bytes that are not UTF-8 either.
    return { refused: error.message.toWellFormed() };
  }
}
