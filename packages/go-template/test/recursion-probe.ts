import { ANY, defineFunc, funcMap, type GoInt, INT, int, STRING } from '@metachart/go-runtime/reflect';
import { addTemplate, createTemplateSet, executeTemplate, TemplateError } from '../src/index.ts';

/**
 * Executes the template named by the first argument in a process of its own, and prints what came of it: V8's stack is
 * then as deep as users have it, and nothing of the test runner stands on it.
 */
const texts: Readonly<Record<string, string>> = {
  'endless template': '{{define "x"}}{{template "x" .}}{{end}}{{template "x" .}}',
  'endless include': '{{define "x"}}{{include "x" .}}{{end}}{{include "x" .}}',
  'include 1002 deep': '{{define "x"}}a {{if .}}b {{include "x" (minus . 1)}} c{{end}} d{{end}}{{include "x" 1002}}',
  'template 2000 deep': '{{define "x"}}a {{if .}}b {{template "x" (minus . 1)}} c{{end}} d{{end}}{{template "x" 2000}}',
  'reused after an overflow': '{{define "x"}}{{template "x" .}}{{end}}{{if .}}{{template "x" .}}{{end}}ok',
};

const set = createTemplateSet({
  funcs: funcMap(
    defineFunc('include', { params: [STRING, ANY], result: STRING }, (name, data) => executeTemplate(set, name, data)),
    defineFunc('minus', { params: [INT, INT], result: INT }, (a: GoInt, b: GoInt) => int(a.value - b.value)),
  ),
});

const name = process.argv[2]!;
addTemplate(set, 't', texts[name]!);
process.stdout.write(JSON.stringify(name === 'reused after an overflow' ? [run(1), run(0)] : run(1)));

function run(data: number): unknown {
  try {
    return { length: executeTemplate(set, 't', int(data)).length };
  } catch (error) {
    if (!(error instanceof TemplateError)) return { thrown: String(error) };
    return { origin: error.origin.message, levels: error.trace.length };
  }
}
