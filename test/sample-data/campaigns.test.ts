import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { globSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { queryCampaigns, queryFunnel, type Campaign } from '../../queries/index.ts'
import { sampleBuild } from '../support/sample-build.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection

beforeAll(async () => {
  const [file = ''] = globSync('builds/*/clientele.duckdb', { cwd: await sampleBuild() })
  instance = await DuckDBInstance.create(`${await sampleBuild()}/${file}`, { access_mode: 'READ_ONLY' })
  connection = await instance.connect()
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

const campaign = async (id: string): Promise<Campaign> => {
  const { campaigns } = await queryCampaigns(connection, { scope: {}, month: '2026-10', campaign: id })
  return campaigns[0]!
}

describe('the campaigns of the sample', () => {
  it('are told apart: one with a real uplift, and one that only looks as good', async () => {
    const [real, apparent] = [await campaign('CAM-2603'), await campaign('CAM-2607')]
    expect([real.treated, real.holdout, apparent.treated, apparent.holdout]).toEqual([420, 210, 440, 220])
    // As it looks, both earned several times what they cost.
    expect(Math.min(real.naive_roi ?? 0, apparent.naive_roi ?? 0)).toBeGreaterThan(5)
    expect([real.effect?.verdict, apparent.effect?.verdict]).toEqual(['pays', 'unclear'])
    expect(real.effect?.conversion.interval?.low).toBeGreaterThan(0)
    expect(apparent.effect?.conversion.interval?.low).toBeLessThan(0)
    expect([real.effect?.is_balanced, apparent.effect?.is_balanced]).toEqual([true, true])
  })

  it('say that they are naive where nobody was held out, and go by orders where nobody was chosen', async () => {
    expect(await campaign('CAM-2610')).toMatchObject({ effect: null, basis: 'members' })
    expect(await campaign('618-2026')).toMatchObject({ effect: null, basis: 'orders', reached: null })
  })
})

describe('the funnel of the sample', () => {
  it('has the stages in their order, and offers wait in one area', async () => {
    const funnel = await queryFunnel(connection, {
      ...{ scope: {}, month: '2026-10', months: 36, by: 'home_area' }
    })
    expect(funnel.stages.map(({ stage }) => stage)).toEqual([
      ...['初步接洽', '需求确认', '方案报价', '商务谈判', '签约成交']
    ])
    const days = (key: string) =>
      funnel.groups.find(({ label }) => label === key)?.stages.find(({ position }) => position === 3)
        ?.median_days
    const others = funnel.groups.filter(({ label, created }) => label !== '华北' && created >= 30)
    expect(others.length).toBeGreaterThan(1)
    for (const { label } of others) expect(days('华北')).toBeGreaterThan(2 * (days(label ?? '') ?? 0))
  })
})
