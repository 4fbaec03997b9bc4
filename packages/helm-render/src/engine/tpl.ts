import { ANY, defineFunc, type FuncMap, type GoFunc, STRING } from '@metachart/go-runtime/reflect';
import { quote } from '@metachart/go-runtime/strconv';
import {
  addTemplate,
  createTemplateSet,
  executeTemplate,
  TemplateError,
  type TemplateSet,
} from '@metachart/go-template';
import { type IncludeDepths, includeFunc } from './include.ts';
import { withoutNoValue } from './no-value.ts';

/**
 * The function `tpl` for templates that execute in a set: executes a text as a template in an overlay of the set, so that
 * what it defines counts inside it and vanishes with it (Helm: pkg/engine/engine.go, tplFun; T1).
 */
export function tplFunc(setOf: () => TemplateSet, depths: IncludeDepths): GoFunc {
  return defineFunc('tpl', { params: [STRING, ANY], result: STRING }, (text, data) => {
    if (!text.includes('{{')) return withoutNoValue(text);
    const overlay: TemplateSet = createTemplateSet({ parent: setOf(), funcs: overlayFuncs(() => overlay, depths) });
    const template = wrapping('cannot parse template', text, () => addTemplate(overlay, overlay.name, text));
    const output = wrapping('error during tpl function execution for', text, () =>
      executeTemplate(overlay, template, data),
    );
    return withoutNoValue(output);
  });
}

function overlayFuncs(setOf: () => TemplateSet, depths: IncludeDepths): FuncMap {
  return new Map([
    ['include', includeFunc(setOf, depths)],
    ['tpl', tplFunc(setOf, depths)],
  ]);
}

/** Puts the text that tpl was given before the message of an error. */
function wrapping<Result>(doing: string, text: string, call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const message = `${doing} ${quote(text)}: ${error.message}`;
    throw new TemplateError(error.kind, message, { reason: message, cause: error });
  }
}
