import type { Line } from './orders.ts'

/** Canonical columns of the present system's files, which are also their headers. */
export const salesColumns = [
  'line_id',
  'order_id',
  'ordered_at',
  'customer_id',
  'product_id',
  'region_id',
  'channel',
  'quantity',
  'unit_price',
  'discount_rate',
  'payment_method',
  'kind',
  'campaign_id',
  'sales_rep'
] as const
export type SalesColumn = (typeof salesColumns)[number]

/** The old system had Chinese headers, its own order of columns, dates with slashes, and no kind of line. */
const oldSystem: readonly (readonly [header: string, column: SalesColumn])[] = [
  ['订单编号', 'order_id'],
  ['行号', 'line_id'],
  ['下单时间', 'ordered_at'],
  ['客户编号', 'customer_id'],
  ['产品编号', 'product_id'],
  ['数量', 'quantity'],
  ['单价', 'unit_price'],
  ['折扣率', 'discount_rate'],
  ['城市编码', 'region_id'],
  ['销售渠道', 'channel'],
  ['付款方式', 'payment_method'],
  ['活动编号', 'campaign_id'],
  ['业务员', 'sales_rep']
]

export type SalesFilePlan = {
  path: string
  from: string
  to: string
  system: 'old' | 'present'
  encoding: 'utf-8' | 'gb18030'
}

/** One file per export, in the order in which they are read; days inclusive. */
export const salesFilePlans: readonly SalesFilePlan[] = [
  plan('old-2024-h1', '2024-01-01', '2024-06-30', 'old', 'gb18030'),
  plan('old-2024-h2', '2024-07-01', '2024-12-31', 'old'),
  plan('2025-q1', '2025-01-01', '2025-03-31'),
  plan('2025-q2', '2025-04-01', '2025-06-30'),
  plan('2025-q3', '2025-07-01', '2025-09-30'),
  plan('2025-q4', '2025-10-01', '2025-12-31'),
  plan('2026-q1', '2026-01-01', '2026-03-31'),
  plan('2026-q2', '2026-04-01', '2026-06-30'),
  plan('2026-q3', '2026-07-01', '2026-09-30'),
  plan('2026-q4', '2026-10-01', '2026-10-31')
]

export function headersOf(file: SalesFilePlan): readonly string[] {
  return file.system === 'old' ? oldSystem.map(([header]) => header) : salesColumns
}

/** Canonical columns in the order of the file. */
export function columnsOf(file: SalesFilePlan): readonly SalesColumn[] {
  return file.system === 'old' ? oldSystem.map(([, column]) => column) : salesColumns
}

export function cellsOf(line: Line, file: SalesFilePlan): string[] {
  const orderedAt = file.system === 'old' ? line.orderedAt.replaceAll('-', '/') : line.orderedAt
  const values: Record<SalesColumn, string> = {
    line_id: line.lineId,
    order_id: line.orderId,
    ordered_at: orderedAt,
    customer_id: line.customer?.id ?? '',
    product_id: line.product.id,
    region_id: line.city.id,
    channel: line.channel,
    quantity: String(line.quantity),
    unit_price: yuan(line.priceCents),
    discount_rate: String(line.discount / 100),
    payment_method: line.payment,
    kind: line.kind,
    campaign_id: line.campaign,
    sales_rep: line.rep
  }
  return columnsOf(file).map((column) => values[column])
}

/** Cents as yuan, without needless zeros: 4580 → 45.8. */
export function yuan(cents: number): string {
  return String(cents / 100)
}

function plan(
  name: string,
  from: string,
  to: string,
  system: 'old' | 'present' = 'present',
  encoding: 'utf-8' | 'gb18030' = 'utf-8'
): SalesFilePlan {
  return { path: `data/sales/${name}.csv`, from, to, system, encoding }
}
