import { globSync, mkdirSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { median, progress, report } from './figure.ts'
import { measure, type Measured } from './measured-process.ts'
import { cache, root, sampleOf } from './sample-lines.ts'

// Two benches at once are poor measuring, but must not empty each other's folder.
const scratch = join(cache, `scratch-${process.pid}`)

const limits = { ratio: 6, peakGigabytes: 4, growth: 12 }
const pairs = 3

interface Round {
  readonly bare: Measured
  readonly memory: Measured
  readonly build: Measured
  readonly tenth: Measured
}

/**
 * A full build of `lines` generated sales lines against a bare `create table as select * from read_csv(…)` of the
 * same files with the same threads, each in its own process, in alternating pairs. A build of a tenth of the lines
 * goes with each pair, so that growth, too, compares times of the same minutes.
 */
export async function benchBuild({ lines }: { lines: number }): Promise<void> {
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))
  const large = await sampleOf(lines)
  const small = await sampleOf(Math.round(lines / 10))
  const runs: Round[] = []
  for (let pair = 1; pair <= pairs; pair += 1) {
    const bare = await bareRead(large, join(scratch, 'bare.duckdb'))
    const memory = await bareRead(large, ':memory:')
    const build = await fullBuild(large)
    const tenth = await fullBuild(small)
    const times = Object.entries({ bare, memory, build, tenth }).map(
      ([what, run]) => `${what} ${seconds(run)}`
    )
    progress(`pair ${pair}: ${times.join(', ')}`)
    runs.push({ bare, memory, build, tenth })
  }

  const buildSeconds = median(runs.map(({ build }) => build.seconds))
  const peak = Math.max(...runs.map(({ build }) => build.peakGigabytes))
  const ratio = median(runs.map(({ build, bare }) => build.seconds / bare.seconds))
  const memoryRatio = median(runs.map(({ build, memory }) => build.seconds / memory.seconds))
  const growth = median(runs.map(({ build, tenth }) => build.seconds / tenth.seconds))
  report({ name: 'bare-seconds', value: median(runs.map(({ bare }) => bare.seconds)), unit: 's' })
  report({ name: 'build-seconds', value: buildSeconds, unit: 's' })
  report({ name: 'build-ratio', value: ratio, unit: 'times', limit: limits.ratio })
  report({ name: 'bare-memory-ratio', value: memoryRatio, unit: 'times' })
  report({ name: 'build-peak-memory', value: peak, unit: 'GB', limit: limits.peakGigabytes })
  report({ name: 'build-growth', value: growth, unit: 'times', limit: limits.growth })
}

const seconds = (run: Measured) => `${run.seconds.toFixed(1)} s`

async function bareRead(sample: string, database: string): Promise<Measured> {
  emptyScratch()
  const files = globSync('sales*.csv', { cwd: sample }).map((file) => join(sample, file))
  if (files.length === 0) throw new Error(`bench: ${sample} — holds no sales*.csv`)
  const threads = String(availableParallelism())
  return measure(join(import.meta.dirname, 'bare-read.ts'), [database, threads, ...files])
}

async function fullBuild(sample: string): Promise<Measured> {
  emptyScratch()
  const config = join(sample, 'clientele.yaml')
  return measure(join(root, 'cli/clientele.js'), ['build', '--config', config, '--out', join(scratch, 'out')])
}

function emptyScratch(): void {
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { recursive: true })
}
