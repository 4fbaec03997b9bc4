import { GoError } from '../reflect/index.ts';
import { quote } from '../strconv/index.ts';
import { formatKeyPath } from './quote-toml.ts';

/** What is being defined when an error occurs. */
export interface DefinedKey {
  readonly context: readonly string[];
  readonly key: string;
}

/** An error in the words of BurntSushi/toml (error.go, ParseError). */
export function tomlError({ context, key }: DefinedKey, line: number, message: string): GoError {
  const path = formatKeyPath(context);
  const last = key === '' ? path : path === '' ? key : `${path}.${key}`;
  return new GoError(`toml: line ${line}${last === '' ? '' : ` (last key ${quote(last)})`}: ${message}`);
}
