import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { resolveHelm } from '@metachart/go-programs';
import { formatGoldenCase, parseGoldenCase, runGolden } from '../src/index.ts';

// Writes what the real Helm gives for each case of fixtures/cases; review the change before committing it.
const casesFolder = fileURLToPath(new URL('../fixtures/cases', import.meta.url));
const chartsFolder = fileURLToPath(new URL('../fixtures/charts', import.meta.url));
const helm = await resolveHelm();
for (const name of (await readdir(casesFolder)).sort()) {
  const path = `${casesFolder}/${name}`;
  const before = await readFile(path, 'utf8');
  const { args } = parseGoldenCase(before);
  const after = formatGoldenCase({ args, expected: await runGolden(helm, args, chartsFolder) });
  if (after === before) continue;
  await writeFile(path, after);
  process.stdout.write(`${name}\n`);
}
