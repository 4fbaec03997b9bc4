import type { Diagnostic } from '@metachart/diagnostics';
import type { FieldChange, PlanItem } from './plan.ts';
import type { Redactor } from './redact-secrets.ts';

/** Takes the data of Secrets out of everything of an item that is not its name. */
export function redactItem(item: PlanItem, redactor: Redactor): PlanItem {
  if (item.action === 'refused') return { ...item, message: redactor.text(item.message) };
  if (item.action !== 'change' && item.action !== 'unchanged') return item;
  const update = {
    volatile: item.volatile.map(redactor.text),
    ...(item.restarts === undefined ? {} : { restarts: item.restarts.map(redactor.text) }),
    conflicts: item.conflicts.map(({ manager, path }) => ({ manager, path: redactor.text(path) })),
  };
  if (item.action === 'unchanged') return { ...item, ...update };
  return { ...item, ...update, changes: item.changes.map((change) => redactChange(change, redactor)) };
}

/** As redactItem, of what rendering had to say. */
export function redactDiagnostic(diagnostic: Diagnostic, redactor: Redactor): Diagnostic {
  const { message, hint } = diagnostic;
  return {
    ...diagnostic,
    message: redactor.text(message),
    ...(hint === undefined ? {} : { hint: redactor.text(hint) }),
  };
}

function redactChange(change: FieldChange, redactor: Redactor): FieldChange {
  const { before, after } = change;
  return {
    ...change,
    path: redactor.text(change.path),
    ...(before === undefined ? {} : { before: redactor.value(before) }),
    ...(after === undefined ? {} : { after: redactor.value(after) }),
  };
}
