import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where built tools are kept, outside every checkout: `METACHART_TOOLS`, or `metachart/tools` in the user's cache. */
export function toolCacheFolder(): string {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return process.env.METACHART_TOOLS || join(cache, 'metachart', 'tools');
}

/**
 * Fills `folder` by `fill`, which gets an empty folder beside it, and puts it in place by one rename: another process
 * sees the whole tool or none. When another process was first, its result is kept.
 */
export async function fillToolFolder(folder: string, fill: (staging: string) => Promise<void>): Promise<void> {
  const staging = `${folder}.${process.pid}.partial`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  try {
    await fill(staging);
    await rename(staging, folder);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    await rm(staging, { recursive: true, force: true });
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}
