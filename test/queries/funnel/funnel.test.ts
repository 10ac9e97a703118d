import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryFunnel, queryFunnelHead, queryKpi } from '../../../queries/index.ts'
import {
  readRows,
  tinyWarehouse,
  type Row,
  type TinySources,
  type TinyWarehouse
} from '../../support/warehouse.ts'
import { figureMarts } from '../figure-marts.ts'

type Steps = Readonly<Record<string, string>> | readonly (readonly [string, string])[]

/** An opportunity created when it entered its first stage, with the stages that it entered. */
function opportunity(id: string, steps: Steps, rest: Row = {}): { row: Row; stages: Row[] } {
  const entered = Array.isArray(steps) ? (steps as [string, string][]) : Object.entries(steps as object)
  const stages = entered.map(([stage, entered_at]) => ({
    opportunity_id: id,
    stage,
    entered_at: entered_at as string
  }))
  return {
    row: { opportunity_id: id, created_at: stages[0]?.entered_at, stage: stages.at(-1)?.stage, ...rest },
    stages
  }
}

const sourcesOf = (all: readonly { row: Row; stages: Row[] }[]) => ({
  opportunities: all.map(({ row }) => row),
  opportunity_stages: all.flatMap(({ stages }) => stages)
})

const marts = [...figureMarts, 'opportunities', 'opportunity_stages', 'funnel_stages', 'customer_lifecycle']
const warehouseOf = (sources: TinySources) => tinyWarehouse(sources, { marts })

const sales = [{ ordered_at: '2025-01-01', customer_id: 'Li', amount: 1 }]
const settings = { as_of: '2026-10-31' }

const six = [
  opportunity(
    'won on the way',
    { lead: '2026-01-01', talk: '2026-01-11', offer: '2026-01-21' },
    { customer_id: 'Li', owner: 'Zhao', amount: 100, closed_at: '2026-01-31', outcome: 'won' }
  ),
  opportunity(
    'lost after a talk',
    { lead: '2026-02-01', talk: '2026-02-21' },
    { customer_id: 'Wu', owner: 'Zhao', amount: 70, closed_at: '2026-03-01', outcome: 'lost' }
  ),
  opportunity(
    'won without a talk',
    { lead: '2026-03-01', offer: '2026-03-05' },
    { customer_id: 'Wu', owner: 'Qian', amount: 200, closed_at: '2026-03-15', outcome: 'won' }
  ),
  opportunity('new', { lead: '2026-10-01' }, { customer_id: 'Li', owner: 'Qian', amount: 50 }),
  opportunity('back again', [
    ['lead', '2026-04-01'],
    ['talk', '2026-04-05'],
    ['lead', '2026-04-10']
  ]),
  // Created before the twelve months, and closed in them; and both before.
  opportunity('older', { lead: '2025-10-01' }, { owner: 'Zhao', closed_at: '2025-12-01', outcome: 'lost' }),
  opportunity('oldest', { lead: '2025-01-01' }, { closed_at: '2025-02-01', outcome: 'won', amount: 9 })
]

const shop = {
  sales,
  settings,
  customers: [
    { customer_id: 'Li', acquisition_channel: 'fair', region_id: 'n' },
    { customer_id: 'Wu', acquisition_channel: 'web', region_id: 'n' }
  ],
  regions: [{ region_id: 'n', region_name: 'North' }],
  ...sourcesOf(six)
}

describe('queryFunnel, worked by hand', () => {
  let warehouse: TinyWarehouse
  beforeAll(async () => {
    warehouse = await warehouseOf(shop)
  })
  afterAll(() => warehouse.close())

  const asked = (request: Partial<Parameters<typeof queryFunnel>[1]> = {}) =>
    queryFunnel(warehouse.connection, { scope: {}, month: '2026-10', ...request })

  it('finds the usual order, and counts who entered each stage and what became of them', async () => {
    const funnel = await asked()
    expect([funnel.from, funnel.to, funnel.is_order_configured]).toEqual(['2025-11-01', '2026-10-31', false])
    const counts = funnel.stages.map(({ stage, position, entered, advanced, won, lost, open, closed }) => [
      ...[stage, position, entered, advanced, won, lost, open, closed]
    ])
    expect(counts).toEqual([
      ['lead', 1, 5, 4, 0, 0, 1, 0],
      ['talk', 2, 3, 1, 0, 1, 1, 0],
      ['offer', 3, 2, 0, 2, 0, 0, 0]
    ])
    expect(funnel.stages.map(({ went_on }) => [went_on.hits, went_on.n])).toEqual([
      [4, 5],
      [1, 3],
      [2, 2]
    ])
    expect(funnel.stages.map(({ went_on_of_decided: { n } }) => n)).toEqual([4, 2, 2])
    expect([funnel.skipped, funnel.went_back, funnel.undated]).toEqual([1, 1, 0])
  })

  it('estimates the days in a stage with those that are still there', async () => {
    const { stages } = await asked()
    // lead: 4, 4, 10, 20 days, and 30 and 204 up to now: ⅔ after 4 days, ½ after 10. talk: 5, 8, 10. offer: 10, 10.
    expect(stages.map(({ median_days }) => median_days)).toEqual([10, 8, 10])
    expect(stages.map(({ stays, stays_open }) => [stays, stays_open])).toEqual([
      [6, 2],
      [3, 0],
      [2, 0]
    ])
  })

  it('has won 2 of the 4 closed in the months, after 14 and 30 days', async () => {
    const { total } = await asked()
    expect(total).toMatchObject({ created: 5, created_won: 2, created_open: 2, won: 2, lost: 2 })
    expect(total.win_rate).toMatchObject({ hits: 2, n: 4, value: 0.5 })
    expect([total.median_cycle_days, total.won_amount]).toEqual([22, 300])
  })

  it('has the win rate and the sales cycle of the catalogue', async () => {
    const ask = async (kpi: 'win-rate' | 'sales-cycle') => {
      const period = { from: '2025-11-01', to: '2026-10-31' }
      return (await queryKpi(warehouse.connection, { kpi, period, scope: {} })).total.value
    }
    expect(await ask('win-rate')).toBe(0.5)
    expect(await ask('sales-cycle')).toBe(22)
  })

  it('shows what is open by stage, with its amount and age', async () => {
    const { stages, total } = await asked()
    expect(stages[0]?.pipeline).toEqual({
      ...{ opportunities: 2, with_amount: 1, amount: 50 },
      // Of 30 and 213 days; in the stage for 30 and 204.
      ...{ median_age_days: 121.5, oldest_age_days: 213, median_days_in_stage: 117 }
    })
    expect(stages.slice(1).map(({ pipeline }) => pipeline.opportunities)).toEqual([0, 0])
    expect([total.open, total.open_with_amount, total.open_amount]).toEqual([2, 1, 50])
  })

  it('is split by who works on them, by the customer’s channel and by region', async () => {
    const of = async (by: string) =>
      (await asked({ by })).groups.map(({ key, created, won, lost, open }) => [key, created, won, lost, open])
    expect(await of('opportunity_owner')).toEqual([
      ['Qian', 2, 1, 0, 1],
      ['Zhao', 2, 1, 2, 0],
      ['', 1, 0, 0, 1]
    ])
    expect(await of('acquisition_channel')).toEqual([
      ['fair', 2, 1, 0, 1],
      ['web', 2, 1, 1, 0],
      ['', 1, 0, 1, 1]
    ])
    const { groups } = await asked({ by: 'home_region' })
    expect(groups.map(({ key, label }) => [key, label])).toEqual([
      ['n', 'North'],
      ['', null]
    ])
    const { groups: reps } = await asked({ by: 'opportunity_owner' })
    // Zhao: two leads of 10 and 20 days, two talks of 10 and 8, one offer of 10.
    expect(
      reps[1]?.stages.map(({ went_on: { hits, n }, median_days, stays }) => [hits, n, median_days, stays])
    ).toEqual([
      [2, 2, 10, 2],
      [1, 2, 8, 2],
      [1, 1, 10, 1]
    ])
    const [first, ...others] = (await asked({ by: 'opportunity_owner', limit: 1 })).groups
    expect([first?.key, others.length]).toEqual(['Qian', 0])
  })

  it('sees only what a filter or the viewer’s scope leaves in view', async () => {
    const where = [{ dimension: 'acquisition_channel', values: ['fair'] }]
    expect((await asked({ where })).total).toMatchObject({ created: 2, won: 1, open: 1 })
    const head = await queryFunnelHead(warehouse.connection, { scope: {}, month: '2026-10', where })
    expect(await asked({ where })).toMatchObject(head)
    expect((await asked({ scope: { regions: ['n'] } })).total).toMatchObject({ created: 4 })
    expect((await asked({ scope: { owners: [] } })).total).toMatchObject({ created: 0, open: 0 })
  })

  it('classifies customers as they were when the month ended', async () => {
    // Li buys once, and W is 90 days: gone from April on.
    const once = await warehouseOf({
      sales: [{ ordered_at: '2026-01-10', customer_id: 'Li', amount: 1 }],
      settings,
      ...sourcesOf([opportunity('a', { lead: '2026-02-01' }, { customer_id: 'Li' })])
    })
    const gone = async (month: string) => {
      const where = [{ dimension: 'stage', values: ['churned'] }]
      return (await queryFunnel(once.connection, { scope: {}, month, where })).total.created
    }
    expect([await gone('2026-03'), await gone('2026-04')]).toEqual([0, 1])
    once.close()
  })

  it('looks at nothing after the month: at the end of January one was won and none was open', async () => {
    const january = await asked({ month: '2026-01', months: 1 })
    expect(january.total).toMatchObject({ created: 1, won: 1, lost: 0, open: 0 })
    const february = await asked({ month: '2026-02', months: 1 })
    expect(february.total).toMatchObject({ created: 1, won: 0, lost: 0, open: 1, open_amount: 70 })
    expect(
      february.stages.map(({ entered, open, pipeline }) => [entered, open, pipeline.opportunities])
    ).toEqual([
      [1, 0, 0],
      [1, 1, 1],
      [0, 0, 0]
    ])
    // It was in the talk for 7 days by then.
    expect(february.stages[1]).toMatchObject({ median_days: null, stays: 1, stays_open: 1 })
  })

  it.each([
    [{ by: 'shoe' }, /shoe/],
    [{ by: 'product' }, /by: product — one of opportunity_owner, /],
    [{ by: 'customer' }, /by: customer — one of opportunity_owner, /],
    [{ month: '2026-13' }, /month/],
    [{ months: 0 }, /months/]
  ])('refuses %j', async (request, message) => {
    await expect(asked(request)).rejects.toThrow(message)
  })
})

describe('opportunities whose data say less', () => {
  const asked = async (sources: Partial<TinySources>, month = '2026-10') => {
    const warehouse = await warehouseOf({ sales, settings, ...sources })
    try {
      return await queryFunnel(warehouse.connection, { scope: {}, month })
    } finally {
      warehouse.close()
    }
  }

  it('are in the stages that config names, in its order; others are counted and said', async () => {
    const ordered = { funnel_stage_1: 'offer', funnel_stage_2: 'lead', funnel_stage_3: 'contract' }
    const funnel = await asked({ ...sourcesOf(six), settings: { ...settings, ...ordered } })
    expect(funnel.is_order_configured).toBe(true)
    expect(funnel.stages.map(({ stage, position, entered }) => [stage, position, entered])).toEqual([
      ['offer', 1, 2],
      ['lead', 2, 5],
      ['contract', 3, 0]
    ])
    expect(funnel.outside_stages).toBe(3)
  })

  it('without a history are in their present stage, of no known length', async () => {
    const funnel = await asked({ opportunities: sourcesOf(six).opportunities })
    expect(funnel.undated).toBe(5)
    expect(funnel.stages.map(({ stage, entered, median_days }) => [stage, entered, median_days])).toEqual([
      ['lead', 2, null],
      ['offer', 2, null],
      ['talk', 1, null]
    ])
    expect(funnel.total).toMatchObject({ won: 2, lost: 2, open: 2 })
  })

  it('are won or lost by their stage where no outcome is given, and what comes after closing is no stage', async () => {
    const funnel = await asked(
      sourcesOf([
        opportunity('a', { lead: '2026-05-01', 赢单: '2026-05-11' }),
        opportunity('b', { lead: '2026-05-01', lost: '2026-05-21' }),
        opportunity(
          'c',
          { lead: '2026-05-01', filed: '2026-06-01' },
          { outcome: 'won', closed_at: '2026-05-31' }
        )
      ])
    )
    expect(funnel.stages).toHaveLength(1)
    expect(funnel.stages[0]).toMatchObject({ entered: 3, won: 2, lost: 1, median_days: 20 })
    expect(funnel.total).toMatchObject({ won: 2, lost: 1, median_cycle_days: 20 })
  })

  it('closed after the last day of the build are open on it', async () => {
    const funnel = await asked({ ...sourcesOf(six), settings: { as_of: '2026-03-10' } }, '2026-03')
    expect(funnel.total).toMatchObject({ won: 1, lost: 2, open: 1, open_amount: 200 })
  })

  it('noted twice in the same stage have entered it once', async () => {
    const funnel = await asked(
      sourcesOf([
        opportunity('a', [
          ['lead', '2026-05-01'],
          ['lead', '2026-05-03'],
          ['talk', '2026-05-11']
        ])
      ])
    )
    expect(funnel.stages.map(({ median_days, stays }) => [median_days, stays])).toEqual([
      [10, 1],
      [null, 1]
    ])
    expect(funnel.went_back).toBe(0)
  })

  it('are none where there is no such source', async () => {
    expect(await asked({})).toMatchObject({
      stages: [],
      groups: [],
      total: { created: 0, win_rate: { n: 0, value: null } }
    })
  })

  it('closed without an outcome are neither won nor lost', async () => {
    const funnel = await asked(
      sourcesOf([opportunity('a', { lead: '2026-05-01' }, { closed_at: '2026-05-11' })])
    )
    expect(funnel.stages[0]).toMatchObject({
      entered: 1,
      closed: 1,
      won: 0,
      lost: 0,
      open: 0,
      median_days: 10
    })
    expect(funnel.total.win_rate.n).toBe(0)
  })

  it('of several ids of a customer are that customer’s', async () => {
    const warehouse = await warehouseOf({
      sales,
      settings,
      customers: [{ customer_id: 'Li' }, { customer_id: 'Li 2' }],
      customer_aliases: [{ alias_id: 'Li 2', customer_id: 'Li' }],
      ...sourcesOf([
        opportunity('a', { lead: '2026-05-01' }, { customer_id: 'Li 2' }),
        opportunity('b', { lead: '2026-05-01' }, { customer_id: 'nobody' })
      ])
    })
    const rows = await readRows(
      warehouse.connection,
      `select opportunities.opportunity_id, customers.customer_id from marts.opportunities as opportunities
      left join marts.customers as customers on customers.customer_key = opportunities.customer_key order by all`
    )
    expect(rows).toEqual([
      { opportunity_id: 'a', customer_id: 'Li' },
      { opportunity_id: 'b', customer_id: null }
    ])
    warehouse.close()
  })
})

describe('any opportunities', () => {
  const names = ['lead', 'talk', 'offer', 'deal']
  const day = (count: number) => new Date(Date.UTC(2026, 0, 1 + count)).toISOString().slice(0, 10)
  const random = fc
    .record({
      steps: fc.array(fc.tuple(fc.nat(3), fc.nat(40)), { minLength: 1, maxLength: 5 }),
      start: fc.nat(200),
      end: fc.option(fc.record({ after: fc.nat(60), outcome: fc.constantFrom('won', 'lost', null) }))
    })
    .map(({ steps, start, end }) => {
      let at = start
      const entered = steps.map(([stage, days]) => {
        at += days
        return [names[stage] ?? '', day(at)] as const
      })
      return { entered, closed_at: end && day(at + end.after), outcome: end?.outcome ?? null }
    })

  it('add up: in every stage who entered went on, was won, lost, closed, or is open; groups sum to the total', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(random, { minLength: 1, maxLength: 30 }), async (all) => {
        const sources = sourcesOf(
          all.map(({ entered, closed_at, outcome }, index) =>
            opportunity(String(index), entered, {
              closed_at,
              outcome,
              owner: String(index % 3),
              amount: index
            })
          )
        )
        const warehouse = await warehouseOf({ sales, settings, ...sources })
        const asked = { scope: {}, month: '2026-06' }
        const funnel = await queryFunnel(warehouse.connection, { ...asked, by: 'opportunity_owner' })
        const head = await queryFunnelHead(warehouse.connection, asked)
        warehouse.close()
        expect(funnel).toMatchObject(head)
        for (const stage of funnel.stages) {
          const parts = stage.advanced + stage.won + stage.lost + stage.open + stage.closed
          expect(parts).toBe(stage.entered)
        }
        const sum = (of: (group: (typeof funnel.groups)[number]) => number) =>
          funnel.groups.reduce((total, group) => total + of(group), 0)
        expect(sum(({ created }) => created)).toBe(funnel.total.created)
        expect(sum(({ open }) => open)).toBe(funnel.total.open)
        expect(sum(({ win_rate }) => win_rate.n)).toBe(funnel.total.win_rate.n)
        expect(funnel.stages.reduce((total, { pipeline }) => total + pipeline.opportunities, 0)).toBe(
          funnel.total.open
        )
      }),
      { numRuns: 8, seed: 6 }
    )
  })
})
