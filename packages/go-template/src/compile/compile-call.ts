import type { GoValue } from '@metachart/go-runtime/reflect';
import { countText, shortText } from '../execute/budget.ts';
import { failCall } from '../execute/call-failure.ts';
import type { Evaluate, Frame } from '../execute/execution.ts';
import { findFunction } from '../execute/lookup.ts';
import type { IdentifierNode, Node, OperandNode } from '../parse/node.ts';
import { type CallSite, createCallSite, link } from './call-site.ts';
import { type Argument, blameOf } from './compile-arguments.ts';
import type { Expression } from './expression.ts';

export interface CallSource {
  readonly name: IdentifierNode;
  /** What is blamed when the function fails: the command, or the name alone where it stands as an argument. */
  readonly blame: Node;
  readonly args: readonly OperandNode[];
  readonly piped: Expression | undefined;
}

/** A call of a function, which one depends on the set that is executing; `args` are those of the source, compiled. */
export function compileCall(source: CallSource, args: readonly Argument[]): Expression {
  const { name, blame, piped } = source;
  const last = args.at(-1);
  const site = createCallSite({ ident: name, node: blame, args, piped });
  return {
    run: piped === undefined ? compilePlainCall(site, args.length) : compilePipedCall(site, args.length),
    blame: last === undefined ? name : blameOf(last),
    unwrapsNil: false,
    declared: (frame) => findFunction(frame.set, name.ident)?.result,
    // Only builtins hand on what they are given without copying it.
    mayBeAddressed: name.ident === 'and' || name.ident === 'or' || name.ident === 'index',
  };
}

/** Keeps count of the long strings that functions give, so that a template cannot use up the memory with them. */
function counted(site: CallSite, frame: Frame, result: GoValue): GoValue {
  if (typeof result === 'string' && result.length > shortText) countText(frame, result, site);
  return result;
}

/**
 * One closure for each number of arguments, so that a call needs no array. What the site is linked to is read before the
 * arguments are evaluated: they may execute templates of other sets, which link it anew.
 */
function compilePlainCall(site: CallSite, count: number): Evaluate {
  switch (count) {
    case 0:
      return (frame) => {
        if (frame.set !== site.set) link(site, frame);
        const { call } = site;
        try {
          return counted(site, frame, call());
        } catch (error) {
          return failCall(frame, site, error);
        }
      };
    case 1:
      return (frame, dot) => {
        if (frame.set !== site.set) link(site, frame);
        const { call, first, nothing } = site;
        const a = first(frame, dot);
        try {
          return counted(site, frame, call(a === undefined ? nothing : a));
        } catch (error) {
          return failCall(frame, site, error);
        }
      };
    case 2:
      return (frame, dot) => {
        if (frame.set !== site.set) link(site, frame);
        const { call, first, second, nothing } = site;
        const a = first(frame, dot);
        const b = second(frame, dot);
        try {
          return counted(site, frame, call(a === undefined ? nothing : a, b === undefined ? nothing : b));
        } catch (error) {
          return failCall(frame, site, error);
        }
      };
    case 3:
      return (frame, dot) => {
        if (frame.set !== site.set) link(site, frame);
        const { call, first, second, third, nothing } = site;
        const a = first(frame, dot);
        const b = second(frame, dot);
        const c = third(frame, dot);
        try {
          return counted(
            site,
            frame,
            call(a === undefined ? nothing : a, b === undefined ? nothing : b, c === undefined ? nothing : c),
          );
        } catch (error) {
          return failCall(frame, site, error);
        }
      };
    default:
      return compileLongCall(site);
  }
}

function compilePipedCall(site: CallSite, count: number): Evaluate {
  switch (count) {
    case 0:
      return (frame, _, piped) => {
        if (frame.set !== site.set) link(site, frame);
        const { call, convertPiped, nothing } = site;
        const a = convertPiped === undefined ? piped : convertPiped(frame, piped);
        try {
          return counted(site, frame, call(a === undefined ? nothing : a));
        } catch (error) {
          return failCall(frame, site, error);
        }
      };
    case 1:
      return (frame, dot, piped) => {
        if (frame.set !== site.set) link(site, frame);
        const { call, first, convertPiped, nothing } = site;
        const a = first(frame, dot);
        const b = convertPiped === undefined ? piped : convertPiped(frame, piped);
        try {
          return counted(site, frame, call(a === undefined ? nothing : a, b === undefined ? nothing : b));
        } catch (error) {
          return failCall(frame, site, error);
        }
      };
    case 2:
      return (frame, dot, piped) => {
        if (frame.set !== site.set) link(site, frame);
        const { call, first, second, convertPiped, nothing } = site;
        const a = first(frame, dot);
        const b = second(frame, dot);
        const c = convertPiped === undefined ? piped : convertPiped(frame, piped);
        try {
          return counted(
            site,
            frame,
            call(a === undefined ? nothing : a, b === undefined ? nothing : b, c === undefined ? nothing : c),
          );
        } catch (error) {
          return failCall(frame, site, error);
        }
      };
    default:
      return compileLongCall(site);
  }
}

function compileLongCall(site: CallSite): Evaluate {
  const isPiped = site.piped !== undefined;
  return (frame, dot, piped) => {
    if (frame.set !== site.set) link(site, frame);
    const { call, bound, convertPiped, nothing } = site;
    const args: GoValue[] = [];
    for (let i = 0; i < bound.length; i++) {
      const value = bound[i]!(frame, dot);
      args.push(value === undefined ? nothing : value);
    }
    if (isPiped) {
      const value = convertPiped === undefined ? piped : convertPiped(frame, piped);
      args.push(value === undefined ? nothing : value);
    }
    try {
      return counted(site, frame, call(...args));
    } catch (error) {
      return failCall(frame, site, error);
    }
  };
}
