import { stringOf } from '../../bytes/index.ts';
import { GoError } from '../../reflect/index.ts';

/**
 * The Go string that a `!!binary` scalar holds (encoding/base64, StdEncoding: padding is required, line breaks are
 * skipped). Throws GoError.
 */
export function decodeBase64(text: string): string {
  const digits = text.replace(/[\r\n]+/g, '');
  if (!strictBase64.test(digits) || digits.length % 4 !== 0) {
    throw new GoError('yaml: !!binary value contains invalid base64 data');
  }
  return stringOf(new Uint8Array(Buffer.from(digits, 'base64')));
}

const strictBase64 = /^[A-Za-z0-9+/]*={0,2}$/;
