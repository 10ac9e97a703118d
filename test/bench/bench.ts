// npm run bench -- build [--lines 10000000]
// npm run bench -- queries [--lines 10000000]
// npm run bench -- api [--lines 10000000]
// npm run bench -- pages [--lines 1000000] [--only cold|switches|memory] [--page /customers]
// npm run bench -- start
// Prints figures as JSON lines { name, value, unit, limit }. A missed limit is named on stderr and is no failure: times
// depend on the machine, and whoever reads the figures judges them.
import { parseArgs } from 'node:util'
import { benchApi } from './api-bench.ts'
import { benchBuild } from './build-bench.ts'
import { benchPages } from './pages-bench.ts'
import { benchQueries } from './query-bench.ts'
import { benchStart } from './start-bench.ts'

/** What each bench runs, and on how many sales lines when nobody says. */
const benches: Readonly<
  Record<
    string,
    { run: (options: { lines: number; only?: string; page?: string }) => Promise<void>; usually: number }
  >
> = {
  api: { run: benchApi, usually: 10_000_000 },
  build: { run: benchBuild, usually: 10_000_000 },
  pages: { run: benchPages, usually: 1_000_000 },
  queries: { run: benchQueries, usually: 10_000_000 },
  start: { run: benchStart, usually: 10_000_000 }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { lines: { type: 'string' }, only: { type: 'string' }, page: { type: 'string' } }
})
const [name = ''] = positionals
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
const lines = Number(values.lines ?? bench?.usually)

if (!bench || !Number.isInteger(lines) || lines < 10) {
  process.stderr.write(`npm run bench -- <${Object.keys(benches).join('|')}> [--lines 10000000]\n`)
  process.exitCode = 2
} else {
  const { only, page } = values
  await bench.run({ lines, ...(only !== undefined && { only }), ...(page !== undefined && { page }) })
}
