import { defineKpi } from '../../define-query.ts'

export const grossProfit = defineKpi({
  name: 'gross-profit',
  label: { 'zh-CN': '毛利额', en: 'Gross profit' },
  unit: 'money',
  kind: 'sum',
  direction: 'up',
  definition: {
    'zh-CN':
      '期间内成本已知的明细的净额减成本；成本取明细自带的，没有则取产品单位成本乘数量，两者都没有的明细不计。',
    en: 'Net amount less cost over the lines of the period whose cost is known: their own, else the unit cost of the product times the quantity; lines with neither do not count.'
  },
  formula: {
    'zh-CN': 'Σ（净额 − 成本），成本已知的明细',
    en: 'Σ (net amount − cost) over lines of known cost'
  },
  source: { 'zh-CN': '销售明细，产品的单位成本', en: 'Sales lines, unit costs of products' },
  reads: ['period_sales'],
  scope_of: 'lines',
  additive: true,
  adds_up_over_time: true,
  companions: ['cost-coverage'],
  sql: new URL('gross-profit.sql', import.meta.url),
  examples: [
    {
      title: {
        'zh-CN': '100成本60，50成本30，40成本不明：毛利60',
        en: '100 that cost 60, 50 that cost 30, 40 of unknown cost: 60'
      },
      sales: [
        { ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 100, cost: 60 },
        { ordered_at: '2026-09-10', order_id: 'A2', customer_id: 'Wu', amount: 50, cost: 30 },
        { ordered_at: '2026-09-12', order_id: 'A3', customer_id: 'Wu', amount: 40 }
      ],
      period: { month: '2026-09' },
      expected: { value: 60 }
    },
    {
      title: { 'zh-CN': '成本全都不明：0', en: 'No cost known at all: 0' },
      sales: [{ ordered_at: '2026-09-03', order_id: 'A1', customer_id: 'Li', amount: 100 }],
      period: { month: '2026-09' },
      expected: { value: 0 }
    },
    {
      title: {
        'zh-CN': '9月30日卖出的货10月1日退回：30的毛利在10月扣回；零元赠品的成本也扣',
        en: 'Sold on 30 September and returned on 1 October, its 30 are lost in October; so is what a gift had cost'
      },
      sales: [
        { ordered_at: '2026-09-30 23:59:59', order_id: 'A1', customer_id: 'Li', amount: 100, cost: 70 },
        {
          ordered_at: '2026-10-01 00:00:00',
          order_id: 'A1',
          customer_id: 'Li',
          quantity: -1,
          amount: -100,
          cost: -70
        },
        { ordered_at: '2026-10-31', order_id: 'A2', customer_id: 'Li', amount: 0, cost: 5 }
      ],
      period: { month: '2026-10' },
      expected: { value: -35 }
    }
  ]
})
