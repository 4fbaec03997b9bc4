import { isDiagnosticError } from '@metachart/diagnostics';
import { expect, test } from 'vitest';
import { positionOf } from '../source-position.ts';
import { formatNode } from './format-node.ts';
import { parseFile } from './parse-file.ts';

function failureOf(text: string): string | undefined {
  const { failure } = parseFile('t', text);
  return failure && `${failure.line}: ${failure.message}`;
}

function treeOf(text: string, name = 't'): string {
  const tree = parseFile('t', text).trees.get(name);
  return tree === undefined ? 'none' : formatNode(tree.root);
}

test.each([
  ['a comment leaves nothing', 'a{{/* b */}}c', 'ac'],
  ['P1: trim marks take the space on their side', 'a \n{{- 1 -}} \t b', 'a{{1}}b'],
  ['P1: a comment may be trimmed', 'a {{- /* x */ -}} b', 'ab'],
  ['P1: a minus without a space is a sign', 'a {{-3}} b', 'a {{-3}} b'],
  ['P2: a trailing empty pipe is accepted', '{{ .a | }}', '{{.a}}'],
  ['P3: a newline inside an action is space', '{{ .a\n| len }}', '{{.a | len}}'],
  ['P3: fields may be named like keywords', '{{ .if.end.true }}', '{{.if.end.true}}'],
  ['parentheses stay, spaces do not', '{{ f  (  .a |g ) .b}}', '{{f (.a | g) .b}}'],
  ['a chain on parentheses', '{{ (f .a).b.c }}', '{{(f .a).b.c}}'],
  ['fields of a variable', '{{ $.a.b }}', '{{$.a.b}}'],
  ['declarations and assignments', '{{$x := 1}}{{$x = 2}}', '{{$x := 1}}{{$x = 2}}'],
  [
    'a range over keys and values',
    '{{range $k,$v:= .m}}{{break}}{{continue}}{{end}}',
    '{{range $k, $v := .m}}{{break}}{{continue}}{{end}}',
  ],
  [
    'P4: else if is an if within else',
    '{{if .a}}x{{else if .b}}y{{end}}',
    '{{if .a}}x{{else}}{{if .b}}y{{end}}{{end}}',
  ],
  [
    'P4: else with is a with within else',
    '{{with .a}}{{else with .b}}{{end}}',
    '{{with .a}}{{else}}{{with .b}}{{end}}{{end}}',
  ],
  ['a call of a template', '{{template `a"b` .c}}', '{{template "a\\"b" .c}}'],
  ['strings keep their quotes', '{{"a\\n" | f `b`}}', '{{"a\\n" | f `b`}}'],
])('%s', (_, text, expected) => {
  expect(treeOf(text)).toBe(expected);
});

test('a block defines a template and calls it', () => {
  expect(treeOf('{{block "b" .x}}[{{.}}]{{end}}')).toBe('{{template "b" .x}}');
  expect(treeOf('{{block "b" .x}}[{{.}}]{{end}}', 'b')).toBe('[{{.}}]');
});

test('P5: an empty definition gives way to another in the same file', () => {
  expect(treeOf('{{define "d"}} {{end}}{{define "d"}}x{{end}}', 'd')).toBe('x');
  expect(treeOf('{{define "d"}}x{{end}}{{define "d"}}{{/* */}}{{end}}', 'd')).toBe('x');
});

test.each([
  ['P1: a space before a comment', '{{ /* x */ }}', '1: unexpected "/" in command'],
  ['P1: a trim mark that touches a comment', '{{- /* x */-}}', '1: comment ends before closing delimiter'],
  ['P2: an empty action', '{{ }}', '1: missing value for command'],
  ['P2: a pipe at the start', '{{ | f }}', '1: unexpected "|" in command'],
  ['P2: reading an undefined variable', '{{ $y }}', '1: undefined variable "$y"'],
  ['P3: a constant later in a pipeline', '{{ 1 | 2 }}', '1: non executable command in pipeline stage 2'],
  ['P3: a field of a string', '{{ "x".y }}', '1: unexpected . after term "\\"x\\""'],
  ['P3: a minus in a field', '{{ .a-b }}', "1: bad character U+002D '-'"],
  ['P3: a field that is a number', '{{ .a.1 }}', '1: unexpected ".1" in operand'],
  ['P4: break outside of range', '{{break}}', '1: {{break}} outside {{range}}'],
  ['P4: break in the else of a range', '{{range .a}}{{else}}{{break}}{{end}}', '1: {{break}} outside {{range}}'],
  [
    'P5: two definitions',
    '{{define "d"}}x{{end}}{{define "d"}}y{{end}}',
    '1: template: multiple definition of template "d"',
  ],
  ['P7: a computed template name', '{{template .name}}', '1: unexpected ".name" in template clause'],
  ['P7: a definition inside if', '{{if .a}}{{define "d"}}{{end}}{{end}}', '1: unexpected <define> in command'],
  ['an action that never ends', 'a\n{{ .b\n', '3: unclosed action started at t:2'],
  ['a string that never ends', '{{\n"a\n}}', '2: unterminated quoted string in action started at t:1'],
  ['a missing end', '{{if .a}}\n', '2: unexpected EOF'],
  ['an end too many', 'a{{end}}', '1: unexpected {{end}}'],
  [
    'a long token is cut at ten characters',
    '{{template abcdefghijklm}}',
    '1: unexpected "abcdefghij"... in template clause',
  ],
  ['a variable declared in if', '{{if .a}}{{$x := 1}}{{end}}{{$x}}', '1: undefined variable "$x"'],
  ['three variables in range', '{{range $a, $b, $c := .x}}{{end}}', '1: too many declarations in range'],
  ['a number that is none', '{{ 0x1.8 }}', '1: illegal number syntax: "0x1.8"'],
  [
    'N11: an integer beyond 64 bits',
    '{{ 123456789012345678901234 }}',
    '1: integer overflow: "123456789012345678901234"',
  ],
  ['a control character', '{{ \u0001 }}', '1: unrecognized character in action: U+0001'],
  ['an unknown escape', '{{ "\\q" }}', '1: invalid syntax'],
])('%s is a parse error', (_, text, expected) => {
  expect(failureOf(text)).toBe(expected);
});

test('functions are noted in the order of their first calls', () => {
  const { calls, text } = parseFile('t', '{{ f (g 1) }}\n{{ f }}{{ h }}');
  const lines = calls.map(({ name, pos }) => `${name}:${positionOf(text, pos).line}`);
  expect(lines).toEqual(['f:1', 'g:1', 'h:2']);
});

test('break is an identifier where a function has that name', () => {
  const { calls } = parseFile('t', '{{break}}', { breakIsKeyword: false });
  expect(calls).toEqual([{ name: 'break', pos: 2 }]);
});

test('other delimiters, trim marks and comments included', () => {
  const { trees } = parseFile('t', 'a <%- .x -%> b <%/* {{ */%>{{', { leftDelimiter: '<%', rightDelimiter: '%>' });
  expect(formatNode(trees.get('t')!.root)).toBe('a{{.x}}b {{');
});

test('parentheses deeper than the stack end in the error that Go has for its own limit', () => {
  expect(failureOf(`{{${'('.repeat(200_000)}`)).toBe('1: max expression depth exceeded');
});

test('control structures nested too deeply are refused with a place', () => {
  const text = '{{if .a}}\n'.repeat(200_000);
  const error = catchError(() => parseFile('t', text));
  expect(isDiagnosticError(error) && error.code).toBe('template/nesting-limit');
});

function catchError(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
