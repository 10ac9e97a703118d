import { DuckDBInstance } from '@duckdb/node-api'
import fc from 'fast-check'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root, runCli, startCli } from '../support/cli.ts'
import { littleCompany, littleSpace } from '../support/little-company.ts'
import { workspace, type Workspace } from '../support/loading.ts'

/** A month of the sample, with all there is about products and customers: more than a small disk holds. */
const month = {
  time_zone: 'Asia/Shanghai',
  currency: 'CNY',
  as_of: '2026-10-31',
  sources: Object.fromEntries(
    Object.entries({
      sales: 'sales/2026-q4.csv',
      products: 'products.csv',
      regions: 'regions.csv',
      customers: 'customers.csv',
      targets: 'targets.csv'
    }).map(([source, file]) => [source, { files: join(root, 'sample-data/data', file) }])
  )
}

/** What is said where a stage of a build begins: reading, loading, modelling, marts, the book of months, publishing. */
const beginnings = ['', 'load sales', 'load targets', 'model marts', 'check', 'model marts.kpi_pages']

let out: string
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'clientele-publish-'))
})
afterAll(() => rmSync(out, { recursive: true, force: true }))

const current = () => readFileSync(join(out, 'current'), 'utf8').trim()

/** Reads the live build as the server does. */
async function liveLines(): Promise<number> {
  const instance = await DuckDBInstance.create(join(out, 'builds', current(), 'clientele.duckdb'), {
    access_mode: 'READ_ONLY'
  })
  const connection = await instance.connect()
  try {
    const counted = await connection.runAndReadAll('select count(*) from marts.order_lines')
    return Number(counted.getRows()[0]?.[0])
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** How many milliseconds each stage of a build takes, the last one to the end of the process. */
async function stageTimes(argv: readonly string[]): Promise<number[]> {
  const run = startCli(argv)
  const [ended, ...begun] = await Promise.all([
    run.finished.then(({ code, err, ms }) => {
      expect(code, err).toBe(0)
      return ms
    }),
    ...beginnings.map((text) => run.says(text).then(() => performance.now()))
  ])
  const [start = 0] = begun
  return begun.map((moment, index) => (begun[index + 1] ?? start + ended) - moment)
}

describe('publishing', () => {
  let space: Workspace
  let argv: string[]
  const buildOf = ({ configPath }: Workspace) => ['build', '--config', configPath, '--out', out]
  beforeAll(() => {
    // As many kinds of files as a build has stages for, in a second.
    const kinds = ['sales', 'products', 'regions', 'customers', 'targets']
    space = littleSpace(
      Object.fromEntries(Object.entries(littleCompany).filter(([kind]) => kinds.includes(kind)))
    )
    argv = buildOf(space)
  })
  afterAll(() => space.remove())

  it('leaves the live build up whenever it is killed, and the next run needs no cleaning up', async () => {
    const lasting = await stageTimes(argv)
    const lines = await liveLines()
    const moments = fc.sample(fc.double({ min: 0, max: 1, noNaN: true }), { numRuns: 12, seed: 2026 })
    let killed = 0
    for (const [index, moment] of moments.entries()) {
      const stage = index % beginnings.length
      const before = current()
      const run = startCli(argv)
      await run.says(beginnings[stage] ?? '')
      const timer = setTimeout(() => run.child.kill('SIGKILL'), moment * (lasting[stage] ?? 0))
      const { code, signal } = await run.finished
      clearTimeout(timer)
      if (signal === 'SIGKILL') killed += 1
      else expect(code).toBe(0)
      if (code !== 0 && current() !== before) expect(existsSync(join(out, 'builds', current()))).toBe(true)
      expect(await liveLines()).toBe(lines)
    }
    // One or the other may have been faster than the first; most must have been caught in the middle.
    expect(killed).toBeGreaterThan(moments.length / 2)
    const last = await runCli(argv)
    expect(last.code, last.err).toBe(0)
    expect(last.out).toContain(`published ${current()}`)
    expect(readdirSync(join(out, 'work'))).toEqual([])
    expect(readdirSync(join(out, 'builds')).length).toBeLessThanOrEqual(12)
  }, 240_000)

  it('tells the second of two runs at once, and lets the first one end', async () => {
    const first = startCli(argv)
    await first.says('load sales')
    const second = await runCli(argv)
    expect(second.code).toBe(2)
    expect(second.err).toMatch(/another build is running: .* PID \d+ — wait for it/)
    expect((await first.finished).code).toBe(0)
  }, 60_000)

  it('publishes nothing when the disk is full', async () => {
    const before = current()
    const large = workspace({ config: month })
    const full = await runCli(buildOf(large), {
      shell: (command) => `ulimit -f 3000; trap '' XFSZ; ${command}`
    })
    large.remove()
    expect(full.code).toBe(3)
    expect(full.err).toMatch(/no room|cannot/)
    expect(current()).toBe(before)
    expect(await liveLines()).toBeGreaterThan(0)
  }, 60_000)
})

describe('exit codes', () => {
  const header = 'order_id,ordered_at,customer_id,quantity,unit_price'
  let space: Workspace
  const build = (csv: string, yaml: object = {}) => {
    space = workspace({
      files: { 'sales.csv': csv },
      config: { sources: { sales: { files: 'sales.csv' } }, ...yaml }
    })
    return runCli(['build', '--config', space.configPath, '--out', join(space.folder, 'data')])
  }

  it.each([
    { name: 'published', csv: `${header}\nO1,2026-10-01,C1,1,5\n`, code: 0, message: /published|/ },
    {
      name: 'one date of 2062 churns nobody',
      csv: `${header}\nO1,2026-10-01,C1,1,5\nO2,2062-10-01,C1,1,5\n`,
      code: 1,
      message: /2062-10-01/
    },
    { name: 'no sales', csv: `${header}\n`, code: 1, message: /no sales: the files hold no rows/ },
    {
      name: 'every row rejected',
      csv: `${header}\nO1,n/a,C1,1,5\n`,
      code: 1,
      message: /every row was rejected.*ordered_at: n\/a/
    },
    {
      name: 'a config that does not fit',
      csv: header,
      yaml: { currency: 'yuan' },
      code: 2,
      message: /currency/
    },
    { name: 'an empty file', csv: '', code: 3, message: /empty file/ }
  ])('$code: $name', async ({ csv, yaml, code, message }) => {
    const finished = await build(csv, yaml)
    expect(finished.code, finished.err).toBe(code)
    expect(finished.err).toMatch(message)
    expect(finished.err).not.toContain('    at ')
    expect(existsSync(join(space.folder, 'data/current'))).toBe(code === 0)
    space.remove()
  })

  it('with as_of a later date is left out and counted', async () => {
    const finished = await build(`${header}\nO1,2026-10-01,C1,1,5\nO2,2062-10-01,C1,1,5\n`, {
      as_of: '2026-10-31'
    })
    expect(finished.code, finished.err).toBe(0)
    space.remove()
  })

  it('3: an output folder that cannot be made', async () => {
    space = workspace({
      files: { 'sales.csv': `${header}\nO1,2026-10-01,C1,1,5\n` },
      config: { sources: { sales: { files: 'sales.csv' } } }
    })
    const finished = await runCli(['build', '--config', space.configPath, '--out', '/proc/clientele'])
    expect(finished.code).toBe(3)
    expect(finished.err).toMatch(/cannot make the folder \/proc\/clientele: .* — name another one with --out/)
    space.remove()
  })

  it.each([
    { args: ['biuld'], message: /unknown command: biuld — there are build/ },
    { args: ['build', '--as-of', '2026-02-30'], message: /--as-of: 2026-02-30|no config file/ },
    { args: ['build', '--nonsense'], message: /--nonsense/ }
  ])('2: $args', async ({ args, message }) => {
    const finished = await runCli(args)
    expect(finished.code).toBe(2)
    expect(finished.err).toMatch(message)
  })
})
