import { describe, expect, it } from 'vitest'
import { analyses } from '../../../pipeline/analytics/catalog.ts'
import { ModelError } from '../../../pipeline/errors.ts'
import { findModelFiles } from '../../../pipeline/models/model-files.ts'
import { readRows, tinyWarehouse } from '../../support/warehouse.ts'

describe('running the models', () => {
  it('reports every table with its rows, and publishes marts alone', async () => {
    const { connection, steps, close } = await tinyWarehouse({
      sales: [
        { ordered_at: '2026-01-05', amount: 1 },
        { ordered_at: '2026-01-06', amount: 1 }
      ]
    })
    expect(steps).toContainEqual(
      expect.objectContaining({ step: 'model', table: 'marts.order_lines', rows: 2 })
    )
    const tables = findModelFiles().filter(({ text }) => !text.includes('\n-- view: '))
    const made = [...tables.map(({ table }) => table), ...analyses.flatMap((analysis) => analysis.tables)]
    expect(steps.map(({ table }) => table).sort()).toEqual(made.sort())
    const schemas = await readRows(
      connection,
      `select distinct schema_name from duckdb_tables() where database_name = 'build'`
    )
    expect(schemas).toEqual([{ schema_name: 'marts' }])
    close()
  })

  it('stops with the table, its SQL and the reason when a model fails', async () => {
    // Each line fits, their sum does not: 18 digits with 4 places end at 10^14.
    const sales = [1, 2].map(() => ({ ordered_at: '2026-01-05', order_id: 'o', amount: '60000000000000' }))
    const failure = await tinyWarehouse({ sales }).catch((problem: unknown) => problem)
    expect(failure).toBeInstanceOf(ModelError)
    expect(failure).toMatchObject({
      table: expect.stringMatching(/^(intermediate|marts)\./) as unknown,
      sql: expect.stringContaining('create table') as unknown,
      message: expect.stringMatching(/cannot make marts\.orders.*out of range/s) as unknown
    })
  })
})
