import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { StartedApp } from '../support/started-app.ts'
import type { ShownPage } from './pages-shown.ts'

/** What one change has cost, so that a busy machine can be told from a slow page. */
export interface Work {
  /** By the server's log, until its first byte; 0 where the page did not ask */
  readonly serverMs: number
  readonly serverCpuMs: number
  /** Script, style and layout in the page's main thread */
  readonly clientCpuMs: number
}

export interface Meter {
  readonly measure: <Result>(search: string, act: () => Promise<Result>) => Promise<Work & { result: Result }>
}

export async function createMeter({ devtools }: ShownPage, app: StartedApp): Promise<Meter> {
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const clientMs = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }
  return {
    measure: async (search, act) => {
      const [said, client, server] = [app.said().length, await clientMs(), processorMs(app.pid)]
      const result = await act()
      return {
        result,
        serverMs: await untilLogged(() => loggedMs(app.said().slice(said), search)),
        serverCpuMs: processorMs(app.pid) - server,
        clientCpuMs: (await clientMs()) - client
      }
    }
  }
}

const logWithinMs = 1000

/** The server writes its line when the last byte is sent, which may be later than the page has what it needs. */
async function untilLogged(read: () => number): Promise<number> {
  for (let waitedMs = 0; waitedMs < logWithinMs && read() === 0; waitedMs += 20) await setTimeout(20)
  return read()
}

/** The longest that the server took by its log until the first byte of an address that ends so. */
export function loggedMs(log: string, ending: string): number {
  const times = log
    .split('\n')
    .filter((line) => line.startsWith('{"') && line.includes('"event":"request"'))
    .map((line) => JSON.parse(line) as { path: string; ms: number })
    .filter(({ path }) => path.endsWith(ending))
    .map(({ ms }) => ms)
  return Math.max(0, ...times)
}

const ticksPerSecond = 100

/** Processor time of a process so far, of all its threads, in steps of 10 ms; where the system does not say, 0. */
function processorMs(pid: number): number {
  try {
    // The name before the bracket may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
  } catch {
    return 0
  }
}
