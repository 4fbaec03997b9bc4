import { basePath } from '@metachart/go-runtime/path';
import { GoError } from '@metachart/go-runtime/reflect';
import { newVersion } from '@metachart/go-runtime/semver';
import { quote } from '@metachart/go-runtime/strconv';
import type { Dependency, Maintainer, Metadata } from './chart.ts';
import { sanitizeString } from './sanitize-string.ts';

/** Metadata as it was read: its lists may hold nulls. */
export interface UncheckedMetadata extends Omit<Metadata, 'maintainers' | 'dependencies'> {
  readonly maintainers: readonly (Maintainer | null)[] | undefined;
  readonly dependencies: readonly (Dependency | null)[] | undefined;
}

/** Metadata of a chart that says nothing. */
export const emptyMetadata: Metadata = {
  name: '',
  home: '',
  sources: undefined,
  version: '',
  description: '',
  keywords: undefined,
  maintainers: undefined,
  icon: '',
  apiVersion: '',
  condition: '',
  tags: '',
  appVersion: '',
  deprecated: false,
  annotations: undefined,
  kubeVersion: '',
  dependencies: undefined,
  type: '',
};

/**
 * The metadata with its texts cleaned (versions, types and aliases excepted). Throws GoError `validation: …` with Helm's
 * text for the first thing that is wrong. Go: pkg/chart/metadata.go Validate.
 */
export function validateMetadata(metadata: UncheckedMetadata): Metadata {
  const clean = {
    ...metadata,
    name: sanitizeString(metadata.name),
    description: sanitizeString(metadata.description),
    home: sanitizeString(metadata.home),
    icon: sanitizeString(metadata.icon),
    condition: sanitizeString(metadata.condition),
    tags: sanitizeString(metadata.tags),
    appVersion: sanitizeString(metadata.appVersion),
    kubeVersion: sanitizeString(metadata.kubeVersion),
    sources: metadata.sources?.map(sanitizeString),
    keywords: metadata.keywords?.map(sanitizeString),
  };
  checkIdentity(clean);
  const maintainers = metadata.maintainers?.map(cleanMaintainer);
  return { ...clean, maintainers, dependencies: cleanDependencies(metadata.dependencies) };
}

function checkIdentity({ apiVersion, name, version, type }: UncheckedMetadata): void {
  if (apiVersion === '') throw invalid('chart.metadata.apiVersion is required');
  if (name === '') throw invalid('chart.metadata.name is required');
  if (name === '.' || name === '..') throw invalid(`chart.metadata.name ${quote(name)} is not allowed`);
  if (name !== basePath(name)) throw invalid(`chart.metadata.name ${quote(name)} is invalid`);
  if (version === '') throw invalid('chart.metadata.version is required');
  if (!isVersion(version)) throw invalid(`chart.metadata.version ${quote(version)} is invalid`);
  if (!['', 'application', 'library'].includes(type)) {
    throw invalid('chart.metadata.type must be application or library');
  }
}

function cleanMaintainer(maintainer: Maintainer | null): Maintainer {
  if (maintainer === null) throw invalid('maintainers must not contain empty or null nodes');
  const { name, email, url } = maintainer;
  return { name: sanitizeString(name), email: sanitizeString(email), url: sanitizeString(url) };
}

function cleanDependencies(dependencies: UncheckedMetadata['dependencies']): Dependency[] | undefined {
  const names = new Set<string>();
  return dependencies?.map((dependency) => {
    if (dependency === null) throw invalid('dependencies must not contain empty or null nodes');
    const clean = cleanDependency(dependency);
    const key = clean.alias === '' ? clean.name : clean.alias;
    if (names.has(key)) throw invalid(`more than one dependency with name or alias ${quote(key)}`);
    names.add(key);
    return clean;
  });
}

function cleanDependency(dependency: Dependency): Dependency {
  const { alias } = dependency;
  const name = sanitizeString(dependency.name);
  if (alias !== '' && !/^[a-zA-Z0-9_-]+$/.test(alias)) {
    throw invalid(`dependency ${quote(name)} has disallowed characters in the alias`);
  }
  return {
    ...dependency,
    name,
    version: sanitizeString(dependency.version),
    repository: sanitizeString(dependency.repository),
    condition: sanitizeString(dependency.condition),
    tags: dependency.tags?.map(sanitizeString),
  };
}

function isVersion(text: string): boolean {
  try {
    newVersion(text);
    return true;
  } catch (error) {
    if (error instanceof GoError) return false;
    throw error;
  }
}

function invalid(message: string): GoError {
  return new GoError(`validation: ${message}`);
}
