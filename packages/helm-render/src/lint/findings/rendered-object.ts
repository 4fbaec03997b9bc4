import { GoError } from '@metachart/go-runtime/reflect';
import { parseYaml, type YamlNode } from '@metachart/go-runtime/yaml';
import { itemsOf, textAt, valueAt } from './yaml-query.ts';

/** An object that a template printed. */
export interface RenderedObject {
  /** The path of the template for the engine. */
  readonly template: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** Where the object says it belongs, otherwise undefined. */
  readonly namespace: string | undefined;
  readonly node: YamlNode;
  /** How many lines of the rendered file come before the document. */
  readonly lineOffset: number;
}

/** The objects in rendered files, lists taken apart. What is no object is left out; Helm's rules tell about it. */
export function readRenderedObjects(files: ReadonlyMap<string, string>): RenderedObject[] {
  const objects: RenderedObject[] = [];
  for (const [template, text] of files) {
    if (template.endsWith('NOTES.txt')) continue;
    for (const document of divide(text)) readDocument(document, { template, objects });
  }
  return objects;
}

interface Document {
  readonly text: string;
  readonly lineOffset: number;
}

function* divide(text: string): Generator<Document> {
  const lines = text.split('\n');
  let start = 0;
  for (let line = 0; line <= lines.length; line++) {
    if (line < lines.length && !/^---(?:\s|$)/.test(lines[line]!)) continue;
    const document = lines.slice(start, line).join('\n');
    if (/\S/.test(document)) yield { text: document, lineOffset: start };
    start = line + 1;
  }
}

interface Reading {
  readonly template: string;
  readonly objects: RenderedObject[];
}

function readDocument({ text, lineOffset }: Document, reading: Reading): void {
  let root: YamlNode | null;
  try {
    root = parseYaml(text);
  } catch (error) {
    if (error instanceof GoError) return;
    throw error;
  }
  if (root !== null) addObject(root, { ...reading, lineOffset }, 0);
}

/** Lists in lists are odd already. */
const MAX_LISTS = 10;

function addObject(node: YamlNode, place: Reading & { readonly lineOffset: number }, depth: number): void {
  const kind = textAt(node, 'kind');
  const apiVersion = textAt(node, 'apiVersion');
  if (kind === undefined || apiVersion === undefined) return;
  if (kind.endsWith('List') && valueAt(node, 'items')?.kind === 'sequence') {
    if (depth === MAX_LISTS) return;
    for (const item of itemsOf(valueAt(node, 'items'))) addObject(item, place, depth + 1);
    return;
  }
  place.objects.push({
    template: place.template,
    apiVersion,
    kind,
    name: textAt(node, 'metadata', 'name') ?? '',
    namespace: textAt(node, 'metadata', 'namespace') || undefined,
    node,
    lineOffset: place.lineOffset,
  });
}
