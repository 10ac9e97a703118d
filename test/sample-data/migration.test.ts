import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { globSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dimensionMembers, queryMigration } from '../../queries/index.ts'
import { sampleBuild } from '../support/sample-build.ts'
import { stories } from './raw-files.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection

beforeAll(async () => {
  const folder = await sampleBuild()
  const [file = ''] = globSync('builds/*/clientele.duckdb', { cwd: folder })
  instance = await DuckDBInstance.create(`${folder}/${file}`, { access_mode: 'READ_ONLY' })
  connection = await instance.connect()
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

const { industry } = stories.drifting_customers.planted
const { before, after } = stories.drifting_customers.measured
const [from, to] = [before.to.slice(0, 7), after.to.slice(0, 7)]

/** Of the best segment: its sizes, and which part of who was in it still is. */
async function bestOf(scheme: string, industries: readonly string[]) {
  const where = [{ dimension: 'industry', values: [...industries] }]
  const { segments, cells } = await queryMigration(connection, { from, to, scheme, where, scope: {} })
  const [best] = segments
  const stayed = cells.find(
    ({ from_segment, to_segment }) => from_segment === best?.segment && to_segment === best.segment
  )
  const size = best?.customers_before ?? 0
  return { ...best, stayed: (stayed?.customers ?? 0) / size }
}

describe('the migration of the sample', () => {
  it.each(['eight', 'eleven', 'threshold'])(
    'shows who drifts away, by scheme %s: the best segment of that industry empties, by what they did',
    async (scheme) => {
      const all = await dimensionMembers(connection, { dimension: 'industry', scope: {} })
      const others = await bestOf(
        scheme,
        all.map(({ key }) => key).filter((key) => key !== industry)
      )
      const drifting = await bestOf(scheme, [industry])
      expect(drifting.customers_after).toBeLessThan(0.65 * (drifting.customers_before ?? 0))
      expect(drifting.behaviour).toBeLessThan(-30)
      expect(others.customers_after).toBeGreaterThan(others.customers_before ?? 0)
      expect(drifting.stayed).toBeLessThan(others.stayed - 0.2)
    }
  )
})
