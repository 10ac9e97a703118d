import { defineConfig } from 'vitest/config'

const shared = {
  environment: 'node',
  // Figures must not depend on where or when the tests run.
  env: { TZ: 'UTC', LANG: 'C.UTF-8' },
  testTimeout: 30_000,
  hookTimeout: 120_000,
  restoreMocks: true
} as const

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: false,
    reporters: process.stdout.isTTY ? ['default'] : [['default', { summary: false }]],
    projects: [
      { test: { ...shared, name: 'rooms', include: ['test/**/*.test.ts'], exclude: ['test/web/**'] } },
      {
        test: {
          ...shared,
          name: 'web',
          include: ['test/web/**/*.test.ts'],
          // Pages are tested as they are served: the production build, made again when web/ has changed.
          globalSetup: ['test/support/web-build.ts']
        }
      }
    ]
  }
})
