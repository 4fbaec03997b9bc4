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
    if (!(error instanceof GoError) || error instanceof DepthError) throw error;
    const position = error instanceof YamlError ? error.position : undefined;
    throw new YamlError(`error converting YAML to JSON: ${error.message}`, { position, cause: error });
  }
}

/** The prefix for what follows. */
export const UNMARSHALING = 'error unmarshaling JSON: while decoding JSON: ';

/** Throws what encoding/json says about collections that nest too deep. */
export function rejectDepth(depth: number): void {
  if (depth > MAX_DEPTH) throw new DepthError(`${UNMARSHALING}exceeded max depth`);
}

/** encoding/json: scanner.go, maxNestingDepth. */
const MAX_DEPTH = 10_000;

class DepthError extends GoError {}
