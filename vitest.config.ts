import { defineConfig } from 'vitest/config'
import { LongFirst } from './test/support/long-first.ts'

// They need the web app built.
const servingTests = ['test/web/**/*.test.ts', 'test/cli/start.test.ts']

// What a process holds is told of one that has run nothing else.
const memoryTests = ['test/queries/exports/memory.test.ts']

const shared = {
  environment: 'node',
  // Figures must not depend on where or when the tests run.
  env: { TZ: 'UTC', LANG: 'C.UTF-8' },
  // Generous, because a busy machine is no fault; what must be quick is measured by the benches.
  testTimeout: 120_000,
  hookTimeout: 300_000,
  restoreMocks: true,
  // Nothing that a test changes outlives it, so that a worker need not load DuckDB and the modules again for every file.
  isolate: false
} as const

export default defineConfig({
  test: {
    pool: 'forks',
    // More than two processors need: a third of the time tests wait for a browser, a process or the disk.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    passWithNoTests: false,
    reporters: process.stdout.isTTY ? ['default'] : [['default', { summary: false }]],
    // One after the other, web first: a worker goes from file to file of one project only, and ends with the short ones.
    projects: [
      {
        test: {
          ...shared,
          name: 'web',
          include: servingTests,
          // Pages are tested as they are served: the production build, made again when web/ has changed.
          globalSetup: ['test/web/global-setup.ts'],
          sequence: { groupOrder: 0 }
        }
      },
      {
        test: {
          ...shared,
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: [...servingTests, ...memoryTests],
          sequence: { groupOrder: 1 }
        }
      },
      {
        test: {
          ...shared,
          name: 'memory',
          include: memoryTests,
          isolate: true,
          sequence: { groupOrder: 2 }
        }
      }
    ]
  }
})
