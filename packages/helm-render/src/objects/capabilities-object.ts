import {
  type GoMethod,
  GoPointer,
  GoSlice,
  GoStruct,
  type GoType,
  type GoValue,
  namedType,
  pointerTo,
  STRING,
  STRING_SLICE,
} from '@metachart/go-runtime/reflect';
import type { Capabilities } from './capabilities.ts';

/** The `.Capabilities` object (Helm: pkg/chartutil/capabilities.go). */
export function capabilitiesObject({ kubeVersion, apiVersions, helmVersion }: Capabilities): GoPointer {
  return new GoPointer(
    CAPABILITIES_POINTER,
    structValue(CAPABILITIES, {
      KubeVersion: structValue(KUBE_VERSION, {
        Version: kubeVersion.version,
        Major: kubeVersion.major,
        Minor: kubeVersion.minor,
      }),
      APIVersions: new GoSlice(VERSION_SET, apiVersions),
      HelmVersion: structValue(BUILD_INFO, {
        Version: helmVersion.version,
        GitCommit: helmVersion.gitCommit,
        GitTreeState: helmVersion.gitTreeState,
        GoVersion: helmVersion.goVersion,
      }),
    }),
  );
}

const versionText: Omit<GoMethod, 'name'> = {
  params: [],
  variadic: false,
  call: (receiver) => structOf(receiver).fields.get('Version'),
};

const KUBE_VERSION: GoType = {
  kind: 'struct',
  name: 'chartutil.KubeVersion',
  fields: [
    { name: 'Version', type: STRING },
    { name: 'Major', type: STRING },
    { name: 'Minor', type: STRING },
  ],
  pointerMethods: new Map([
    ['String', { ...versionText, name: 'String' }],
    ['GitVersion', { ...versionText, name: 'GitVersion' }],
  ]),
};

const VERSION_SET: GoType = namedType('chartutil.VersionSet', STRING_SLICE, [
  {
    name: 'Has',
    params: [STRING],
    variadic: false,
    call: (receiver, version) => receiver instanceof GoSlice && receiver.items.includes(version),
  },
]);

const BUILD_INFO: GoType = {
  kind: 'struct',
  name: 'version.BuildInfo',
  fields: [
    { name: 'Version', type: STRING, json: 'version', omitEmpty: true },
    { name: 'GitCommit', type: STRING, json: 'git_commit', omitEmpty: true },
    { name: 'GitTreeState', type: STRING, json: 'git_tree_state', omitEmpty: true },
    { name: 'GoVersion', type: STRING, json: 'go_version', omitEmpty: true },
  ],
};

const CAPABILITIES: GoType = {
  kind: 'struct',
  name: 'chartutil.Capabilities',
  fields: [
    { name: 'KubeVersion', type: KUBE_VERSION },
    { name: 'APIVersions', type: VERSION_SET },
    { name: 'HelmVersion', type: BUILD_INFO },
  ],
  pointerMethods: new Map([
    [
      'Copy',
      {
        name: 'Copy',
        params: [],
        variadic: false,
        call: (receiver: GoValue) => new GoPointer(CAPABILITIES_POINTER, structOf(receiver)),
      },
    ],
  ]),
};

const CAPABILITIES_POINTER: GoType = pointerTo(CAPABILITIES);

function structOf(receiver: GoValue): GoStruct {
  return receiver instanceof GoPointer ? receiver.target : (receiver as GoStruct);
}

/** A struct from its fields in their order of declaration. */
function structValue(type: GoType, fields: Readonly<Record<string, GoValue>>): GoStruct {
  return new GoStruct(type, new Map(Object.entries(fields)));
}
