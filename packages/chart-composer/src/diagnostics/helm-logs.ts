import type { Diagnostic } from '@metachart/diagnostics';

/** The lines of Helm's source that log something, as Helm prints them before the text. */
const places = {
  'values/globals-destination-not-table': 'coalesce.go:138',
  'values/globals-source-not-table': 'coalesce.go:145',
  'values/globals-conflict': 'coalesce.go:161',
  'values/globals-key-is-table': 'coalesce.go:175',
  'values/skipped-not-table': 'coalesce.go:237',
  'values/table-over-non-table': 'coalesce.go:316',
  'values/non-table-over-table': 'coalesce.go:319',
  'chart/condition-not-bool': 'dependencies.go:64',
  'chart/tag-not-bool': 'dependencies.go:95',
  'chart/import-values-missing-table': 'dependencies.go:270',
  'chart/import-values-missing-export': 'dependencies.go:287',
  'chart/requirements-in-v2': 'load.go:120',
  'chart/requirements-lock-in-v2': 'load.go:138',
  'values/schema-urn-ignored': 'jsonschema.go:192',
} as const;

export type HelmLogCode = keyof typeof places;

/** Takes what Helm logs. */
export type Report = (code: HelmLogCode, message: string) => void;

/** A Report that collects warnings whose message is Helm's text. */
export function collectTo(diagnostics: Diagnostic[]): Report {
  return (code, message) => {
    diagnostics.push({ code, severity: 'warning', message });
  };
}

/**
 * The line that Helm writes to stderr for a warning of this package, with the place in its source; for other diagnostics
 * the message alone (O6).
 */
export function formatHelmLog({ code, message }: Diagnostic): string {
  return Object.hasOwn(places, code) ? `${places[code as HelmLogCode]}: ${message}` : message;
}
