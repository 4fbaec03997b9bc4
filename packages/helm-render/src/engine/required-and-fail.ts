import type { Diagnostic } from '@metachart/diagnostics';
import { ANY, defineFunc, type FuncMap, funcMap, GoError, STRING } from '@metachart/go-runtime/reflect';

/** Helm finds what required and fail say in the long error text of the engine by these words (M6). */
export const messageStart = 'HELM_ERR_START';
export const messageEnd = 'HELM_ERR_END';

/** The functions `required` and `fail` (Helm: pkg/engine/engine.go, initFunMap; M6). */
export const requiredAndFail: FuncMap = funcMap(
  defineFunc('required', { params: [STRING, ANY], result: ANY }, (message, value) => {
    if (value == null || value === '') throw new GoError(messageStart + message + messageEnd);
    return value;
  }),
  defineFunc('fail', { params: [STRING], result: STRING }, (message) => {
    throw new GoError(messageStart + message + messageEnd);
  }),
);

/** The same for lint: they report and give "" (T3). */
export function lenientRequiredAndFail(report: (diagnostic: Diagnostic) => void): FuncMap {
  const note = (message: string) => report({ code: 'lint/chart-message', severity: 'info', message });
  return funcMap(
    defineFunc('required', { params: [STRING, ANY], result: ANY }, (message, value) => {
      if (value != null && value !== '') return value;
      note(`Missing required value: ${message}`);
      return '';
    }),
    defineFunc('fail', { params: [STRING], result: STRING }, (message) => {
      note(`Fail: ${message}`);
      return '';
    }),
  );
}
