const pure = [
  'diagnostics',
  'go-runtime',
  'go-template',
  'sprig',
  'chart-composer',
  'helm-render',
  'kube-model',
  'release',
];
const inside = (names) => `(^|/)packages/(${names.join('|')})/src/`;
const notTests = '\\.test\\.ts$';

// ARCHITECTURE.md lists these rules as invariants. `scripts/boundaries.test.ts` keeps a bad fixture that must be found:
// this tool reads TypeScript only with the compiler that pnpm-workspace.yaml gives it, and exits 0 where it reads nothing.
module.exports = {
  forbidden: [
    {
      name: 'pure-packages-do-no-io',
      comment: 'Invariant 1: files, clock, randomness and the network are handed in.',
      severity: 'error',
      from: { path: inside(pure), pathNot: notTests },
      to: {
        path: '^(node:)?(fs|fs/promises|http|http2|https|net|tls|dns|child_process|worker_threads|os|process|timers)$',
      },
    },
    {
      name: 'only-cluster-imports-the-kubernetes-client',
      comment: 'Invariant 2.',
      severity: 'error',
      from: { pathNot: ['(^|/)packages/cluster/', 'node_modules'] },
      to: { path: '@kubernetes/client-node' },
    },
    {
      name: 'the-template-engine-knows-no-yaml',
      comment: 'Invariant 3: go-template knows nothing of Helm, YAML or Kubernetes.',
      severity: 'error',
      from: { path: inside(['go-template']) },
      to: { path: 'packages/(go-runtime/src/(yaml|toml|semver)/|chart-composer|helm-render|sprig)' },
    },
    {
      name: 'sprig-knows-no-charts',
      comment: 'Invariant 3.',
      severity: 'error',
      from: { path: inside(['sprig']) },
      to: { path: 'packages/(chart-composer|helm-render|go-template)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: { path: '(^|/)(packages|apps)/' },
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@metachart/source', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json'],
    },
  },
};
