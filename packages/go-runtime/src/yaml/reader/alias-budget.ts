import { GoError } from '../../reflect/index.ts';

/**
 * Keeps aliases from multiplying a small text into a huge value (go-yaml: decode.go, decoder.unmarshal and
 * allowedAliasRatio; rule Y9).
 */
export class AliasBudget {
  /** How many aliases the node that is decoded stands within. */
  depth = 0;
  private decoded = 1;
  private aliased = 0;

  /** Counts a node that is decoded; throws GoError when aliases have caused too large a part of all. */
  count(): void {
    this.decoded++;
    if (this.depth === 0) return;
    this.aliased++;
    if (this.aliased > 100 && this.decoded > 1000 && this.aliased / this.decoded > allowedRatio(this.decoded)) {
      throw new GoError('yaml: document contains excessive aliasing');
    }
  }
}

const LOW = 400_000;
const HIGH = 4_000_000;

function allowedRatio(decoded: number): number {
  if (decoded <= LOW) return 0.99;
  if (decoded >= HIGH) return 0.1;
  return 0.99 - 0.89 * ((decoded - LOW) / (HIGH - LOW));
}
