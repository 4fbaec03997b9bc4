import { defineConfig } from 'vitest/config';

const conditions = ['@metachart/source', 'node', 'import', 'module', 'default'];

// Tests run from source: no package needs a build before its tests.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'apps/*/{src,test}/**/*.test.ts', 'scripts/*.test.ts'],
    reporters: ['default', './scripts/count-reporter.ts'],
    // Starts nothing until a test asks for the real control plane.
    globalSetup: ['./packages/test-cluster/src/share-in-test-run.ts'],
    testTimeout: 120_000,
    // Go's engine nests deeper than V8's default stack allows.
    execArgv: ['--stack-size=3900'],
    hookTimeout: 600_000,
    env: { TZ: 'UTC' },
  },
});
