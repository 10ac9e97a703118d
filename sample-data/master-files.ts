import { dayNumber } from './calendar.ts'
import type { CsvFile, CsvRow } from './csv.ts'
import type { Customer, Stage } from './customers.ts'
import { type Geography, regionRows } from './geography.ts'
import type { Line } from './orders.ts'
import { lastDay } from './plan.ts'
import type { Product } from './products.ts'
import { yuan } from './sales-files.ts'
import type { TargetRow } from './targets.ts'

export const productColumns = [
  'product_id',
  'product_name',
  'category',
  'subcategory',
  '品牌',
  'unit_cost',
  'list_price',
  'launched_on'
] as const

export const customerColumns = [
  'customer_id',
  'customer_name',
  'customer_kind',
  'industry',
  'company_size',
  'region_id',
  'owner',
  'acquisition_channel',
  'first_contact_on',
  'stage',
  'member_level',
  'renews_on',
  'contact_name',
  'phone',
  'email',
  'birthday',
  '需求类型'
] as const

export function productCells(product: Product): string[] {
  return [
    product.id,
    product.name,
    product.category,
    product.subcategory,
    product.brand,
    product.unitCostCents === null ? '' : yuan(product.unitCostCents),
    yuan(product.listCents),
    product.launchedOn
  ]
}

/** `lastBoughtOn` decides who is known to be lost: nothing for 9 months, and then two of three are marked. */
export function customerCells(customer: Customer, lastBoughtOn: string | null): string[] {
  const stage = stageOf(customer, lastBoughtOn)
  return [
    customer.id,
    customer.name,
    customer.kind,
    customer.industry,
    customer.size,
    customer.home.id,
    customer.owner,
    customer.acquisitionChannel,
    customer.firstContactOn,
    stage,
    customer.memberLevel,
    stage === 'lost' ? '' : customer.renewsOn,
    customer.contactName,
    customer.phone,
    customer.email,
    customer.birthday,
    customer.need
  ]
}

export function lastPurchases(lines: readonly Line[]): Map<string, string> {
  const last = new Map<string, string>()
  for (const line of lines) {
    if (line.customer !== null && line.kind === 'sale')
      last.set(line.customer.id, line.orderedAt.slice(0, 10))
  }
  return last
}

export function regionsFile(geography: Geography, extra: readonly CsvRow[]): CsvFile {
  const rows = regionRows(geography).map((row) => ({
    cells: [row.region_id, row.region_name, row.parent_id, row.code]
  }))
  return plainFile('regions', ['region_id', 'region_name', 'parent_id', 'code'], [...rows, ...extra])
}

export function targetsFile(targets: readonly TargetRow[], extra: readonly CsvRow[]): CsvFile {
  const rows = targets.map((row) => ({
    cells: [row.kpi, `${row.month}-01`, row.value, row.region_id, row.category]
  }))
  return plainFile('targets', ['kpi', 'month', 'value', 'region_id', 'category'], [...rows, ...extra])
}

export function plainFile(source: string, headers: readonly string[], rows: readonly CsvRow[]): CsvFile {
  return {
    path: `data/${source}.csv`,
    source,
    headers,
    rows,
    encoding: 'utf-8',
    byteOrderMark: false,
    lineEnd: '\n'
  }
}

function stageOf(customer: Customer, lastBoughtOn: string | null): Stage {
  if (customer.habits === null) return customer.stage
  // Whoever never came although expected stays a prospect.
  if (lastBoughtOn === null) return 'prospect'
  const silentDays = dayNumber(lastDay) - dayNumber(lastBoughtOn)
  return silentDays > 270 && Number(customer.id.slice(1)) % 3 !== 0 ? 'lost' : 'customer'
}
