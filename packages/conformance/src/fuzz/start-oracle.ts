import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A small chart `p` to render: its templates by name, its values as text. */
export interface RenderRequest {
  readonly templates: Readonly<Record<string, string>>;
  readonly values: string;
  /** User values, as `--set name=1` gives them. */
  readonly set?: Readonly<Record<string, number>>;
  /** Files outside templates/, base64. */
  readonly files?: Readonly<Record<string, string>>;
}

/** Rendered texts by template path, or the error text. */
export type RenderAnswer =
  | { readonly texts: Readonly<Record<string, Buffer>>; readonly refused?: undefined }
  | { readonly refused: string };

export interface Oracle {
  readonly render: (request: RenderRequest) => Promise<RenderAnswer>;
  readonly stop: () => void;
}

/**
 * Starts the oracle program, which renders with Helm's own engine; requests are answered in order. What crashes the
 * program (a value that contains itself, printed, overflows Go's stack) is answered with `helmCrashed`, and the program is
 * started again.
 */
export function startOracle(program: string): Oracle {
  let running: Oracle | undefined;
  return {
    render: (request) => {
      running ??= startProgram(program, () => {
        running = undefined;
      });
      return running.render(request);
    },
    stop: () => running?.stop(),
  };
}

/** The answer where Helm itself came to its end. */
export const helmCrashed = 'Helm crashed';

function startProgram(program: string, onEnd: () => void): Oracle {
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'ignore'], env: { ...process.env, TZ: 'UTC' } });
  const waiting: ((answer: RenderAnswer) => void)[] = [];
  const settle = (answer: RenderAnswer) => waiting.shift()?.(answer);
  createInterface({ input: child.stdout }).on('line', (line) => settle(parseAnswer(line)));
  child.stdin.on('error', () => {
    // The program is gone; `close` tells whoever waits.
  });
  child.on('close', () => {
    onEnd();
    while (waiting.length > 0) settle({ refused: helmCrashed });
  });
  return {
    render: (request) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${JSON.stringify(request)}\n`);
      }),
    stop: () => child.stdin.end(),
  };
}

function parseAnswer(line: string): RenderAnswer {
  const answer = JSON.parse(line) as { texts?: Record<string, string>; error?: string };
  if (answer.texts === undefined) return { refused: answer.error ?? '' };
  const texts = Object.entries(answer.texts).map(([path, text]) => [path, Buffer.from(text ?? '', 'base64')] as const);
  return { texts: Object.fromEntries(texts) };
}
