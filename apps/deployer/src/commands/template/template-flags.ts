import { globalFlags } from '../../flags/global-flags.ts';
import { durationFlag, listFlag, pairsFlag, switchFlag, textFlag } from '../../flags/index.ts';
import { renderingFlags } from '../../flags/rendering-flags.ts';
import { valuesFlags } from '../../flags/values-flags.ts';
import { findProgram } from './post-renderer.ts';

/** Accepted because `helm template` accepts them; they have no effect on what is printed. */
const withoutEffect = { hidden: true, usage: 'accepted for compatibility; has no effect here' };

export const templateFlags = {
  ...globalFlags,
  ...valuesFlags,
  ...renderingFlags,
  debug: switchFlag('debug', { usage: 'print what was rendered even where it is not valid YAML' }),
  dependencyUpdate: switchFlag('dependency-update', { usage: 'fetch missing dependencies first' }),
  dryRun: textFlag('dry-run', {
    usage: 'client or server; templates are rendered in either case',
    bareValue: 'client',
  }),
  enableDns: switchFlag('enable-dns', { usage: 'let getHostByName ask the resolver' }),
  generateName: switchFlag('generate-name', {
    shorthand: 'g',
    usage: 'generate the name (and omit the NAME argument)',
  }),
  includeCrds: switchFlag('include-crds', { usage: 'include the custom resource definitions of crds/' }),
  nameTemplate: textFlag('name-template', { usage: 'template that gives the release its name' }),
  postRenderer: {
    ...textFlag('post-renderer', { usage: 'program that the manifests are piped through' }),
    read: (path: string, name: string) => (name === '' ? path : findProgram(name, process.env.PATH ?? '')),
  },
  postRendererArgs: listFlag('post-renderer-args', {
    usage: 'argument of the post renderer (can be given several times)',
  }),
  releaseName: switchFlag('release-name', { usage: 'use the release name in the --output-dir path' }),
  renderSubchartNotes: switchFlag('render-subchart-notes', { usage: 'render the notes of subcharts too' }),
  showOnly: listFlag('show-only', {
    shorthand: 's',
    usage: 'print only what these templates gave (can be given several times)',
  }),
  skipCrds: switchFlag('skip-crds', { usage: 'accepted for compatibility: --include-crds decides' }),
  skipSchemaValidation: switchFlag('skip-schema-validation', {
    usage: 'do not check values against values.schema.json',
  }),
  skipTests: switchFlag('skip-tests', { usage: 'leave test hooks out' }),
  validate: switchFlag('validate', { usage: 'check the manifests against the cluster' }),

  atomic: switchFlag('atomic', withoutEffect),
  createNamespace: switchFlag('create-namespace', withoutEffect),
  description: textFlag('description', withoutEffect),
  disableOpenapiValidation: switchFlag('disable-openapi-validation', withoutEffect),
  force: switchFlag('force', withoutEffect),
  hideNotes: switchFlag('hide-notes', withoutEffect),
  labels: pairsFlag('labels', { ...withoutEffect, shorthand: 'l' }),
  replace: switchFlag('replace', withoutEffect),
  takeOwnership: switchFlag('take-ownership', withoutEffect),
  timeout: durationFlag('timeout', { ...withoutEffect, initial: 300_000_000_000n }),
  wait: switchFlag('wait', withoutEffect),
  waitForJobs: switchFlag('wait-for-jobs', withoutEffect),

  caFile: textFlag('ca-file', withoutEffect),
  certFile: textFlag('cert-file', withoutEffect),
  devel: switchFlag('devel', withoutEffect),
  insecureSkipTlsVerify: switchFlag('insecure-skip-tls-verify', withoutEffect),
  keyFile: textFlag('key-file', withoutEffect),
  keyring: textFlag('keyring', withoutEffect),
  passCredentials: switchFlag('pass-credentials', withoutEffect),
  password: textFlag('password', withoutEffect),
  plainHttp: switchFlag('plain-http', withoutEffect),
  repo: textFlag('repo', withoutEffect),
  username: textFlag('username', withoutEffect),
  verify: switchFlag('verify', withoutEffect),
  version: textFlag('version', withoutEffect),
};
