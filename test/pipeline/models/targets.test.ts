import { describe, expect, it } from 'vitest'
import { runChecks } from '../../../pipeline/models/checks.ts'
import { readRows, tinyWarehouse, type Row, type TinySources } from '../../support/warehouse.ts'

const sources = (targets: Row[]): TinySources => ({
  sales: [{ ordered_at: '2026-01-05', amount: 1, product_id: 'p', region_id: 'sh' }],
  products: [{ product_id: 'p', category: 'tea' }],
  regions: [{ region_id: 'cn' }, { region_id: 'sh', parent_id: 'cn' }],
  regionLevels: [{ name: 'country' }, { name: 'city' }],
  targets
})

async function targetsOf(rows: Row[]) {
  const { connection, close } = await tinyWarehouse(sources(rows))
  const targets = await readRows(
    connection,
    `select kpi, cast(month as varchar) as month, value, dimension, member from marts.targets order by dimension, value`
  )
  const checks = (await runChecks({ connection })).filter(({ failing_rows }) => failing_rows > 0)
  close()
  return {
    targets,
    checks: checks.map(({ check_name, severity, detail }) => ({ check_name, severity, detail }))
  }
}

describe('targets', () => {
  it('belong to the total or to one member of one dimension; a day in the month is the month', async () => {
    const { targets } = await targetsOf([
      { kpi: 'net-sales', month: '2026-01-15', value: 100 },
      { kpi: 'net-sales', month: '2026-01-01', value: 40, region_id: 'cn' },
      { kpi: 'units', month: '2026-01-01', value: 7, category: 'tea' },
      { kpi: 'orders', month: '2026-01-01', value: 5, tier: '战略客户' }
    ])
    expect(targets).toEqual([
      { kpi: 'units', month: '2026-01-01', value: '7.0000', dimension: 'category', member: 'tea' },
      { kpi: 'net-sales', month: '2026-01-01', value: '40.0000', dimension: 'country', member: 'cn' },
      { kpi: 'net-sales', month: '2026-01-01', value: '40.0000', dimension: 'region', member: 'cn' },
      { kpi: 'orders', month: '2026-01-01', value: '5.0000', dimension: 'tier', member: 'strategic' },
      { kpi: 'net-sales', month: '2026-01-01', value: '100.0000', dimension: 'total', member: 'total' }
    ])
  })

  it('that no figure can be set against are named, not dropped in silence', async () => {
    const { targets, checks } = await targetsOf([
      { kpi: 'net-sales', month: '2026-01-01', value: 1, category: 'coffee' },
      { kpi: 'net-sales', month: '2026-01-01', value: 2, region_id: 'cn', category: 'tea' },
      { kpi: 'net-sales', month: '2026-01-01', value: 3, region_id: 'moon' }
    ])
    expect(targets.map(({ member }) => member)).toEqual(['coffee', 'moon'])
    expect(checks).toContainEqual({
      check_name: 'target_scopes',
      severity: 'warning',
      detail:
        'targets that no figure can be compared with, such as net-sales 2026-01-01 for more than one of region_id, category and tier'
    })
  })

  it('given twice for the same month and member stop the build', async () => {
    const { checks } = await targetsOf([
      { kpi: 'net-sales', month: '2026-01-01', value: 1 },
      { kpi: 'Net_Sales', month: '2026-01-20', value: 2 }
    ])
    expect(checks).toContainEqual({
      check_name: 'key_targets',
      severity: 'error',
      detail:
        'marts.targets: kpi, month, dimension, member must be filled in and unique, but is not for net-sales 2026-01-01 total total'
    })
  })
})
