import type { Lexer } from './lexer.ts';
import type { Token } from './token.ts';

/**
 * Tokens with up to three pushed back. `latest` is the token that the lexer gave last, whatever was pushed back since:
 * Go's parse errors name its line.
 */
export class TokenStream {
  readonly #lexer: Lexer;
  readonly #pushed: Token[] = [];
  #latest: Token | undefined;

  constructor(lexer: Lexer) {
    this.#lexer = lexer;
  }

  get latestLine(): number {
    return this.#latest?.line ?? 0;
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
    return this.#latest;
  }
}
