import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { startApp, type StartedApp } from '../support/started-app.ts'
import { alternatingBuilds, type AlternatingBuilds } from './api-builds.ts'
import { createClient, percentile, type Client } from './api-client.ts'
import { runLoad } from './api-load.ts'
import { firstQuestions, type Catalogue } from './api-questions.ts'
import { progress, report } from './figure.ts'

const clients = 50
const seconds = 60
const publishEverySeconds = 10

/** Milliseconds from the cache, and of the slowest of a hundred while everyone asks; megabytes within twenty seconds. */
const limits = { cached: 5, load: 500, growth: 100 }

/**
 * The HTTP API as it is served, on a build of `lines` generated sales lines: first every question for the first time, one
 * at a time; then again; then fifty people for a minute, while builds are published.
 */
export async function benchApi({ lines }: { lines: number }): Promise<void> {
  const builds = await alternatingBuilds(lines, 1 + Math.ceil(seconds / publishEverySeconds))
  builds.publish(builds.builds[0] ?? '')
  const app = await startApp(['--out', builds.folder])
  const client = createClient(app.url, { connections: 1 })
  try {
    const catalogue = await readCatalogue(client)
    await askOneByOne(client, catalogue)
    await askTogether(app, catalogue, builds)
  } finally {
    client.close()
    await app.stop()
    builds.remove()
  }
}

async function readCatalogue(client: Client): Promise<Catalogue> {
  const read = async (path: string): Promise<unknown> =>
    JSON.parse((await client.ask(`/api/v1/${path}`)).text())
  const { months } = (await read('builds/current')) as { months: { month: string; is_complete: boolean }[] }
  const { dimensions } = (await read('dimensions')) as Pick<Catalogue, 'dimensions'>
  const keys = async (dimension: string) =>
    ((await read(`dimensions/${dimension}/members`)) as { members: { key: string }[] }).members.map(
      ({ key }) => key
    )
  return {
    months: months
      .filter(({ is_complete }) => is_complete)
      .map(({ month }) => month)
      .reverse(),
    dimensions,
    areas: await keys('area'),
    categories: await keys('category')
  }
}

async function askOneByOne(client: Client, catalogue: Catalogue): Promise<void> {
  const groups = firstQuestions(catalogue)
  for (const { name, limitMs, paths } of groups) {
    const times = await timesOf(client, paths)
    const limit = limitMs === undefined ? {} : { limit: limitMs }
    report({ name: `api-first-${name}-p50`, value: percentile(times, 0.5), unit: 'ms' })
    report({ name: `api-first-${name}-p95`, value: percentile(times, 0.95), unit: 'ms', ...limit })
  }
  const cached = await timesOf(
    client,
    groups.flatMap(({ paths }) => paths)
  )
  report({ name: 'api-cached-p50', value: percentile(cached, 0.5), unit: 'ms' })
  report({ name: 'api-cached-p95', value: percentile(cached, 0.95), unit: 'ms', limit: limits.cached })
}

async function timesOf(client: Client, paths: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const path of paths) {
    const { status, ms, text } = await client.ask(path)
    if (status !== 200) throw new Error(`bench: ${path} — answered ${status}: ${text()}`)
    times.push(ms)
  }
  return times
}

async function askTogether(app: StartedApp, catalogue: Catalogue, builds: AlternatingBuilds): Promise<void> {
  progress(`${clients} clients for ${seconds} s, a build every ${publishEverySeconds} s`)
  const before = residentMegabytes(app.pid)
  const growth: number[] = []
  const watching = setInterval(() => growth.push(residentMegabytes(app.pid)), 1000)
  const outcome = await runLoad({
    ...{ url: app.url, catalogue, builds, clients, seconds, publishEverySeconds }
  })
  clearInterval(watching)
  // What the last build replaced is let go, and what was under way has ended.
  await setTimeout(2000)

  const { ms, unaskedMs, errors, takeoverSeconds } = outcome
  for (const error of errors.slice(0, 20)) progress(error)
  report({ name: 'api-load-requests', value: ms.length / seconds, unit: '1/s' })
  report({ name: 'api-load-errors', value: errors.length, unit: 'errors', limit: 0 })
  report({ name: 'api-load-p50', value: percentile(ms, 0.5), unit: 'ms' })
  report({ name: 'api-load-p95', value: percentile(ms, 0.95), unit: 'ms' })
  report({ name: 'api-load-p99', value: percentile(ms, 0.99), unit: 'ms', limit: limits.load })
  report({ name: 'api-load-max', value: Math.max(...ms), unit: 'ms' })
  report({ name: 'api-load-unasked-p95', value: percentile(unaskedMs, 0.95), unit: 'ms' })
  report({ name: 'api-load-builds', value: takeoverSeconds.length, unit: 'builds' })
  report({ name: 'api-load-takeover', value: Math.max(...takeoverSeconds), unit: 's' })
  report({ name: 'api-memory-before', value: before, unit: 'MB' })
  // Over two takeovers each, which hold two builds at a time; what is kept of answers grows to its bound meanwhile.
  const [middle, end] = [growth.slice(-40, -20), growth.slice(-20)].map((part) => percentile(part, 0.5))
  report({ name: 'api-memory-middle', value: middle ?? 0, unit: 'MB' })
  report({ name: 'api-memory-end', value: end ?? 0, unit: 'MB' })
  report({ name: 'api-memory-growth', value: (end ?? 0) - (middle ?? 0), unit: 'MB', limit: limits.growth })
  report({ name: 'api-memory-peak', value: Math.max(...growth), unit: 'MB' })
}

/** Memory that a process holds now; where the system does not say, 0. */
function residentMegabytes(pid: number): number {
  try {
    const [, kilobytes = '0'] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return (Number(kilobytes) * 1024) / 1e6
  } catch {
    return 0
  }
}
