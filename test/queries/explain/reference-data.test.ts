import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryExplain, queryKpi, type ExplainRequest } from '../../../queries/index.ts'
import { hasReference, openRetail, type OpenedBuild } from '../../support/reference-build.ts'
import { expectExact } from './bridges.ts'

const november: ExplainRequest = {
  kpi: 'net-sales',
  period: { month: '2011-11' },
  compare: '2010-12',
  scope: {}
}

describe.skipIf(!hasReference)('Online Retail from December 2010 to November 2011', () => {
  let built: OpenedBuild
  beforeAll(async () => {
    built = await openRetail()
  })
  afterAll(() => built.close())

  it.each(['customer', 'region', 'product'])('is exact by %s, in every way', async (by) => {
    const { total } = await queryKpi(built.connection, november)
    const answer = await queryExplain(built.connection, { ...november, by })
    // 748,957.02 and 1,461,756.25 are the revenue of the two months in the file.
    expect([answer.previous, answer.value]).toEqual([748_957.02, 1_461_756.25])
    expect(answer.change).toBe(total.change)
    expect(answer.bridges.length).toBe(by === 'product' ? 3 : 2)
    for (const bridge of answer.bridges) expectExact(bridge, 712_799.23)
  })

  it('has the customers of both months in their classes', async () => {
    const { bridges } = await queryExplain(built.connection, { ...november, bridge: 'customers', limit: 1 })
    const bars = Object.fromEntries((bridges[0]?.bars ?? []).map((bar) => [bar.effect, bar]))
    const members = (...effects: string[]) =>
      effects.reduce((sum, effect) => sum + (bars[effect]?.members ?? 0), 0)
    const active = async (month: string) =>
      (await queryKpi(built.connection, { kpi: 'active-customers', period: { month }, scope: {} })).total
        .value
    const both = members('expanded', 'contracted')
    expect(members('new', 'reactivated', 'returned') + both).toBe(await active('2011-11'))
    expect(members('paused', 'churned') + both).toBe(await active('2010-12'))
  })
})
