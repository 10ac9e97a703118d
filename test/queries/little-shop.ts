import type { TinySources } from '../support/warehouse.ts'

/**
 * September and October 2026 of a shop small enough to add up by eye. Ann's customers are Li and He, Bob's is
 * Wu; Li lives in the eastern Springfield, Wu and He in the western one.
 *
 *            Li     Wu     He     nobody   all
 * September  100     50      –      –      150
 * October    150     25     60     10      245   (He buys in the east; Wu bought for 40, returned 15)
 */
export const littleShop: TinySources = {
  sales: [
    line('2026-09-05', 'S1', 'Li', 'tea', 'E1', 'online', 100),
    line('2026-09-10', 'S2', 'Wu', 'pen', 'W1', 'store', 50),
    line('2026-10-02', 'O1', 'Li', 'tea', 'E1', 'online', 120),
    line('2026-10-02', 'O1', 'Li', 'pen', 'E1', 'online', 30),
    line('2026-10-03', 'O2', 'Wu', 'pen', 'W1', 'store', 40),
    line('2026-10-04', 'O3', 'He', 'tea', 'E1', 'online', 60),
    line('2026-10-05', 'O4', null, 'box', null, null, 10),
    { ...line('2026-10-06', 'O5', 'Wu', 'pen', 'W1', 'store', -15), quantity: -1 }
  ],
  products: [
    { product_id: 'tea', product_name: '绿茶', category: 'Drinks', subcategory: 'Tea' },
    { product_id: 'pen', product_name: 'Pen', category: 'Office', subcategory: 'Pens' },
    { product_id: 'box', product_name: 'Box' }
  ],
  regions: [
    { region_id: 'E', region_name: 'East' },
    { region_id: 'W', region_name: 'West' },
    { region_id: 'E1', region_name: 'Springfield', parent_id: 'E' },
    { region_id: 'W1', region_name: 'Springfield', parent_id: 'W' }
  ],
  customers: [
    { customer_id: 'Li', customer_name: '李', owner: 'ann', region_id: 'E1', industry: 'tea rooms' },
    { customer_id: 'Wu', customer_name: '吴', owner: 'bob', region_id: 'W1' },
    { customer_id: 'He', customer_name: '何', owner: 'ann', region_id: 'W1', industry: 'tea rooms' }
  ],
  targets: [
    { kpi: 'net-sales', month: '2026-09-01', value: 100 },
    { kpi: 'net-sales', month: '2026-10-01', value: 200 },
    { kpi: 'net_sales', month: '2026-10-01', value: 180.5, region_id: 'E' },
    { kpi: 'net-sales', month: '2026-10-01', value: 20, region_id: 'W' },
    { kpi: 'net-sales', month: '2026-10-01', value: 150, region_id: 'E1' },
    { kpi: 'return-rate', month: '2026-10-01', value: 0.05 },
    { kpi: 'active-customers', month: '2026-10-01', value: 4 }
  ],
  settings: {
    as_of: '2026-10-31',
    complete_through: '2026-10-31',
    tier_strategic_minimum: 100,
    tier_key_minimum: 50
  },
  regionLevels: [
    { name: 'area', label_zh: '区域', label_en: 'Area' },
    { name: 'city', label_zh: '城市', label_en: 'City' }
  ]
}

function line(
  ordered_at: string,
  order_id: string,
  customer_id: string | null,
  product_id: string,
  region_id: string | null,
  channel: string | null,
  amount: number
) {
  return { ordered_at, order_id, customer_id, product_id, region_id, channel, amount }
}
