import { compileRegexp, matchString } from '@metachart/go-runtime/regexp';

/**
 * Whether a maintainer's email passes Helm's check (github.com/asaskevich/govalidator, IsEmail): a dotted or quoted local
 * part, a domain of at least two labels whose last one begins and ends with a letter. Letters beyond ASCII count as letters.
 */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at === -1 || !domainPattern.test(text.slice(at + 1))) return false;
  const local = text.slice(0, at);
  if (!local.startsWith('"')) return localPattern.test(local);
  quotedPattern ??= compileRegexp(QUOTED);
  return matchString(quotedPattern, local);
}

/** Beyond ASCII, without surrogates, private use and noncharacters. */
const LETTERS = 'a-zA-Z\\u00a0-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\uffef';

const domainPattern = new RegExp(
  `^[${LETTERS}\\d](?:[${LETTERS}\\d._~-]*[${LETTERS}\\d])?\\.[${LETTERS}](?:[${LETTERS}\\d_~-]*[${LETTERS}])?\\.?$`,
);
const ATOM = `[${LETTERS}\\d!#$%&'*+/=?^_\`{|}~-]+`;
const localPattern = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`);

/**
 * White space may be folded over lines. An opening bracket stands where a backslash was meant, so the character behind it
 * may be one that has no other place here.
 */
const QUOTED = (() => {
  const letters = '\\x{a0}-\\x{d7ff}\\x{f900}-\\x{fdcf}\\x{fdf0}-\\x{ffef}';
  const space = '(?:(?:[ \\t]*\\r\\n)?[ \\t]+)?';
  const plain = `[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f!#-\\[\\]-~${letters}]`;
  return `^"(?:${space}(?:${plain}|\\([\\x01-\\x09\\x0b-\\x7f]))*${space}"$`;
})();

let quotedPattern: ReturnType<typeof compileRegexp> | undefined;
