import { GoError } from '../reflect/index.ts';
import { quote } from './quote.ts';

export type NumErrorReason =
  | 'invalid syntax'
  | 'value out of range'
  | `invalid base ${number}`
  | `invalid bit size ${number}`;

/**
 * Go's *strconv.NumError. `value` is what Go returns beside the error, for callers that ignore it as Go programs do:
 * the nearest representable value when out of range, 0 otherwise.
 */
export class NumError<Value extends bigint | number | boolean = bigint | number | boolean> extends GoError {
  readonly reason: NumErrorReason;
  readonly value: Value;

  constructor(
    func: string,
    { text, reason, value }: { readonly text: string; readonly reason: NumErrorReason; readonly value: Value },
  ) {
    super(`strconv.${func}: parsing ${quote(text)}: ${reason}`);
    this.name = 'NumError';
    this.reason = reason;
    this.value = value;
  }
}
