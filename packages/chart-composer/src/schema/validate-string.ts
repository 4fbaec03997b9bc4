import { runesOf } from '@metachart/go-runtime/bytes';
import { matchString } from '@metachart/go-runtime/regexp';
import { printInteger } from './print-number.ts';
import { quoteSingle } from './schema-error.ts';
import { addError, type Validation } from './validation.ts';

/** Applies the keywords for strings. Lengths count code points. */
export function validateString(validation: Validation, text: string): void {
  const { minLength, maxLength, pattern } = validation.node;
  if (minLength !== undefined || maxLength !== undefined) {
    const length = runesOf(text).length;
    if (minLength !== undefined && length < minLength) {
      addError(validation, () => `minLength: got ${printInteger(length)}, want ${printInteger(minLength)}`);
    }
    if (maxLength !== undefined && length > maxLength) {
      addError(validation, () => `maxLength: got ${printInteger(length)}, want ${printInteger(maxLength)}`);
    }
  }
  if (pattern && !matchString(pattern.regexp, text)) {
    addError(validation, () => `${quoteSingle(text)} does not match pattern ${quoteSingle(pattern.text)}`);
  }
}
