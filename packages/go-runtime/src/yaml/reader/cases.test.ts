import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeYaml, readYamlHead } from '../index.ts';

// Each case: `=== situation`, the input, `+++`, then what go-yaml v2 under sigs.k8s.io/yaml made of it, as JSON or ERR lines.
// An input with characters that an editor would spoil is `escaped` as a JSON string, in which ${x*600} repeats an x.
function casesOf(file: string): { name: string; input: string; expected: string }[] {
  const text = readFileSync(new URL(`fixtures/${file}.case`, import.meta.url), 'utf8');
  return text
    .split(/^=== /m)
    .slice(1)
    .map((block) => {
      const [, name, source, expected] = /^([^\n]*)\n(.*?)\+\+\+\n(.*)\n$/s.exec(block)!;
      return { name: name!, input: inputOf(source!), expected: expected! };
    });
}

function inputOf(source: string): string {
  if (!source.startsWith('escaped ')) return source;
  const text = JSON.parse(source.slice('escaped '.length)) as string;
  return text.replace(/\$\{(.)\*(\d+)\}/g, (_, unit: string, times: string) => unit.repeat(Number(times)));
}

function outcomeOf(read: () => unknown): unknown {
  try {
    return plain(read());
  } catch (error) {
    return (error as Error).message.replace(/^/gm, 'ERR: ');
  }
}

function expectedOf(expected: string): unknown {
  return expected.startsWith('ERR: ') ? expected : JSON.parse(expected);
}

function plain(value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]));
  if (Array.isArray(value)) return value.map(plain);
  return value;
}

describe.each(['scalars', 'structure', 'errors'])('decodeYaml: %s', (file) => {
  test.each(casesOf(file))('$name', ({ input, expected }) => {
    expect(outcomeOf(() => decodeYaml(input))).toEqual(expectedOf(expected));
  });
});

describe('decodeYaml, strict', () => {
  test.each(casesOf('strict'))('$name', ({ input, expected }) => {
    expect(outcomeOf(() => decodeYaml(input, { strict: true }))).toEqual(expectedOf(expected));
  });
});

describe('readYamlHead', () => {
  test.each(casesOf('heads'))('$name', ({ input, expected }) => {
    expect(
      outcomeOf(() => {
        const head = readYamlHead(input);
        return { ...head, annotations: plain(head.annotations) };
      }),
    ).toEqual(expectedOf(expected));
  });
});
