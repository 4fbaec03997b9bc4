import type { Flag, FlagTable } from './flag.ts';

/** The flags of a table as help text: one line each, in order of their names, hidden ones left out. */
export function formatFlags(table: FlagTable): string {
  const rows = Object.values(table)
    .filter((flag) => !flag.hidden)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((flag) => [formatName(flag), flag.usage] as const);
  const width = Math.max(0, ...rows.map(([name]) => name.length));
  return rows.map(([name, usage]) => `${name.padEnd(width)}   ${usage}\n`).join('');
}

function formatName(flag: Flag): string {
  const names = flag.shorthand ? `  -${flag.shorthand}, --${flag.name}` : `      --${flag.name}`;
  return flag.placeholder === '' ? names : `${names} ${flag.placeholder}`;
}
