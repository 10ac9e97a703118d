import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { runCli } from '../support/cli.ts'
import { workspace, type Workspace } from '../support/loading.ts'

const orders =
  '订单编号,下单日期,客户编号,产品编号,金额,备注\nA1,2026-10-01,C1,P1,10,急\nA2,2026-10-32,C2,P1,20,\n'

let space: Workspace
afterEach(() => space.remove())

const doctor = (...args: string[]) =>
  runCli(['doctor', ...args, '--config', space.configPath, '--out', join(space.folder, 'data')])

describe('doctor', () => {
  it('proposes, shows what is not used and what a build would reject, and writes nothing unasked', async () => {
    space = workspace({ files: { 'a.csv': orders }, config: 'sources: { sales: { files: a.csv } }\n' })
    const { code, out } = await doctor()
    expect(code).toBe(0)
    expect(out).toMatch(/ordered_at: 下单日期/)
    expect(out).toMatch(/not used: 备注/)
    expect(out).toMatch(
      /1 × ordered_at: not a date, or no such day — a\.csv, first in record 2: "2026-10-32"/
    )
    expect(readFileSync(space.configPath, 'utf8')).toBe('sources: { sales: { files: a.csv } }\n')
  })

  it('writes into the config, keeping comments and what stands there', async () => {
    space = workspace({
      files: { 'a.csv': orders },
      config:
        '# ours\ncompany: 甲公司 # the name\nsources:\n  sales:\n    files: a.csv\n    columns:\n      order_id: 订单编号 # by hand\n'
    })
    expect((await doctor('--write')).code).toBe(0)
    const written = readFileSync(space.configPath, 'utf8')
    expect(written).toMatch(/^# ours\ncompany: 甲公司 # the name\n/)
    expect(written).toMatch(/order_id: 订单编号 # by hand\n {6}ordered_at: 下单日期\n/)
    const build = await runCli(['build', '--config', space.configPath, '--out', join(space.folder, 'data')])
    expect(build.code, build.err).toBe(0)
  })

  it('makes a first config around sales files', async () => {
    space = workspace({ files: { 'a.csv': orders }, config: '' })
    const config = join(space.folder, 'new.yaml')
    const { code, err } = await runCli(['doctor', join(space.folder, 'a.csv'), '--config', config, '--write'])
    expect(code, err).toBe(0)
    expect(readFileSync(config, 'utf8')).toMatch(/files: a\.csv/)
  })

  it('says what stands in the way, with exit code 2', async () => {
    space = workspace({ files: { 'a.csv': 'x,y\n1,2\n' }, config: 'sources: { sales: { files: a.csv } }\n' })
    const { code, out } = await doctor()
    expect(code).toBe(2)
    expect(out).toMatch(/problem {2}sales: .*no ordered_at.*it has "x", "y"/)
    expect(existsSync(join(space.folder, 'data'))).toBe(false)
  })

  it('tells programs the same, and the build what became of every file', async () => {
    space = workspace({ files: { 'a.csv': orders }, config: 'sources: { sales: { files: a.csv } }\n' })
    const { code, out } = await doctor('--write', '--format', 'json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      findings: [{ source: 'sales', path: 'a.csv', problem: null, encoding: 'utf-8', unused: ['备注'] }],
      proposals: [{ source: 'sales', columns: { ordered_at: '下单日期' } }],
      refusals: [{ path: 'a.csv', column: 'ordered_at', rows: 1, record: 2, value: '2026-10-32' }],
      tiers: null,
      written: true
    })
    const data = join(space.folder, 'data')
    const built = await runCli(['build', '--config', space.configPath, '--out', data, '--format', 'json'])
    expect(JSON.parse(built.out)).toMatchObject({
      build: readFileSync(join(data, 'current'), 'utf8').trim(),
      files: [
        {
          source: 'sales',
          rows_in: 2,
          rows_kept: 1,
          rows_rejected: 1,
          rows_duplicate: 0,
          detected: { encoding: 'utf-8' }
        }
      ],
      warnings: []
    })
  })

  it('writes down the tiers that a build derived', async () => {
    space = workspace({
      files: {
        'a.csv': 'ordered_at,customer_id,amount\n2026-10-01,C1,50\n2026-10-02,C2,30\n2026-10-03,C3,20\n'
      },
      config: 'sources: { sales: { files: a.csv } }\n'
    })
    await runCli(['build', '--config', space.configPath, '--out', join(space.folder, 'data')])
    expect((await doctor('--write')).code).toBe(0)
    expect(readFileSync(space.configPath, 'utf8')).toMatch(/tiers:\n {2}strategic: 50\n {2}key: 30\n/)
  })
})
