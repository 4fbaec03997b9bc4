import { sprint } from '@metachart/go-runtime/fmt';
import {
  GoInt,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  type GoValue,
  INT,
  int,
  UINT8,
} from '@metachart/go-runtime/reflect';
import { addressed } from '../execute/addressed-struct.ts';
import { failOutput, failSteps } from '../execute/budget.ts';
import { breakJump, type Evaluate, type Frame, noJump, type Run } from '../execute/execution.ts';
import { blamed, fail } from '../execute/failure.ts';
import { sortedKeys } from '../execute/sorted-keys.ts';
import type { BranchNode, Node, Source } from '../parse/node.ts';
import { compilePipe } from './compile-pipe.ts';
import { compileElementStore } from './compile-variable.ts';
import { compileDeferred, type DeferredBlock, deferBlock } from './deferred-block.ts';
import { allocateSlot, type Scope, sourceOf, withinScope } from './scope.ts';

/** `{{range}}` over lists, maps in the order of their keys, and integers (P4). */
export function compileRange(scope: Scope, node: BranchNode): Run {
  return withinScope(scope, () => {
    const source = sourceOf(scope, node);
    const { run, blame } = compilePipe(scope, node.pipe);
    const setVariables = compileSetVariables(scope, node, blame);
    const containerSlot = allocateSlot(scope);
    const body = deferBlock(scope, node.list, { dotContainerSlot: containerSlot });
    const otherwise = node.elseList && deferBlock(scope, node.elseList);
    const takesKey = node.pipe.decl.length > 1;
    return loopOver(run, {
      source,
      node,
      blame,
      takesKey,
      setVariables,
      containerSlot,
      body,
      otherwise,
    });
  });
}

interface Loop {
  readonly source: Source;
  readonly node: BranchNode;
  readonly blame: Node | undefined;
  readonly takesKey: boolean;
  readonly setVariables: SetVariables | undefined;
  /** Where the frame keeps what is iterated over, for the type that errors name. */
  readonly containerSlot: number;
  readonly body: DeferredBlock;
  readonly otherwise: DeferredBlock | undefined;
}

type SetVariables = (frame: Frame, key: GoValue, element: GoValue, container: GoValue) => void;

/** What an iteration sets: with one variable the element, with two the key and the element. */
function compileSetVariables(scope: Scope, { pipe }: BranchNode, blame: Node | undefined): SetVariables | undefined {
  const names = pipe.decl.map(({ ident }) => ident[0]!);
  if (names.length === 0) return undefined;
  if (pipe.isAssign) return compileAssignVariables(scope, names, blame);
  const element = scope.latest;
  element.containerSlot = allocateSlot(scope);
  const { slot, containerSlot } = element;
  if (names.length === 1) {
    return (frame, _, value, container) => {
      frame.variables[slot] = value;
      frame.variables[containerSlot] = container;
    };
  }
  const keySlot = element.before!.slot;
  return (frame, key, value, container) => {
    frame.variables[slot] = value;
    frame.variables[containerSlot] = container;
    frame.variables[keySlot] = key;
  };
}

function compileAssignVariables(scope: Scope, names: readonly string[], blame: Node | undefined): SetVariables {
  const stores = names.map((name) => compileElementStore(scope, name, blame));
  const setElement = stores.at(-1)!;
  if (stores.length === 1) return (frame, _, value, container) => setElement(frame, value, container);
  const setKey = stores[0]!;
  return (frame, key, value, container) => {
    setKey(frame, key, undefined);
    setElement(frame, value, container);
  };
}

/** Elements in their order, with their keys where there are any; a number stands for as many integers of its type. */
interface Sequence {
  readonly length: number;
  readonly items: readonly GoValue[] | undefined;
  readonly keys: readonly string[] | undefined;
  readonly integers: GoType | undefined;
}

/**
 * Runs the body for each element and returns what it prints, or the else list where there is none. All in one function:
 * see Block for the levels of the stack.
 */
function loopOver(sequence: Evaluate, loop: Loop): Run {
  const { source, node, setVariables, takesKey, containerSlot, body, otherwise } = loop;
  return (frame, dot) => {
    frame.source = source;
    const value = sequence(frame, dot);
    const { length, items, keys, integers } = sequenceOf(loop, frame, value);
    if (length === 0) return otherwise === undefined ? '' : runElse(otherwise, frame, dot);
    const { texts, runs, jumps } = body.block ?? compileDeferred(body);
    const { budget } = frame;
    frame.variables[containerSlot] = integers === undefined ? value : undefined;
    let out = '';
    for (let index = 0; index < length; index++) {
      const item = items === undefined ? integer(integers!, index) : items[index];
      if (setVariables !== undefined) {
        frame.source = source;
        setVariables(frame, takesKey ? keyAt(keys, index) : undefined, item, value);
      }
      if (--budget.steps < 0) failSteps(budget, source, node);
      out += texts[0]!;
      for (let i = 0; i < runs.length; i++) {
        out += runs[i]!(frame, item);
        if (jumps && frame.jump !== noJump) break;
        out += texts[i + 1]!;
      }
      if (out.length > budget.maxOutputBytes) failOutput(budget, source, node);
      if (frame.jump !== noJump && endsLoop(frame)) break;
    }
    return out;
  };
}

function keyAt(keys: readonly string[] | undefined, index: number): GoValue {
  return keys === undefined ? int(index) : keys[index];
}

function runElse(otherwise: DeferredBlock, frame: Frame, dot: GoValue): string {
  const { texts, runs, jumps } = otherwise.block ?? compileDeferred(otherwise);
  let out = texts[0]!;
  for (let i = 0; i < runs.length; i++) {
    out += runs[i]!(frame, dot);
    if (jumps && frame.jump !== noJump) break;
    out += texts[i + 1]!;
  }
  return out;
}

/** Takes note of a break or continue in the body; both end here. */
function endsLoop(frame: Frame): boolean {
  const isBreak = frame.jump === breakJump;
  frame.jump = noJump;
  return isBreak;
}

const empty: Sequence = { length: 0, items: undefined, keys: undefined, integers: undefined };

function sequenceOf(loop: Loop, frame: Frame, value: GoValue): Sequence {
  if (Array.isArray(value)) return listSequence(value);
  if (value instanceof Map) return mapSequence(value);
  if (value == null) return empty;
  if (value instanceof GoSlice) return listSequence(elementsOf(value));
  if (value instanceof GoInt) return integerSequence(loop, frame, value);
  if (value instanceof Uint8Array) return listSequence(Array.from(value, (byte) => new GoInt(UINT8, BigInt(byte))));
  if (value instanceof GoNil && (value.goType.kind === 'map' || value.goType.kind === 'slice')) return empty;
  const shown = value instanceof GoPointer ? value.target : value;
  return fail(frame, blamed(frame, loop.blame), `range can't iterate over ${sprint([shown])}`);
}

function listSequence(items: readonly GoValue[]): Sequence {
  return { length: items.length, items, keys: undefined, integers: undefined };
}

/** Keys and values as they are now: a body that changes the map does not change what is iterated over. */
function mapSequence(map: Map<string, GoValue>): Sequence {
  if (map.size === 0) return empty;
  const keys = sortedKeys(map);
  const items: GoValue[] = [];
  for (const key of keys) items.push(map.get(key));
  return { length: keys.length, items, keys, integers: undefined };
}

function integerSequence(loop: Loop, frame: Frame, count: GoInt): Sequence {
  if (loop.takesKey) {
    const reason = `can't use ${sprint([count])} to iterate over more than one variable`;
    return fail(frame, blamed(frame, loop.blame), reason);
  }
  if (count.value <= 0n) return empty;
  return { length: Number(count.value), items: undefined, keys: undefined, integers: count.goType };
}

function integer(type: GoType, value: number): GoInt {
  return type === INT ? int(value) : new GoInt(type, BigInt(value));
}

/** Structs in a slice have an address. */
function elementsOf({ goType, items }: GoSlice): readonly GoValue[] {
  if (goType.elem?.kind !== 'struct') return items;
  return items.map((item) => (item instanceof GoStruct ? addressed(item) : item));
}
