import { DiagnosticError } from '@metachart/diagnostics';
import { GoPointer, GoSlice, GoStruct, type GoValue } from '@metachart/go-runtime/reflect';

/** The longest text that a builtin makes, in characters: far beyond any manifest, and well below what exhausts memory. */
const maxTextLength = 2 ** 25;
/** How many values are printed in one go. */
const maxPrintedValues = 2 ** 20;
/** Deeper than this fmt refuses to print. */
const maxDepth = 1000;

/** Refuses a text that grew beyond what templates can need, where Go would go on until the memory is used up. */
export function checkText(text: string): string {
  if (text.length > maxTextLength) refuse(`a text of ${text.length} characters`, `the limit is ${maxTextLength}`);
  return text;
}

/** Refuses to print lists and maps whose parts are shared so often that their text would have no end. */
export function checkPrintable(value: GoValue): void {
  if (isContainer(value)) countValues(value, { left: maxPrintedValues }, 0);
}

function countValues(value: GoValue, budget: { left: number }, depth: number): void {
  budget.left--;
  if (budget.left < 0) refuse('a value of too many parts was to be printed', `the limit is ${maxPrintedValues} parts`);
  if (!isContainer(value) || depth > maxDepth) return;
  for (const part of partsOf(value)) countValues(part, budget, depth + 1);
}

type Container = Map<string, GoValue> | GoValue[] | GoSlice | GoStruct | GoPointer;

function isContainer(value: GoValue): value is Container {
  if (typeof value !== 'object' || value === null) return false;
  return (
    value instanceof Map ||
    Array.isArray(value) ||
    value instanceof GoSlice ||
    value instanceof GoStruct ||
    value instanceof GoPointer
  );
}

function partsOf(value: Container): Iterable<GoValue> {
  if (Array.isArray(value)) return value;
  if (value instanceof GoSlice) return value.items;
  if (value instanceof GoPointer) return value.target.fields.values();
  return value instanceof GoStruct ? value.fields.values() : value.values();
}

function refuse(what: string, limit: string): never {
  throw new DiagnosticError('template/size-limit', {
    message: what,
    hint: `${limit}; look for a variable that is printed or listed into itself in a loop`,
  });
}
