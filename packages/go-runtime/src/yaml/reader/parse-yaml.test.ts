import { expect, test } from 'vitest';
import { parseYaml, type YamlMapping, type YamlNode } from '../index.ts';

/** A tree as lines `line:column-line:column kind … source`, indented by depth. */
function outline(text: string): string[] {
  const lines: string[] = [];
  const visit = (node: YamlNode, depth: number, role: string): void => {
    const { start, end } = node.range;
    const source = JSON.stringify(text.slice(start.offset, end.offset));
    const style = node.kind === 'alias' ? '' : ` ${node.style}`;
    const place = `${start.line}:${start.column}-${end.line}:${end.column}`;
    lines.push(`${' '.repeat(depth)}${role}${node.kind}${style} ${place} ${source}`);
    if (node.kind === 'sequence') for (const item of node.items) visit(item, depth + 1, '- ');
    if (node.kind !== 'mapping') return;
    for (const entry of node.entries) {
      visit(entry.key, depth + 1, '? ');
      visit(entry.value, depth + 1, ': ');
    }
  };
  visit(parseYaml(text)!, 0, '');
  return lines;
}

test('every node knows its range', () => {
  const text = 'a: &x {b: [1, "q"], c: d}\nlist:\n- e\n- f: |\n    lit\n\n  g: *x # c\nlast: fold\n  ed\n';
  expect(outline(text)).toEqual([
    `mapping block 1:1-9:5 ${JSON.stringify(text.slice(0, -1))}`,
    ' ? scalar plain 1:1-1:2 "a"',
    ' : mapping flow 1:7-1:26 "{b: [1, \\"q\\"], c: d}"',
    '  ? scalar plain 1:8-1:9 "b"',
    '  : sequence flow 1:11-1:19 "[1, \\"q\\"]"',
    '   - scalar plain 1:12-1:13 "1"',
    '   - scalar double-quoted 1:15-1:18 "\\"q\\""',
    '  ? scalar plain 1:21-1:22 "c"',
    '  : scalar plain 1:24-1:25 "d"',
    ' ? scalar plain 2:1-2:5 "list"',
    ' : sequence block 3:1-7:8 "- e\\n- f: |\\n    lit\\n\\n  g: *x"',
    '  - scalar plain 3:3-3:4 "e"',
    '  - mapping block 4:3-7:8 "f: |\\n    lit\\n\\n  g: *x"',
    '   ? scalar plain 4:3-4:4 "f"',
    '   : scalar literal 4:6-5:8 "|\\n    lit"',
    '   ? scalar plain 7:3-7:4 "g"',
    '   : alias 7:6-7:8 "*x"',
    ' ? scalar plain 8:1-8:5 "last"',
    ' : scalar plain 8:7-9:5 "fold\\n  ed"',
  ]);
});

test('an empty value stands behind its colon', () => {
  expect(outline('a:\nb: x\n')[2]).toBe(' : scalar plain 1:3-1:3 ""');
});

test('columns count UTF-16 units, lines end at LF', () => {
  expect(outline('"\u{1f600}": b\r\nc: d\r\n').slice(2, 4)).toEqual([
    ' : scalar plain 1:7-1:8 "b"',
    ' ? scalar plain 2:1-2:2 "c"',
  ]);
});

test('duplicate keys are kept and marked (Y3)', () => {
  const { entries } = parseYaml('1: a\nb: c\n"1": d\n') as YamlMapping;
  expect(entries.map(({ name, duplicate }) => ({ name, duplicate }))).toEqual([
    { name: '1', duplicate: false },
    { name: 'b', duplicate: false },
    { name: '1', duplicate: true },
  ]);
});

test('merge keys are marked and not followed (Y3)', () => {
  const { entries } = parseYaml('x: &x {a: 1}\ny:\n  <<: *x\n  "<<": z\n') as YamlMapping;
  const merged = (entries[1]!.value as YamlMapping).entries;
  expect(merged.map(({ name, merge }) => ({ name, merge }))).toEqual([
    { name: undefined, merge: true },
    { name: '<<', merge: false },
  ]);
  expect(merged[0]!.value).toMatchObject({ kind: 'alias', name: 'x', target: entries[0]!.value });
});

test('anchors, tags, styles and values', () => {
  const { entries } = parseYaml("a: &x !!str 1\nb: 'c'\nd: >-\n  e\n  f\ng: yes\n") as YamlMapping;
  expect(entries.map(({ value }) => value)).toMatchObject([
    { anchor: 'x', tag: 'tag:yaml.org,2002:str', style: 'plain', text: '1', value: '1' },
    { anchor: undefined, tag: undefined, style: 'single-quoted', text: 'c', value: 'c' },
    { style: 'folded', text: 'e f', value: 'e f' },
    { style: 'plain', text: 'yes', value: true },
  ]);
});

test('no document is null, and trouble is told as decodeYaml tells it (Y7)', () => {
  expect(parseYaml('# nothing\n')).toBeNull();
  expect(() => parseYaml('a: [\n')).toThrow(
    'error converting YAML to JSON: yaml: line 1: did not find expected node content',
  );
});
