import { sortByBytes } from '../json/sort-by-bytes.ts';
import { GoPointer, GoStruct, type GoValue } from '../reflect/index.ts';
import { followPointers, type KnownKinds, tomlKindOf } from './toml-kind.ts';

export interface TableMember {
  readonly name: string;
  readonly value: GoValue;
  /** Of a struct: the position of the field, or of the embedded struct it comes from. */
  readonly position: number;
}

export interface TableMembers {
  readonly plain: readonly TableMember[];
  readonly tables: readonly TableMember[];
}

/**
 * What a table holds, values that are no tables before those that are (BurntSushi/toml: encode.go, eMap and eStruct):
 * the keys of a map sorted, the fields of a struct by their Go names and in order, those of embedded structs in their
 * place.
 */
export function tableMembers(table: Map<string, GoValue> | GoStruct, known: KnownKinds): TableMembers {
  const members = table instanceof GoStruct ? membersOfStruct(table) : membersOfMap(table);
  const plain: TableMember[] = [];
  const tables: TableMember[] = [];
  for (const member of members) {
    const kind = tomlKindOf(member.value, known);
    (kind === 'table' || kind === 'tables' ? tables : plain).push(member);
  }
  return { plain, tables };
}

function membersOfMap(map: Map<string, GoValue>): TableMember[] {
  const keys = sortByBytes([...map.keys()]);
  return keys.map((name, position) => ({ name, value: followPointers(map.get(name)), position }));
}

function membersOfStruct(struct: GoStruct, at?: number): TableMember[] {
  return (struct.goType.fields ?? []).flatMap((field, index) => {
    const position = at ?? index;
    const value = struct.fields.get(field.name);
    if (field.embedded) {
      const inner = value instanceof GoPointer ? value.target : value;
      if (inner instanceof GoStruct) return membersOfStruct(inner, position);
    }
    return [{ name: field.name, value: followPointers(value), position }];
  });
}
