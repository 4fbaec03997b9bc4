import { DiagnosticError } from '@metachart/diagnostics';
import { stringOf } from '../bytes/index.ts';
import { callForBytes, findMethod } from '../json/find-method.ts';
import { checkOutputSize } from '../json/output-text.ts';
import { GoError, GoInt, GoNil, GoStruct, type GoType, type GoValue, typeOf } from '../reflect/index.ts';
import { formatFloat } from '../strconv/index.ts';
import { timeOf } from '../time/index.ts';
import { formatKey, quoteToml } from './quote-toml.ts';
import { type TableMember, tableMembers } from './table-members.ts';
import { followPointers, itemsOf, type KnownKinds } from './toml-kind.ts';
import { formatTomlTime } from './toml-time.ts';

/** Lists and inline tables may be nested this deep. */
const MAX_DEPTH = 500;

/**
 * A value as it stands after `key = ` or in a list (BurntSushi/toml: encode.go, eElement); maps and structs become
 * inline tables. Throws as encodeToml.
 */
export function formatElement(value: GoValue, known: KnownKinds, depth = 0): string {
  switch (typeof value) {
    case 'string':
      return quoteToml(value);
    case 'boolean':
      return String(value);
    case 'number':
      return formatNumber(value);
    default: {
      const text = formatObject(value, known, depth);
      checkOutputSize(text.length, 'toml');
      return text;
    }
  }
}

function formatObject(value: GoValue, known: KnownKinds, depth: number): string {
  const type = typeOf(value);
  if (type === undefined) throw new Error('nil is checked for before');
  const own = formatByMethod(value, type);
  if (own !== undefined) return own;
  if (value instanceof GoInt) return value.value.toString();
  if (depth > MAX_DEPTH) {
    throw new DiagnosticError('toml/too-deep', {
      message: `lists and maps are nested deeper than ${MAX_DEPTH} levels and cannot be written as TOML`,
      hint: 'A list or map probably contains itself; look for `set`, `append` or `merge` with it as a value.',
    });
  }
  if (value instanceof Map || value instanceof GoStruct) return formatInlineTable(value, known, depth);
  const items = itemsOf(value);
  if (items === undefined) throw new GoError(`unexpected type: ${type.name.replaceAll('interface {}', 'any')}`);
  return `[${items.map((item) => formatElement(followPointers(item), known, depth + 1)).join(', ')}]`;
}

/** A float always shows that it is one (rule N3). */
function formatNumber(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const text = formatFloat(value, 'g', -1, 64);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function formatByMethod(value: GoValue, type: GoType): string | undefined {
  if (type.methods === undefined) return undefined;
  if (type.name === 'time.Time') return formatTomlTime(timeOf(value as GoStruct));
  if (type.name === 'time.Duration') {
    const toText = findMethod(type, 'String', { addressable: false });
    return toText && quoteToml(String(toText.call(value)));
  }
  const toml = findMethod(type, 'MarshalTOML', { addressable: false });
  if (toml !== undefined) return stringOf(callForBytes(toml, value));
  const text = findMethod(type, 'MarshalText', { addressable: false });
  return text && quoteToml(stringOf(callForBytes(text, value)));
}

/** Nil members are left out, though not always the comma after the member before them. */
function formatInlineTable(table: Map<string, GoValue> | GoStruct, known: KnownKinds, depth: number): string {
  const { plain, tables } = tableMembers(table, known);
  const format = ({ name, value }: TableMember): string =>
    `${formatKey(name)} = ${formatElement(value, known, depth + 1)}`;
  let out = '{';
  if (table instanceof GoStruct) {
    const members = [...plain, ...tables];
    for (const member of members.filter(isThere)) {
      out += format(member) + (member.position === members.length - 1 ? '' : ', ');
    }
  } else {
    for (const group of [plain, tables]) {
      const more = group === plain && tables.length > 0;
      group.forEach((member, index) => {
        if (isThere(member)) out += format(member) + (more || index < group.length - 1 ? ', ' : '');
      });
    }
  }
  return `${out}}`;
}

function isThere({ value }: TableMember): boolean {
  return value != null && !(value instanceof GoNil);
}
