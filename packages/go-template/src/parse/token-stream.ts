import type { Lexer } from './lexer.ts';
import type { Token } from './token.ts';

/**
 * Tokens with up to three pushed back. `latestPos` is where the token stands that the lexer gave last, whatever was pushed
 * back since: Go's parse errors name its line.
 */
export class TokenStream {
  readonly #lexer: Lexer;
  readonly #pushed: Token[] = [];
  #latest: Token | undefined;
  #latestPos = -1;

  constructor(lexer: Lexer) {
    this.#lexer = lexer;
  }

  /** -1 before the first token. */
  get latestPos(): number {
    return this.#latestPos;
  }

  /** Whether the lexer stands right behind the left delimiter of an action. */
  get isAtAction(): boolean {
    return this.#pushed.length === 0 && this.#lexer.position === this.#lexer.actionStart;
  }

  /** Takes the rest of an action, whose text has this length. */
  skipAction(length: number): void {
    this.#latest = undefined;
    this.#latestPos = this.#lexer.skipAction(length);
  }

  next(): Token {
    return this.#pushed.pop() ?? this.#scan();
  }

  peek(): Token {
    const last = this.#pushed.at(-1);
    if (last !== undefined) return last;
    const token = this.#scan();
    this.#pushed.push(token);
    return token;
  }

  nextNonSpace(): Token {
    let token = this.next();
    while (token.type === 'space') token = this.next();
    return token;
  }

  peekNonSpace(): Token {
    const token = this.nextNonSpace();
    this.#pushed.push(token);
    return token;
  }

  pushBack(token: Token): void {
    this.#pushed.push(token);
  }

  #scan(): Token {
    // Nothing comes after an error or the end.
    if (this.#latest?.type === 'error' || this.#latest?.type === 'eof') return this.#latest;
    this.#latest = this.#lexer.next();
    this.#latestPos = this.#latest.pos;
    return this.#latest;
  }
}
