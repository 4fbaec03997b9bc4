import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, cp, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DiagnosticError } from '@metachart/diagnostics';
import { findGo } from './find-go.ts';
import { fillToolFolder, toolCacheFolder } from './tool-cache.ts';

const run = promisify(execFile);
const buildDeadline = 30 * 60_000;
// A compiler of a large package takes a gigabyte; builds share their machine with tests.
const parallel = ['-p', '2'];

/** A program of a published Go module, for instance `helm.sh/helm/v3/cmd/helm` at `v3.22.0`. */
export interface ModuleProgram {
  readonly name: string;
  readonly package: string;
  readonly version: string;
  readonly ldflags?: string;
}

/**
 * A Go program of our own: a folder with go.mod, go.sum and main.go; or, with `package`, somebody else's program as our
 * go.mod pins it, for modules that `go install` refuses because they replace others.
 */
export interface SourceProgram {
  readonly name: string;
  readonly folder: string;
  readonly package?: string;
  readonly ldflags?: string;
}

/**
 * Path of the built program; builds it on first use, which takes minutes, and keeps it by version, flags and Go version.
 * Throws `go-programs/no-go` where there is no Go, `go-programs/build-failed` with Go's own words where the build fails.
 */
export async function buildModuleProgram(program: ModuleProgram): Promise<string> {
  const go = await requireGo(program.name);
  const key = hashOf(program.package, program.version, program.ldflags ?? '', go.version);
  const flags = program.ldflags === undefined ? [] : ['-ldflags', program.ldflags];
  return buildInto(`${program.name}-${program.version}-${key}`, program.name, async (staging) => {
    await run(go.command, ['install', ...parallel, ...flags, `${program.package}@${program.version}`], {
      env: { ...process.env, GOBIN: staging, GOFLAGS: '-mod=mod' },
      timeout: buildDeadline,
      maxBuffer: 64 << 20,
    });
  });
}

/** As buildModuleProgram, for a program whose source is in this repository; rebuilt when one of its files changes. */
export async function buildSourceProgram(program: SourceProgram): Promise<string> {
  const go = await requireGo(program.name);
  const files = (await readdir(program.folder)).filter((name) => /\.(go|mod|sum)$/.test(name)).sort();
  const contents = await Promise.all(files.map((name) => readFile(join(program.folder, name), 'utf8')));
  const target = program.package ?? '.';
  const flags = program.ldflags === undefined ? [] : ['-ldflags', program.ldflags];
  const key = hashOf(go.version, ...files, ...contents, ...(program.package ? [target] : []), ...flags);
  return buildInto(`${program.name}-${key}`, program.name, async (staging) => {
    const source = join(staging, 'src');
    await cp(program.folder, source, { recursive: true });
    await run(go.command, ['build', '-mod=mod', ...parallel, ...flags, '-o', join(staging, program.name), target], {
      cwd: source,
      env: program.package ? { ...process.env, CGO_ENABLED: '0' } : process.env,
      timeout: buildDeadline,
      maxBuffer: 64 << 20,
    });
  });
}

async function buildInto(
  folderName: string,
  binary: string,
  build: (staging: string) => Promise<void>,
): Promise<string> {
  const folder = join(toolCacheFolder(), folderName);
  const path = join(folder, binary);
  if (await exists(path)) return path;
  try {
    await fillToolFolder(folder, build);
  } catch (error) {
    throw new DiagnosticError('go-programs/build-failed', {
      message: `building ${binary} failed: ${(error as { stderr?: string }).stderr || String(error)}`,
      hint: 'the Go module proxy must be reachable for the first build',
      cause: error,
    });
  }
  return path;
}

async function requireGo(name: string): Promise<{ readonly command: string; readonly version: string }> {
  const go = await findGo();
  if (go) return go;
  throw new DiagnosticError('go-programs/no-go', {
    message: `building ${name} needs Go, and none was found`,
    hint: 'install Go 1.26 or later, or name its command in the variable GO',
  });
}

function hashOf(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
