import {
  ANY_SLICE,
  BOOL,
  type GoMethod,
  type GoStruct,
  type GoType,
  pointerTo,
  STRING,
  STRING_MAP,
  STRING_SLICE,
  sliceOf,
} from '@metachart/go-runtime/reflect';

// What a loaded chart holds has passed Validate, so it passes again. Go: pkg/chart Validate methods.
const validate: GoMethod = { name: 'Validate', params: [], variadic: false, call: () => null };
const pointerMethods: ReadonlyMap<string, GoMethod> = new Map([['Validate', validate]]);

const text = (name: string, json: string) => ({ name, type: STRING, json, omitEmpty: true });

export const MAINTAINER: GoType = {
  kind: 'struct',
  name: 'chart.Maintainer',
  fields: [text('Name', 'name'), text('Email', 'email'), text('URL', 'url')],
  pointerMethods,
};

/** A dependency entry. Alone of these types it has YAML tags, which toYamlPretty shows. */
export const DEPENDENCY: GoType = {
  kind: 'struct',
  name: 'chart.Dependency',
  fields: [
    { name: 'Name', type: STRING, json: 'name', yaml: 'name' },
    { ...text('Version', 'version'), yaml: 'version' },
    { name: 'Repository', type: STRING, json: 'repository', yaml: 'repository' },
    { ...text('Condition', 'condition'), yaml: 'condition' },
    { name: 'Tags', type: STRING_SLICE, json: 'tags', yaml: 'tags', omitEmpty: true },
    { name: 'Enabled', type: BOOL, json: 'enabled', yaml: 'enabled', omitEmpty: true },
    { name: 'ImportValues', type: ANY_SLICE, json: 'import-values', yaml: 'import-values', omitEmpty: true },
    { ...text('Alias', 'alias'), yaml: 'alias' },
  ],
  pointerMethods,
};

export const MAINTAINERS: GoType = sliceOf(pointerTo(MAINTAINER));
export const DEPENDENCIES: GoType = sliceOf(pointerTo(DEPENDENCY));

/** The type of `.Chart`, which templates see embedded in a struct of the engine. Go: pkg/chart/metadata.go. */
export const METADATA: GoType<GoStruct> = {
  kind: 'struct',
  name: 'chart.Metadata',
  fields: [
    text('Name', 'name'),
    text('Home', 'home'),
    { name: 'Sources', type: STRING_SLICE, json: 'sources', omitEmpty: true },
    text('Version', 'version'),
    text('Description', 'description'),
    { name: 'Keywords', type: STRING_SLICE, json: 'keywords', omitEmpty: true },
    { name: 'Maintainers', type: MAINTAINERS, json: 'maintainers', omitEmpty: true },
    text('Icon', 'icon'),
    text('APIVersion', 'apiVersion'),
    text('Condition', 'condition'),
    text('Tags', 'tags'),
    text('AppVersion', 'appVersion'),
    { name: 'Deprecated', type: BOOL, json: 'deprecated', omitEmpty: true },
    { name: 'Annotations', type: STRING_MAP, json: 'annotations', omitEmpty: true },
    text('KubeVersion', 'kubeVersion'),
    { name: 'Dependencies', type: DEPENDENCIES, json: 'dependencies', omitEmpty: true },
    text('Type', 'type'),
  ],
  pointerMethods,
};
