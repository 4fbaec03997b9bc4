import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The `go` command to use and its version (`go1.26.8`), or undefined where the machine has none. `GO` overrides. */
export async function findGo(): Promise<{ readonly command: string; readonly version: string } | undefined> {
  for (const command of [process.env.GO, 'go', '/usr/local/go/bin/go']) {
    if (!command) continue;
    try {
      const { stdout } = await run(command, ['env', 'GOVERSION']);
      return { command, version: stdout.trim() };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return undefined;
}
