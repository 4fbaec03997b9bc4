import { ANY, defineFunc, funcMap, int, STRING } from '@metachart/go-runtime/reflect';
import { expect, test } from 'vitest';
import {
  addTemplate,
  createParseCache,
  createTemplateSet,
  executeTemplate,
  lookupTemplate,
  TemplateError,
  templateNames,
} from '../src/index.ts';
import { catchError } from './catch-error.ts';

function greeting(text: string) {
  return funcMap(defineFunc('greet', { params: [], result: STRING }, () => text));
}

test('T1: an overlay shadows definitions of its parent and leaves the parent as it was', () => {
  const base = createTemplateSet();
  addTemplate(base, 'a', '{{define "x"}}base{{end}}{{define "y"}}{{template "x"}}{{end}}');
  const overlay = createTemplateSet({ parent: base });
  addTemplate(overlay, 'b', '{{define "x"}}over{{end}}');
  expect(executeTemplate(overlay, 'y', null)).toBe('over');
  expect(executeTemplate(base, 'y', null)).toBe('base');
  expect(templateNames(overlay)).toEqual(['x', 'b', 'y', 'a']);
});

test('functions are those of the set that executes, also in templates of its parent', () => {
  const base = createTemplateSet({ funcs: greeting('hello') });
  addTemplate(base, 'a', '{{greet}}');
  const overlay = createTemplateSet({ parent: base, funcs: greeting('moin') });
  const sets = [base, overlay, base, overlay];
  expect(sets.map((set) => executeTemplate(set, 'a', null))).toEqual(['hello', 'moin', 'hello', 'moin']);
});

test('a function may have another signature in another set', () => {
  const base = createTemplateSet({ funcs: funcMap(defineFunc('f', { params: [STRING], result: STRING }, (s) => s)) });
  addTemplate(base, 'a', '{{f "x"}}');
  const other = funcMap(defineFunc('f', { params: [ANY], result: STRING }, (value) => `any ${value}`));
  expect(executeTemplate(createTemplateSet({ parent: base, funcs: other }), 'a', null)).toBe('any x');
  const none = funcMap(defineFunc('f', { params: [], result: STRING }, () => ''));
  const set = createTemplateSet({ parent: base, funcs: none });
  expect(() => executeTemplate(set, 'a', null)).toThrow('wrong number of args for f: want 0 got 1');
  expect(executeTemplate(base, 'a', null)).toBe('x');
});

test('a set may replace a builtin, and then and does not short-circuit', () => {
  const and = defineFunc('and', { params: [ANY, ANY], result: STRING }, (a, b) => `${a}${b}`);
  const set = createTemplateSet({ funcs: funcMap(and) });
  addTemplate(set, 'a', '{{and "" "b"}}');
  expect(executeTemplate(set, 'a', null)).toBe('b');
});

test('the template that addTemplate returns is that text, even where an empty one did not replace another (P5)', () => {
  const set = createTemplateSet();
  addTemplate(set, 'a', 'text');
  const empty = addTemplate(createTemplateSet({ parent: set }), 'a', ' ');
  expect(executeTemplate(set, empty, null)).toBe(' ');
  expect(executeTemplate(set, 'a', null)).toBe('text');
});

test('a text that does not parse adds nothing', () => {
  const set = createTemplateSet();
  expect(() => addTemplate(set, 'a', '{{define "x"}}{{end}}{{')).toThrow('template: a:1: unclosed action');
  expect(templateNames(set)).toEqual([]);
});

test('the same text parses once for all sets that share a cache', () => {
  const cache = createParseCache();
  const text = '{{len .}}';
  const trees = [1, 2].map(() => {
    const set = createTemplateSet({ cache });
    return addTemplate(set, 'a', text).tree;
  });
  expect(trees[0]).toBe(trees[1]);
});

test('a cached text is still checked against the functions of each set', () => {
  const cache = createParseCache();
  addTemplate(createTemplateSet({ cache, funcs: greeting('') }), 'a', '\n{{greet}}');
  const error = catchError(() => addTemplate(createTemplateSet({ cache, funcs: funcMap() }), 'a', '\n{{greet}}'));
  expect(error).toBeInstanceOf(TemplateError);
  expect((error as TemplateError).message).toBe('template: a:2: function "greet" not defined');
});

test('an unknown function comes before a later syntax error', () => {
  expect(() => addTemplate(createTemplateSet(), 'a', '{{nope}}\n{{end}}')).toThrow('function "nope" not defined');
});

test('a cache that is full starts again and goes on working', () => {
  const cache = createParseCache({ maxCharacters: 20 });
  const set = createTemplateSet({ cache });
  for (let i = 0; i < 10; i++) addTemplate(set, `t${i}`, `number ${i}`);
  expect(cache.characters).toBeLessThanOrEqual(20);
  expect(executeTemplate(set, 't0', null)).toBe('number 0');
});

test('an unknown template names the set it was looked for in', () => {
  const set = createTemplateSet({ name: 'gotpl' });
  addTemplate(set, 'labels', '');
  const error = catchError(() => executeTemplate(set, 'label', null)) as TemplateError;
  expect(error.message).toBe('template: no template "label" associated with template "gotpl"');
  expect(error.details.hint).toBe('did you mean "labels"?');
});

test('lookup finds templates of parents', () => {
  const base = createTemplateSet();
  addTemplate(base, 'a', '');
  expect(lookupTemplate(createTemplateSet({ parent: base }), 'a')?.name).toBe('a');
  expect(lookupTemplate(base, 'b')).toBeUndefined();
});

test('output that cuts a rune in two is healed when both halves meet', () => {
  const set = createTemplateSet();
  addTemplate(set, 'a', '{{slice .text 0 1}}{{slice .text 1 2}}|{{slice .text 0 1}}');
  expect(executeTemplate(set, 'a', new Map([['text', 'é']]))).toBe('é|\udcc3');
});

test('keys of maps are ordered by bytes, not by UTF-16 units', () => {
  const set = createTemplateSet();
  addTemplate(set, 'a', '{{range $k, $v := .}}{{$k}}{{end}}');
  const map = new Map([
    ['\u{1F600}', int(1)],
    ['\uFF5E', int(2)],
    ['a', int(3)],
  ]);
  expect(executeTemplate(set, 'a', map)).toBe('a\uFF5E\u{1F600}');
});

test('a map that the body changes keeps what is iterated over', () => {
  const grow = defineFunc('grow', { params: [ANY], result: STRING }, (map) => {
    (map as Map<string, string>).set('z', 'new').delete('b');
    return '';
  });
  const set = createTemplateSet({ funcs: funcMap(grow) });
  addTemplate(set, 'a', '{{range $k, $v := .}}{{grow $}}{{$k}}{{$v}}{{end}}');
  const map = new Map([
    ['a', '1'],
    ['b', '2'],
  ]);
  expect(executeTemplate(set, 'a', map)).toBe('a1b2');
});

test('a set may have other delimiters, and its overlays have them too', () => {
  const set = createTemplateSet({ delimiters: { left: '<<', right: '>>' } });
  addTemplate(set, 'a', '{{.}} <<- . >>');
  const overlay = createTemplateSet({ parent: set });
  addTemplate(overlay, 'b', '[<<template "a" 1>>]');
  expect(executeTemplate(overlay, 'b', null)).toBe('[{{.}}1]');
});

test('thousands of variables and nested lists are no burden', () => {
  const set = createTemplateSet();
  const variables = Array.from({ length: 20_000 }, (_, i) => `{{$v${i} := ${i}}}`).join('');
  addTemplate(set, 'a', `${variables}${'{{$v0}}'.repeat(20_000)}`);
  addTemplate(set, 'b', `${'{{if true}}'.repeat(300)}${'x{{.}}'.repeat(20_000)}${'{{end}}'.repeat(300)}`);
  expect(executeTemplate(set, 'a', null)).toBe('0'.repeat(20_000));
  expect(executeTemplate(set, 'b', int(1)).length).toBe(40_000);
});
