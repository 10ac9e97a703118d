import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../cli/explain.ts'
import type { ExplainAnswer } from '../../queries/index.ts'
import { littleShop } from '../queries/little-shop.ts'
import { runCli } from '../support/cli.ts'
import { publishedBuild } from '../support/published-build.ts'
import { say, wordsOf } from './said.ts'

let shop: Awaited<ReturnType<typeof publishedBuild>>
beforeAll(async () => {
  shop = await publishedBuild(littleShop)
})
afterAll(() => shop.remove())

const explain = (line: string) => say(command, [...wordsOf(line), '--out', shop.out])

describe('explain', () => {
  it('goes from one figure to the other, then shows who stands behind it', async () => {
    const { out } = await explain('net-sales --bridge customers --lang en')
    expect(out).toBe(
      [
        'Net sales (CNY)  2026-10-01 – 2026-10-31\n',
        '\n',
        'customers\n',
        'effect          change  count\n',
        'previous        150.00\n',
        'New             +60.00      1\n',
        'Reactivated       0.00      0\n',
        'Returned          0.00      0\n',
        'Expanded        +50.00      1\n',
        'Contracted      -25.00      1\n',
        'Paused            0.00      0\n',
        'Churned           0.00      0\n',
        'Returns only      0.00      0\n',
        'No customer id  +10.00      0\n',
        'value           245.00\n',
        '\n',
        'customer  key  previous   value  change  effect\n',
        '何        He       0.00   60.00  +60.00  New\n',
        '李        Li     100.00  150.00  +50.00  Expanded\n',
        '吴        Wu      50.00   25.00  -25.00  Contracted\n',
        '(none)             0.00   10.00  +10.00  No customer id\n',
        '\n',
        'compared with 2026-09-01 – 2026-09-30\n',
        'build 20261101-000000-abcdef\n'
      ].join('')
    )
  })

  it('has a column for each effect where members have several', async () => {
    const { out } = await explain('net-sales --bridge customers --by area --lang zh-CN')
    expect(out).toMatch(/^area +编号 +上期 +本期 +变化 +新增 +增购 +减购 +无客户编号$/m)
    expect(out).toMatch(/^East +E +100\.00 +210\.00 +\+110\.00 +\+60\.00 +\+50\.00 +0\.00 +0\.00$/m)
  })

  it('takes ratios apart in points', async () => {
    const { out } = await explain('return-rate --by owner --lang en')
    expect(out).toMatch(/^bob +0\.0% +37\.5% +\+6\.29 pt +-2\.85 pt +\+9\.13 pt$/m)
  })

  it('lists who stands behind one bar', async () => {
    const { out } = await explain('net-sales --bridge customers --effect expanded --format json')
    expect(JSON.parse(out)).toMatchObject({
      change: 95,
      bridges: [{ name: 'customers', rows: [{ key: 'Li', change: 50 }] }]
    })
  })

  it('looks for members, and says how many it found', async () => {
    const { out } = await explain('net-sales --bridge customers --search li --lang en')
    expect(out).toMatch(/^李 +Li +100\.00 +150\.00 +\+50\.00 +Expanded$/m)
    expect(out).toMatch(/^3 more +50\.00 +95\.00 +\+45\.00/m)
    expect(out).toContain('\ncustomers: 1 found\n')
    const none = await explain('net-sales --bridge customers --search nobody --format csv --lang zh-CN')
    expect(none.err).toMatch(/^客户变动：找到 0 个$/m)
  })

  it('sorts the members, and turns the pages of them', async () => {
    const line = 'net-sales --bridge customers --sort=-value --limit 2'
    const keys = async (more: string) => {
      const { out } = await explain(`${line} ${more} --format json`)
      return (JSON.parse(out) as ExplainAnswer).bridges.flatMap(({ rows }) => rows.map(({ key }) => key))
    }
    expect([await keys(''), await keys('--offset 2')]).toEqual([
      ['Li', 'He'],
      ['Wu', '']
    ])
    const { out } = await explain(`${line} --offset 1 --lang zh-CN`)
    expect(out).toContain('\n客户变动：找到 4 个，此处为第 2 – 3 个\n')
    expect((await explain(`${line} --offset 9 --lang en`)).out).toContain('4 found, none of them here\n')
  })

  it('takes --against and --compare for the same', async () => {
    const json = async (option: string) =>
      JSON.parse((await explain(`units --bridge members ${option} --format json`)).out) as unknown
    const against = await json('--against 2026-09-01..2026-09-06')
    expect(against).toMatchObject({ comparison: { kind: 'period', to: '2026-09-06' } })
    expect(await json('--compare 2026-09-01..2026-09-06')).toEqual(against)
  })

  it('is one row per member and effect in a file', async () => {
    const { bytes, err } = await explain('net-sales --bridge price-volume-mix --format csv --lang en')
    expect(bytes.toString()).toBe(
      [
        'bridge,by,effect,key,label,previous,value,change\n',
        'price-volume-mix,category,volume,Drinks,Drinks,100,180,100\n',
        'price-volume-mix,category,price,Drinks,Drinks,100,180,-20\n',
        'price-volume-mix,category,new-products,"",,0,10,10\n',
        'price-volume-mix,category,volume,Office,Office,50,55,50\n',
        'price-volume-mix,category,price,Office,Office,50,55,-30\n',
        'price-volume-mix,category,returns,Office,Office,50,55,-15\n'
      ].join('')
    )
    expect(err).toBe('compared with 2026-09-01 – 2026-09-30\n')
  })

  it('says so when there is nothing to take apart', async () => {
    const { out } = await explain('net-sales --month 2026-09 --lang en')
    expect(out).toContain('one of the two periods has no figure: there is no change to take apart\n')
  })
})

describe('explain refuses, on one line and with exit code 2', () => {
  it.each([
    ['', 'no KPI named — one of net-sales, '],
    ['sales', 'kpi: sales — one of net-sales, '],
    ['net-sales --bridge arch', '--bridge: arch — one of customers, price-volume-mix, members, mix-rate'],
    ['orders --bridge customers', 'bridge: customers — '],
    ['net-sales --against target', 'compare: target — '],
    ['net-sales --by shoe', 'by: shoe — '],
    ['net-sales --against previous --compare last-year', '--against: previous — --compare says last-year'],
    ['net-sales --bridge customers --effect magic', 'effect: magic — '],
    ['net-sales --sort size', '--sort: size — one of change, -change, value'],
    ['net-sales --offset=-1', '--offset: -1 — must be a whole number from 0 to 1000000000'],
    ['net-sales --offset 1.5', '--offset: 1.5 — must be a whole number from 0 to 1000000000']
  ])('%s', async (line, message) => {
    const { out, err, code } = await explain(line)
    expect(err.startsWith(message), err).toBe(true)
    expect([out, code, err.split('\n').length]).toEqual(['', 2, 2])
  })
})

it('says how a value that begins with a dash is given', async () => {
  const { code, err } = await runCli(['explain', 'net-sales', '--sort', '-value', '--out', shop.out])
  expect([code, err]).toEqual([
    2,
    '--sort: its value begins with a dash, like an option — join the two, as --sort=-value\n'
  ])
})
