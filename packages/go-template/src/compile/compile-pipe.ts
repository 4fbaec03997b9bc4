import type { GoValue } from '@metachart/go-runtime/reflect';
import type { Evaluate } from '../execute/execution.ts';
import type { PipeNode } from '../parse/node.ts';
import { compileCommand } from './compile-command.ts';
import { compileStore } from './compile-variable.ts';
import type { Expression } from './expression.ts';
import { declareVariable, isPlain, type Scope } from './scope.ts';

/** A pipeline with its declarations; what it declares stays visible in the scope. */
export function compilePipe(scope: Scope, pipe: PipeNode): Expression {
  const { stages, last } = compileStages(scope, pipe);
  const { blame, mayBeAddressed } = last;
  const value = { run: chainStages(stages), blame, mayBeAddressed, unwrapsNil: true };
  if (pipe.decl.length === 0) return value;
  const stores = pipe.decl.map(({ ident }) => {
    const name = ident[0]!;
    return pipe.isAssign ? compileStore(scope, name, value.blame) : declaration(scope, name);
  });
  const { run } = value;
  const [store] = stores;
  if (stores.length === 1) {
    return { ...value, run: (frame, dot) => store!(frame, unwrapNil(run(frame, dot))) };
  }
  return {
    ...value,
    run: (frame, dot) => {
      const result = unwrapNil(run(frame, dot));
      for (const each of stores) each(frame, result);
      return result;
    },
  };
}

/** Nil where a pipeline ends is no value at all (M1). */
export function unwrapNil(value: GoValue): GoValue {
  return value === null ? undefined : value;
}

function declaration(scope: Scope, name: string): ReturnType<typeof compileStore> {
  const { slot } = declareVariable(scope, name);
  return (frame, value) => {
    frame.variables[slot] = value;
    return value;
  };
}

interface Stages {
  readonly stages: readonly Evaluate[];
  readonly last: Expression;
}

/** Those of pipelines that mean the same wherever they stand: the parser shares the nodes of actions written alike. */
const sharedStages = new WeakMap<PipeNode, Stages>();

/** The commands of a pipeline, each to be given the value of the one before, for those who call them themselves. */
export function compileStages(scope: Scope, pipe: PipeNode): Stages {
  if (!pipe.isClosed || !isPlain(scope)) return compileCommands(scope, pipe);
  let stages = sharedStages.get(pipe);
  if (stages === undefined) {
    stages = compileCommands(scope, pipe);
    sharedStages.set(pipe, stages);
  }
  return stages;
}

function compileCommands(scope: Scope, pipe: PipeNode): Stages {
  const stages: Evaluate[] = [];
  let last: Expression | undefined;
  for (const command of pipe.cmds) {
    last = compileCommand(scope, command, { piped: last, before: last === undefined ? pipe : last.blame });
    stages.push(last.run);
  }
  return { stages, last: last! };
}

function chainStages(runs: readonly Evaluate[]): Evaluate {
  const [first, second] = runs as [Evaluate, Evaluate];
  if (runs.length === 1) return first;
  if (runs.length === 2) {
    return (frame, dot) => {
      const value = first(frame, dot);
      return second(frame, dot, value === null ? undefined : value);
    };
  }
  return (frame, dot) => {
    let value = first(frame, dot);
    for (let i = 1; i < runs.length; i++) value = runs[i]!(frame, dot, value === null ? undefined : value);
    return value;
  };
}
