import { expect, it } from 'vitest'
import { listTargetedKpis } from '../../queries/index.ts'
import { tinyWarehouse } from '../support/warehouse.ts'

it('names the KPIs with a target, however they are written and for whomever they are set', async () => {
  const { connection, close } = await tinyWarehouse({
    sales: [{ ordered_at: '2026-09-03', amount: 10 }],
    targets: [
      { kpi: 'net_sales', month: '2026-09-01', value: 10 },
      { kpi: 'Net-Sales', month: '2026-10-01', value: 10 },
      { kpi: 'return-rate', month: '2026-09-01', value: 0.1, category: 'paper' }
    ]
  })
  try {
    expect(await listTargetedKpis(connection)).toEqual(['net-sales', 'return-rate'])
  } finally {
    close()
  }
})

it('names none where there are no targets', async () => {
  const { connection, close } = await tinyWarehouse({ sales: [{ ordered_at: '2026-09-03', amount: 10 }] })
  try {
    expect(await listTargetedKpis(connection)).toEqual([])
  } finally {
    close()
  }
})
