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
export type RenderAnswer = { readonly texts: Readonly<Record<string, Buffer>> } | { readonly error: string };

export interface Oracle {
  readonly render: (request: RenderRequest) => Promise<RenderAnswer>;
  readonly stop: () => void;
}

/** Starts the oracle program, which renders with Helm's own engine; requests are answered in order. */
export function startOracle(program: string): Oracle {
  const child = spawn(program, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, TZ: 'UTC' } });
  const waiting: ((answer: RenderAnswer) => void)[] = [];
  const settle = (answer: RenderAnswer) => waiting.shift()?.(answer);
  createInterface({ input: child.stdout }).on('line', (line) => settle(parseAnswer(line)));
  child.on('close', () => {
    while (waiting.length > 0) settle({ error: 'oracle: the program ended' });
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
  if (answer.texts === undefined) return { error: answer.error ?? '' };
  const texts = Object.entries(answer.texts).map(([path, text]) => [path, Buffer.from(text ?? '', 'base64')] as const);
  return { texts: Object.fromEntries(texts) };
}
