import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { buildSourceProgram } from '@metachart/go-programs';
import type { KubeObject } from '@metachart/kube-model';
import type { JsonObject } from '@metachart/release';
import { bytesOfFile, type Files } from './start-of.ts';

/** What Helm's storage finds in Secrets. */
export interface HelmView {
  readonly history: readonly {
    readonly release: JsonObject;
    readonly labels: Readonly<Record<string, string>>;
    readonly allValues: JsonObject;
  }[];
  readonly last: number;
  /** Absent where none is. */
  readonly deployed?: number;
  readonly listed: readonly string[];
}

export interface HelmStep {
  readonly do: 'install' | 'upgrade' | 'rollback' | 'uninstall';
  readonly values?: JsonObject;
  /** What waiting fails with. */
  readonly fail?: string;
}

export interface Oracle {
  /** Release `app` in `prod`, as Helm's storage reads it. */
  read(secrets: readonly KubeObject[]): Promise<HelmView>;
  /** What is stored after Helm's actions over a chart, and the errors of those that failed. */
  write(steps: readonly HelmStep[], options: WriteOptions): Promise<HelmWrites>;
}

export interface WriteOptions {
  readonly files: Files;
  readonly labels?: Readonly<Record<string, string>>;
  readonly maxHistory?: number;
}

export interface HelmWrites {
  readonly secrets: readonly KubeObject[];
  readonly errors?: readonly string[];
}

/** Helm's own code for releases; needs Go for the first build. */
export async function openOracle(): Promise<Oracle> {
  const folder = fileURLToPath(new URL('../../release-oracle', import.meta.url));
  const program = await buildSourceProgram({ name: 'release-oracle', folder });
  const name = { name: 'app', namespace: 'prod' };
  return {
    read: (secrets) => ask<HelmView>(program, { ...name, read: secrets }),
    write: async (steps, { files, ...options }) => {
      const encoded = Object.entries(files).map(([path, text]) => [
        path,
        Buffer.from(bytesOfFile(text)).toString('base64'),
      ]);
      return ask<HelmWrites>(program, { ...name, ...options, write: steps, files: Object.fromEntries(encoded) });
    },
  };
}

function ask<Answer>(program: string, request: unknown): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = execFile(program, { maxBuffer: 256 << 20, timeout: 120_000 }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr || error.message));
      else resolve(JSON.parse(stdout) as Answer);
    });
    child.stdin?.end(JSON.stringify(request));
  });
}
