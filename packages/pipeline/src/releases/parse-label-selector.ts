import { GoError } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';

type Labels = Readonly<Record<string, string>>;
export type LabelTest = (labels: Labels) => boolean;

/**
 * A label selector: `a=b`, `a!=b`, `a>1`, `a in (b,c)`, `a notin (b)`, `a`, `!a`, joined by commas
 * (https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors). Throws GoError with the texts
 * of k8s.io/apimachinery/pkg/labels; for a key that is none in fewer words.
 */
export function parseLabelSelector(text: string): LabelTest {
  const reader = { tokens: scanTokens(text), at: 0 };
  const tests: LabelTest[] = [];
  for (;;) {
    const first = reader.tokens[reader.at]!;
    if (first.kind === 'end') break;
    if (!startsRequirement(first)) {
      throw new GoError(`found '${first.text}', expected: !, identifier, or 'end of string'`);
    }
    tests.push(readRequirement(reader));
    const after = next(reader);
    if (after.kind === 'end') break;
    if (after.text !== ',') throw new GoError(`found '${after.text}', expected: ',' or 'end of string'`);
    const following = reader.tokens[reader.at]!;
    if (!startsRequirement(following)) {
      throw new GoError(`found '${following.text}', expected: identifier after ','`);
    }
  }
  return (labels) => tests.every((test) => test(labels));
}

interface Token {
  readonly kind: 'word' | 'symbol' | 'error' | 'end';
  readonly text: string;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
}

/** `==` and `!=` before their first signs; a row of signs that is none of them is several. */
const tokenPattern = /[ \t\r\n]*(?:(==|!=|[=!(),<>])|([^ \t\r\n=!(),<>]+))/y;

function scanTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  tokenPattern.lastIndex = 0;
  for (let match = tokenPattern.exec(text); match !== null; match = tokenPattern.exec(text)) {
    const [, symbol, word = ''] = match;
    tokens.push(symbol === undefined ? { kind: 'word', text: word } : { kind: 'symbol', text: symbol });
  }
  return [...tokens, { kind: 'end', text: '' }];
}

function startsRequirement({ kind, text }: Token): boolean {
  return kind === 'word' || text === '!';
}

function next(reader: Reader): Token {
  const token = reader.tokens[reader.at]!;
  if (token.kind !== 'end') reader.at++;
  return token;
}

function readRequirement(reader: Reader): LabelTest {
  const negated = reader.tokens[reader.at]!.text === '!';
  if (negated) next(reader);
  const key = next(reader);
  if (key.kind !== 'word') fail(`found '${key.text}', expected: identifier`);
  checkKey(key.text);
  const { kind, text } = reader.tokens[reader.at]!;
  if (negated || kind === 'end' || text === ',') return (labels) => Object.hasOwn(labels, key.text) !== negated;
  return readComparison(reader, key.text);
}

function readComparison(reader: Reader, key: string): LabelTest {
  const operator = next(reader).text;
  const labelOf = (labels: Labels) => (Object.hasOwn(labels, key) ? labels[key] : undefined);
  switch (operator) {
    case 'in':
    case 'notin': {
      const values = readSet(reader);
      for (const [index, value] of [...values].sort().entries()) checkValue(key, value, index);
      return (labels) => {
        const value = labelOf(labels);
        return (value !== undefined && values.has(value)) === (operator === 'in');
      };
    }
    case '=':
    case '==':
    case '!=': {
      const wanted = readValue(reader);
      checkValue(key, wanted);
      return (labels) => (labelOf(labels) === wanted) === (operator !== '!=');
    }
    case '<':
    case '>': {
      const bound = readValue(reader);
      if (!integerPattern.test(bound)) {
        fail(`values[0]: Invalid value: ${quote(bound)}: for 'Gt', 'Lt' operators, the value must be an integer`);
      }
      return (labels) => {
        const value = labelOf(labels);
        if (value === undefined || !integerPattern.test(value)) return false;
        return operator === '<' ? BigInt(value) < BigInt(bound) : BigInt(value) > BigInt(bound);
      };
    }
    default:
      return fail(`found '${operator}', expected: in, notin, =, ==, !=, gt, lt`);
  }
}

/** At most 63 characters, as a value of a label. */
const integerPattern = /^-?\d{1,62}$/;

function readValue(reader: Reader): string {
  const { kind, text } = reader.tokens[reader.at]!;
  if (kind === 'end' || text === ',') return '';
  next(reader);
  return kind === 'word' ? text : fail(`found '${text}', expected: identifier`);
}

/** `(a,b)`; an item that is missing is an empty one. */
function readSet(reader: Reader): ReadonlySet<string> {
  const open = next(reader);
  if (open.text !== '(') fail(`found '${open.text}' expected: '('`);
  const values = new Set<string>();
  for (;;) {
    const token = next(reader);
    if (token.kind === 'word') {
      values.add(token.text);
      const after = next(reader);
      if (after.text === ')') return values;
      if (after.text !== ',') fail(`found '${after.text}', expected: ',' or ')'`);
      if (reader.tokens[reader.at]!.text === ')') values.add('');
    } else if (token.text === ')') {
      return values.size === 0 ? new Set(['']) : values;
    } else if (token.text === ',') {
      values.add('');
    } else {
      fail(`found '${token.text}', expected: ',', ')' or identifier`);
    }
  }
}

const namePattern = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/;
const prefixPattern = /^[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/;

function checkKey(key: string): void {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  const prefix = slash === -1 ? undefined : key.slice(0, slash);
  const isKey = name.length <= 63 && namePattern.test(name);
  if (isKey && (prefix === undefined || (prefix.length <= 253 && prefixPattern.test(prefix)))) return;
  fail(`<nil>: Invalid value: ${quote(key)}: this is no key of a label`);
}

function checkValue(key: string, value: string, index = 0): void {
  if (value === '' || (value.length <= 63 && namePattern.test(value))) return;
  const problem = value.length > 63 ? 'must be no more than 63 characters' : valueRule;
  fail(`values[${index}][${key}]: Invalid value: ${quote(value)}: ${problem}`);
}

const valueRule =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

function fail(problem: string): never {
  throw new GoError(`unable to parse requirement: ${problem}`);
}
