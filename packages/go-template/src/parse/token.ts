/** What the lexer hands to the parser. Keyword types are the keywords themselves. */
export type TokenType = PlainTokenType | Keyword;

export type Keyword =
  | 'block'
  | 'break'
  | 'continue'
  | 'define'
  | 'else'
  | 'end'
  | 'if'
  | 'nil'
  | 'range'
  | 'template'
  | 'with';

type PlainTokenType =
  | 'assign'
  | 'bool'
  | 'char'
  | 'char constant'
  | 'complex'
  | 'declare'
  | 'dot'
  | 'eof'
  | 'error'
  | 'field'
  | 'identifier'
  | 'left delimiter'
  | 'left paren'
  | 'number'
  | 'pipe'
  | 'raw string'
  | 'right delimiter'
  | 'right paren'
  | 'space'
  | 'string'
  | 'text'
  | 'variable';

export interface Token {
  readonly type: TokenType;
  /** Offset of the first character, in UTF-16 units. */
  readonly pos: number;
  /** The characters of the token; of an error, its message. */
  readonly value: string;
}

const keywords: ReadonlyMap<string, Keyword> = new Map(
  (['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'nil', 'range', 'template', 'with'] as const).map(
    (keyword) => [keyword, keyword],
  ),
);

export function keywordOf(word: string): Keyword | undefined {
  return keywords.get(word);
}

/** Whether Go counts the token among the keywords, which its messages show in angle brackets; the dot is one. */
export function isKeywordToken(type: TokenType): boolean {
  return type === 'dot' || keywords.has(type);
}
