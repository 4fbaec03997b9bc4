import { asValues, type Chart } from '@metachart/chart-composer';
import type { Diagnostic } from '@metachart/diagnostics';
import { basePath as lastElement } from '@metachart/go-runtime/path';
import type { FuncMap, GoMap } from '@metachart/go-runtime/reflect';
import {
  addTemplate,
  type Budget,
  createBudget,
  createTemplateSet,
  type ExecutionLimits,
  executeTemplate,
  type ParseCache,
  type TemplateSet,
} from '@metachart/go-template';
import { decodedText } from '../objects/decoded-text.ts';
import { type ChartTemplate, collectTemplates } from './collect-templates.ts';
import { type IncludeDepths, includeFunc } from './include.ts';
import { type Lookup, type LookupRequest, lookupFunc } from './lookup.ts';
import { withoutNoValue } from './no-value.ts';
import { asRenderError } from './render-error.ts';
import { lenientRequiredAndFail, requiredAndFail } from './required-and-fail.ts';
import { sortTemplates } from './sort-templates.ts';
import { tplFunc } from './tpl.ts';

export interface RenderOptions {
  /** What helmFuncs gives. */
  readonly funcs: FuncMap;
  /** Answers the templates' lookups; without it they all find nothing. */
  readonly lookup?: Lookup | undefined;
  /** Missing required values and `fail` are reported instead of ending the rendering (T3). */
  readonly lint?: boolean | undefined;
  /** Told of what `required` and `fail` report for lint as it comes, so that it is not lost when rendering fails. */
  readonly onMessage?: ((message: Diagnostic) => void) | undefined;
  /** A key that a map does not have is an error. */
  readonly strict?: boolean | undefined;
  /** Keeps parsed templates from one rendering to the next. */
  readonly cache?: ParseCache | undefined;
  /** What all templates together may do, except that `maxOutputBytes` is for each; see `defaultLimits`. */
  readonly limits?: ExecutionLimits | undefined;
}

export interface RenderedFiles {
  /** What each template printed, by its path; partials print nothing of their own. */
  readonly files: ReadonlyMap<string, string>;
  /** What templates looked up, each request once, in order. */
  readonly lookups: readonly LookupRequest[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Renders the templates of a chart and of the charts below it (Helm: pkg/engine/engine.go, Engine.Render; L1, L2, T2).
 * `values` is what toRenderValues gives; templates may change it.
 *
 * Throws DiagnosticError with Helm's text: `render/parse` (`parse error at (…): …`) and `render/execution` (with
 * `execution error at (…): …` for required and fail), which tell in their hint what was nil and where it would be set.
 */
export function renderChart(chart: Chart, values: GoMap, options: RenderOptions): RenderedFiles {
  const lookups = new Map<string, LookupRequest>();
  const diagnostics: Diagnostic[] = [];
  const note = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
    options.onMessage?.(diagnostic);
  };
  const depths: IncludeDepths = new Map();
  const set: TemplateSet = createTemplateSet({
    name: 'gotpl',
    funcs: new Map([
      ...options.funcs,
      ...(options.lint ? lenientRequiredAndFail(note) : requiredAndFail),
      ['include', includeFunc(() => set, depths)],
      ['tpl', tplFunc(() => set, depths)],
      ['lookup', lookupFunc(options.lint ? undefined : options.lookup, (request) => noteLookup(lookups, request))],
    ]),
    missingKey: options.strict ? 'error' : 'zero',
    ...(options.cache ? { cache: options.cache } : {}),
  });
  const templates = sortTemplates(uniqueTemplates(chart, values));
  for (const template of templates) parseTemplate(set, template);
  const budget = createBudget({ ...defaultLimits, ...options.limits });
  const files = new Map<string, string>();
  for (const template of templates) {
    if (lastElement(template.path).startsWith('_')) continue;
    files.set(template.path, execute(set, template, budget));
  }
  return { files, lookups: [...lookups.values()], diagnostics };
}

/** Hundreds of times what the largest charts do: a template that loops or prints without end stops within seconds. */
const defaultLimits: ExecutionLimits = { maxSteps: 10_000_000, maxOutputBytes: 32 * 1024 * 1024 };

/** Of two templates of one path the later one counts. */
function uniqueTemplates(chart: Chart, values: GoMap): ChartTemplate[] {
  return [...new Map(collectTemplates(chart, values).map((template) => [template.path, template])).values()];
}

function noteLookup(lookups: Map<string, LookupRequest>, request: LookupRequest): void {
  const key = JSON.stringify([request.apiVersion, request.kind, request.namespace, request.name]);
  if (!lookups.has(key)) lookups.set(key, request);
}

function parseTemplate(set: TemplateSet, template: ChartTemplate): void {
  try {
    addTemplate(set, template.path, decodedText(template.file.data));
  } catch (error) {
    throw asRenderError(error, template);
  }
}

function execute(set: TemplateSet, template: ChartTemplate, budget: Budget): string {
  template.data.set('Template', templateObject(template));
  try {
    return withoutNoValue(executeTemplate(set, template.path, asValues(template.data), budget));
  } catch (error) {
    throw asRenderError(error, template);
  }
}

/** The `.Template` object: which file is being rendered, whatever it includes. */
function templateObject({ path, basePath }: ChartTemplate): GoMap {
  return asValues(
    new Map([
      ['Name', path],
      ['BasePath', basePath],
    ]),
  );
}
