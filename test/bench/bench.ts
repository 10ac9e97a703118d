// npm run bench -- build [--lines 10000000]
// npm run bench -- queries [--lines 10000000]
// npm run bench -- api [--lines 10000000]
// npm run bench -- start
// Prints figures as JSON lines { name, value, unit, limit }. A missed limit is named on stderr and is no failure: times
// depend on the machine, and whoever reads the figures judges them.
import { parseArgs } from 'node:util'
import { benchApi } from './api-bench.ts'
import { benchBuild } from './build-bench.ts'
import { benchQueries } from './query-bench.ts'
import { benchStart } from './start-bench.ts'

const benches: Readonly<Record<string, (options: { lines: number }) => Promise<void>>> = {
  api: benchApi,
  build: benchBuild,
  queries: benchQueries,
  start: benchStart
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { lines: { type: 'string', default: '10000000' } }
})
const [name = ''] = positionals
const bench = Object.hasOwn(benches, name) ? benches[name] : undefined
const lines = Number(values.lines)

if (!bench || !Number.isInteger(lines) || lines < 10) {
  process.stderr.write(`npm run bench -- <${Object.keys(benches).join('|')}> [--lines 10000000]\n`)
  process.exitCode = 2
} else {
  await bench({ lines })
}
