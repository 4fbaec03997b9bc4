import { defineFunc, type GoFunc, STRING } from '@metachart/go-runtime/reflect';
import { addTemplate, createTemplateSet, executeTemplate } from '@metachart/go-template';
import { sprigFuncs } from '@metachart/sprig';
import { systemEnvironment } from '../../system-environment.ts';
import { expandVariables } from './expand-variables.ts';

/**
 * The release name that a --name-template gives: a template of its own with all of sprig's functions, also those that read
 * the environment (Helm: pkg/action/install.go, TemplateName). Throws TemplateError.
 */
export function renderReleaseName(
  template: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const environment = systemEnvironment({ dns: true });
  const funcs = new Map([
    ...sprigFuncs(environment),
    ...environmentFuncs(env).map((func) => [func.name, func] as const),
  ]);
  const set = createTemplateSet({ name: 'name-template', funcs });
  return executeTemplate(set, addTemplate(set, 'name-template', template), undefined);
}

function environmentFuncs(env: Readonly<Record<string, string | undefined>>): readonly GoFunc[] {
  const read = (name: string): string => env[name] ?? '';
  return [
    defineFunc('env', { params: [STRING], result: STRING }, read),
    defineFunc('expandenv', { params: [STRING], result: STRING }, (text) => expandVariables(text, read)),
  ];
}
