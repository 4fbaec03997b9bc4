import { GoError } from '@metachart/go-runtime/reflect';
import { compareExact, type ExactNumber, exactNumberOf, isMultipleOf, isRepresentable } from './exact-number.ts';
import type { Instance } from './json-equality.ts';
import { printFloat } from './print-number.ts';
import type { SchemaNode } from './schema-node.ts';
import { addError, type Validation } from './validation.ts';

/** Applies the keywords for numbers; other values pass. */
export function validateNumber(validation: Validation, value: Instance): void {
  const { node } = validation;
  if (!hasLimits(node)) return;
  const number = exactNumberOf(value);
  if (number === undefined) return;
  if (!isRepresentable(number)) {
    // Go runs into a nil pointer here, and Helm recovers it.
    throw new GoError('unable to validate schema: runtime error: invalid memory address or nil pointer dereference');
  }
  checkLimit(validation, number, { keyword: 'minimum', limit: node.minimum, fails: (order) => order < 0 });
  checkLimit(validation, number, { keyword: 'maximum', limit: node.maximum, fails: (order) => order > 0 });
  checkLimit(validation, number, {
    keyword: 'exclusiveMinimum',
    limit: node.exclusiveMinimum,
    fails: (order) => order <= 0,
  });
  checkLimit(validation, number, {
    keyword: 'exclusiveMaximum',
    limit: node.exclusiveMaximum,
    fails: (order) => order >= 0,
  });
  const { multipleOf } = node;
  if (multipleOf && !isMultipleOf(number, multipleOf)) {
    addError(validation, () => describe('multipleOf', number, multipleOf));
  }
}

function hasLimits({ minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf }: SchemaNode): boolean {
  return Boolean(minimum ?? maximum ?? exclusiveMinimum ?? exclusiveMaximum ?? multipleOf);
}

interface Limit {
  readonly keyword: string;
  readonly limit: ExactNumber | undefined;
  /** Whether the order of the number and the limit is wrong. */
  readonly fails: (order: number) => boolean;
}

function checkLimit(validation: Validation, number: ExactNumber, { keyword, limit, fails }: Limit): void {
  if (limit && fails(compareExact(number, limit))) addError(validation, () => describe(keyword, number, limit));
}

function describe(keyword: string, got: ExactNumber, want: ExactNumber): string {
  return `${keyword}: got ${printFloat(got.double)}, want ${printFloat(want.double)}`;
}
