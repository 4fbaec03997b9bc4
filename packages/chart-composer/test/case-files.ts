import { readFileSync } from 'node:fs';
import { bytesOf } from '@metachart/go-runtime/bytes';
import { GoInt, GoSlice, GoTypedMap, type GoValue } from '@metachart/go-runtime/reflect';
import type { ChartFile } from '../src/index.ts';

/** Reads cases that real Helm code has answered. */
export function readCases<Case>(name: string): Case[] {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'));
}

/** Files from their texts, by path. */
export function chartFiles(texts: Readonly<Record<string, string>>): ChartFile[] {
  return Object.entries(texts).map(([name, text]) => ({ name, data: bytesOf(text) }));
}

/** A value as the cases write it: plain JSON; an integer of --set as `{ "#": "int64", "v": "5" }`. */
export function plain(value: GoValue): unknown {
  if (value instanceof GoTypedMap && value.goType.name === 'map[string]string') return Object.fromEntries(value);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, inner]) => [key, plain(inner)]));
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof GoSlice) return value.items.map(plain);
  if (value instanceof GoInt) return { '#': value.goType.name, v: String(value.value) };
  return value ?? null;
}

/** The lines of a text in an order of their own, for texts whose lines Helm prints in random order. */
export function sortedLines(text: string): string[] {
  return text.split('\n').sort();
}
