import { ANY, defineFunc, GoError, type GoFunc, STRING } from '@metachart/go-runtime/reflect';
import { executeTemplate, type TemplateSet } from '@metachart/go-template';

/** How often each template is being included at the moment; one count for a whole rendering, whatever tpl does between. */
export type IncludeDepths = Map<string, number>;

/** The 1002nd nested include of one name fails (Helm: pkg/engine/engine.go, includeFun; P6). */
const maxNestedIncludes = 1000;

/**
 * The function `include` for templates that execute in a set: what the named template prints. It calls back into the
 * engine, so an error's text grows by one `error calling include` a level.
 */
export function includeFunc(setOf: () => TemplateSet, depths: IncludeDepths): GoFunc {
  return defineFunc('include', { params: [STRING, ANY], result: STRING }, (name, data) => {
    const depth = depths.get(name) ?? 0;
    if (depth > maxNestedIncludes) {
      throw new GoError(`rendering template has a nested reference name: ${name}: unable to execute template`);
    }
    depths.set(name, depth + 1);
    try {
      return executeTemplate(setOf(), name, data);
    } finally {
      depths.set(name, depth);
    }
  });
}
