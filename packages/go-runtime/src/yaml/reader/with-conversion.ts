import { GoError } from '../../reflect/index.ts';
import type { NodeTape } from './node-tape.ts';
import { withDocument } from './parse-document.ts';
import { YamlError } from './yaml-error.ts';

/**
 * Parses a text and uses its tape; whatever Go error comes up on the way gets the prefix of sigs.k8s.io/yaml for what
 * precedes JSON (rule Y7).
 */
export function withConversion<Result>(text: string, use: (tape: NodeTape) => Result): Result {
  try {
    return withDocument(text, use);
  } catch (error) {
    if (!(error instanceof GoError) || error instanceof DecodingError) throw error;
    const position = error instanceof YamlError ? error.position : undefined;
    throw new YamlError(`error converting YAML to JSON: ${error.message}`, { position, cause: error });
  }
}

/** The prefix for what follows. */
export const UNMARSHALING = 'error unmarshaling JSON: while decoding JSON: ';

/** What follows the conversion; its errors have their own prefix already. */
export class DecodingError extends GoError {}
