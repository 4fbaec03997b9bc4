import { DiagnosticError } from '@metachart/diagnostics';

/** How deep schemas may lead into each other, and how deep what they compare may nest. Helm has no limit. */
export const MAX_SCHEMA_DEPTH = 1_000;

export function tooComplex(): DiagnosticError {
  return new DiagnosticError('values/schema-too-complex', {
    message: `checking the values against the schema goes deeper than ${MAX_SCHEMA_DEPTH} steps, or takes too many of them`,
    hint: 'look for a schema that refers to itself in several branches of anyOf, oneOf or allOf',
  });
}
