import { describe, expect, it } from 'vitest'
import { stagingColumns } from '../../../pipeline/models/staging-tables.ts'
import { readRows, tinyStaging, type Row } from '../../support/warehouse.ts'

async function calendar(sales: Row[], settings: Row = {}) {
  const { connection, close } = await tinyStaging({ sales, settings })
  const rows = await readRows(
    connection,
    `select cast(min(day) as varchar) as first_day, cast(max(day) as varchar) as last_day, count(*) as days, count(distinct day) as different
     from staging.calendar`
  )
  close()
  return rows[0]
}

describe('the calendar', () => {
  it('covers whole months from the first order to 13 months after the last', async () => {
    const sales = [
      { ordered_at: '2024-02-29 12:00:00', amount: 1 },
      { ordered_at: '2024-12-31', amount: 1 }
    ]
    expect(await calendar(sales)).toEqual({
      first_day: '2024-02-01',
      last_day: '2026-01-31',
      days: '731',
      different: '731'
    })
  })

  it('ends with as_of, not with lines dated after it, nor with the last line before it', async () => {
    const sales = [
      { ordered_at: '2024-02-10', amount: 1 },
      { ordered_at: '2062-02-10', amount: 1 }
    ]
    expect(await calendar(sales, { as_of: '2024-05-03' })).toMatchObject({ last_day: '2025-06-30' })
  })

  it('is empty without sales', async () => {
    expect(await calendar([])).toMatchObject({ days: '0' })
  })
})

describe('staging columns', () => {
  it('end with the attributes declared for that source', () => {
    const attributes = [
      { source: 'sales', name: 'need' },
      { source: 'customers', name: 'age_band' }
    ]
    const names = (table: 'sales' | 'customers' | 'regions') =>
      stagingColumns({ table, attributes }).map(([name]) => name)
    expect(names('sales').at(-1)).toBe('attribute_need')
    expect(names('customers').at(-1)).toBe('attribute_age_band')
    expect(names('regions')).not.toContain('attribute_need')
  })
})
