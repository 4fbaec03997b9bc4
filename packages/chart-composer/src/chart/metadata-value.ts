import {
  ANY_SLICE,
  GoNil,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  GoTypedMap,
  type GoValue,
  pointerTo,
  STRING_MAP,
  STRING_SLICE,
} from '@metachart/go-runtime/reflect';
import type { Dependency, Maintainer, Metadata } from './chart.ts';
import { DEPENDENCIES, DEPENDENCY, MAINTAINER, MAINTAINERS, METADATA } from './metadata-types.ts';
import type { UncheckedMetadata } from './validate-metadata.ts';

/** The metadata as templates and encoders see it: a chart.Metadata with Go's field names, types and tags. */
export function metadataValue(metadata: Metadata): GoStruct {
  return new GoStruct(
    METADATA,
    new Map<string, GoValue>([
      ['Name', metadata.name],
      ['Home', metadata.home],
      ['Sources', stringSlice(metadata.sources)],
      ['Version', metadata.version],
      ['Description', metadata.description],
      ['Keywords', stringSlice(metadata.keywords)],
      ['Maintainers', pointerSlice(MAINTAINERS, metadata.maintainers?.map(maintainerValue))],
      ['Icon', metadata.icon],
      ['APIVersion', metadata.apiVersion],
      ['Condition', metadata.condition],
      ['Tags', metadata.tags],
      ['AppVersion', metadata.appVersion],
      ['Deprecated', metadata.deprecated],
      ['Annotations', metadata.annotations ? new GoTypedMap(STRING_MAP, metadata.annotations) : new GoNil(STRING_MAP)],
      ['KubeVersion', metadata.kubeVersion],
      ['Dependencies', pointerSlice(DEPENDENCIES, metadata.dependencies?.map(dependencyValue))],
      ['Type', metadata.type],
    ]),
  );
}

/** A dependency entry as a chart.Dependency. */
export function dependencyValue(dependency: Dependency): GoStruct {
  const { importValues } = dependency;
  return new GoStruct(
    DEPENDENCY,
    new Map<string, GoValue>([
      ['Name', dependency.name],
      ['Version', dependency.version],
      ['Repository', dependency.repository],
      ['Condition', dependency.condition],
      ['Tags', stringSlice(dependency.tags)],
      ['Enabled', dependency.enabled],
      ['ImportValues', importValues ? [...importValues] : new GoNil(ANY_SLICE)],
      ['Alias', dependency.alias],
    ]),
  );
}

/** What a chart.Metadata holds. */
export function metadataOf(struct: GoStruct): UncheckedMetadata {
  const text = (name: string) => struct.fields.get(name) as string;
  const annotations = struct.fields.get('Annotations');
  return {
    name: text('Name'),
    home: text('Home'),
    sources: stringsOf(struct.fields.get('Sources')),
    version: text('Version'),
    description: text('Description'),
    keywords: stringsOf(struct.fields.get('Keywords')),
    maintainers: pointersOf(struct.fields.get('Maintainers'))?.map((item) => item && maintainerOf(item)),
    icon: text('Icon'),
    apiVersion: text('APIVersion'),
    condition: text('Condition'),
    tags: text('Tags'),
    appVersion: text('AppVersion'),
    deprecated: struct.fields.get('Deprecated') === true,
    annotations: annotations instanceof GoTypedMap ? new Map(annotations as Map<string, string>) : undefined,
    kubeVersion: text('KubeVersion'),
    dependencies: dependenciesOf(struct.fields.get('Dependencies')),
    type: text('Type'),
  };
}

/** What a slice of *chart.Dependency holds; undefined for a nil slice. */
export function dependenciesOf(slice: GoValue): (Dependency | null)[] | undefined {
  return pointersOf(slice)?.map((item) => item && dependencyOf(item));
}

function dependencyOf({ fields }: GoStruct): Dependency {
  const text = (name: string) => fields.get(name) as string;
  const importValues = fields.get('ImportValues');
  return {
    name: text('Name'),
    version: text('Version'),
    repository: text('Repository'),
    condition: text('Condition'),
    tags: stringsOf(fields.get('Tags')),
    enabled: fields.get('Enabled') === true,
    importValues: Array.isArray(importValues) ? importValues : undefined,
    alias: text('Alias'),
  };
}

/** The structs that a slice of pointers holds, null for a nil; undefined for a nil slice. */
function pointersOf(slice: GoValue): (GoStruct | null)[] | undefined {
  if (!(slice instanceof GoSlice)) return undefined;
  return slice.items.map((item) => (item instanceof GoPointer ? item.target : null));
}

function maintainerValue({ name, email, url }: Maintainer): GoStruct {
  return new GoStruct(
    MAINTAINER,
    new Map([
      ['Name', name],
      ['Email', email],
      ['URL', url],
    ]),
  );
}

function maintainerOf({ fields }: GoStruct): Maintainer {
  return {
    name: fields.get('Name') as string,
    email: fields.get('Email') as string,
    url: fields.get('URL') as string,
  };
}

function stringSlice(items: readonly string[] | undefined): GoValue {
  return items ? new GoSlice(STRING_SLICE, items) : new GoNil(STRING_SLICE);
}

function stringsOf(slice: GoValue): readonly string[] | undefined {
  return slice instanceof GoSlice ? (slice.items as readonly string[]) : undefined;
}

function pointerSlice(type: GoType, structs: readonly GoStruct[] | undefined): GoValue {
  if (structs === undefined) return new GoNil(type);
  return new GoSlice(
    type,
    structs.map((struct) => new GoPointer(pointerTo(struct.goType), struct)),
  );
}
