import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    environment: 'node',
    // Figures must not depend on where or when the tests run.
    env: { TZ: 'UTC', LANG: 'C.UTF-8' },
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    restoreMocks: true,
    passWithNoTests: false
  }
})
