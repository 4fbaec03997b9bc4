import { readsAsString } from './reads-as-string.ts';
import type { YamlDialect } from './yaml-dialect.ts';

/**
 * Whether a string is printable ASCII that stays plain, decided in one pass; false only means that a closer look is
 * needed. Nearly every key and most values of manifests are such strings.
 */
export function isSimplePlain(text: string, dialect: YamlDialect): boolean {
  const length = text.length;
  if (length === 0) return false;
  const start = START_CLASS[text.charCodeAt(0)];
  if (start !== START_LETTER && start !== START_RESOLVED) return false;
  for (let at = 1; at < length; at++) {
    switch (INNER_CLASS[text.charCodeAt(at)]) {
      case ORDINARY:
        break;
      case COLON:
        if (at + 1 === length || text.charCodeAt(at + 1) === 0x20) return false;
        break;
      case SPACE:
        if (at + 1 === length || text.charCodeAt(at + 1) === 0x23) return false;
        break;
      default:
        return false;
    }
  }
  return start === START_LETTER || readsAsString(text, dialect);
}

const START_LETTER = 1;
const START_RESOLVED = 2;
const START_CLASS = new Uint8Array(0x80);
const ORDINARY = 1;
const SPACE = 2;
const COLON = 3;
const INNER_CLASS = new Uint8Array(0x80);

for (let code = 0x20; code < 0x7f; code++) {
  const char = String.fromCharCode(code);
  INNER_CLASS[code] = char === ' ' ? SPACE : char === ':' ? COLON : ORDINARY;
  if (/[A-Za-z/_$()<=;\\^]/.test(char)) START_CLASS[code] = /[yYnNtTfFoO]/.test(char) ? START_RESOLVED : START_LETTER;
  if (/[0-9+~]/.test(char)) START_CLASS[code] = START_RESOLVED;
}
