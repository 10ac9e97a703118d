import type { Customer } from './customers.ts'
import {
  cellsOfRow,
  createPicker,
  type PlantedRow,
  repeatRow,
  replaceCell,
  soundRow,
  spoilCell
} from './defects.ts'
import { customerCells, customerColumns, productCells, productColumns } from './master-files.ts'
import type { Product } from './products.ts'
import { createRandom } from './random.ts'

const amounts = {
  customersWithoutId: 7,
  badFirstContact: 5,
  badBirthday: 3,
  badKind: 2,
  repeatedCustomers: 6,
  lookAlikes: 12,
  productsWithoutId: 3
}

/** The customer list with its defects. Those that cost a row fall on leads, so no buyer loses his record. */
export function plantCustomers(options: {
  customers: readonly Customer[]
  lastPurchases: ReadonlyMap<string, string>
  seed: string
}): PlantedRow<Customer>[] {
  const { customers, lastPurchases, seed } = options
  const rows = customers.map((customer) =>
    soundRow(customerCells(customer, lastPurchases.get(customer.id) ?? null), customer)
  )
  const at = (column: (typeof customerColumns)[number]) => customerColumns.indexOf(column)
  const random = createRandom(`${seed}/customer-defects`)
  const pick = createPicker(rows, random)
  const isLead = (row: PlantedRow<Customer>) => row.origin!.habits === null
  for (let i = 0; i < amounts.lookAlikes; i++) {
    const original = pick((row) => !isLead(row) && row.origin!.kind === 'company' && row.origin!.phone !== '')
    const twin = pick((row) => isLead(row) && row.origin!.kind === 'company')
    const cells = cellsOfRow(original)
    replaceCell(twin, at('customer_name'), cells[at('customer_name')]!.replace('有限公司', '有限责任公司'))
    for (const column of ['industry', 'region_id', 'contact_name', 'phone'] as const) {
      replaceCell(twin, at(column), cells[at(column)]!)
    }
    twin.oddity = 'looks like another customer'
  }
  for (let i = 0; i < amounts.customersWithoutId; i++)
    spoilCell(pick(isLead), at('customer_id'), '', 'customer_id')
  const badDays = ['n/a', '2025-02-29', '2025-13-01', '2026-04-31', '去年']
  for (let i = 0; i < amounts.badFirstContact; i++) {
    spoilCell(pick(isLead), at('first_contact_on'), badDays[i % badDays.length]!, 'first_contact_on')
  }
  const isPersonLead = (row: PlantedRow<Customer>) => isLead(row) && row.origin!.kind === 'person'
  for (let i = 0; i < amounts.badBirthday; i++)
    spoilCell(pick(isPersonLead), at('birthday'), '1990-02-30', 'birthday')
  for (let i = 0; i < amounts.badKind; i++)
    spoilCell(pick(isLead), at('customer_kind'), '不详', 'customer_kind')
  for (let i = 0; i < amounts.repeatedCustomers; i++) repeatRow(rows, pick(), i * 3)
  return rows
}

/** The product list: 400 products, three drafts without an id, one draft whose price is no number. */
export function plantProducts(products: readonly Product[], seed: string): PlantedRow<Product>[] {
  const rows = products.map((product) => soundRow(productCells(product), product))
  const at = (column: (typeof productColumns)[number]) => productColumns.indexOf(column)
  const pick = createPicker(rows, createRandom(`${seed}/product-defects`))
  const dear = (row: PlantedRow<Product>) => row.origin!.listCents >= 100_000
  for (let i = 0; i < 5; i++) {
    const row = pick(dear)
    replaceCell(
      row,
      at('list_price'),
      (row.origin!.listCents / 100).toFixed(2).replace(/^(\d+)(\d{3}\.)/, '$1,$2')
    )
    row.oddity = 'price with thousands separator'
  }
  for (let i = 0; i < 4; i++) {
    const row = pick((one) => one.origin!.unitCostCents !== null)
    replaceCell(row, at('unit_cost'), `¥${row.origin!.unitCostCents! / 100}`)
    row.oddity = 'price with currency sign'
  }
  for (let i = 0; i < amounts.productsWithoutId; i++) {
    const draft = soundRow<Product>(
      ['', `新品待定 ${i + 1}`, '办公耗材', '书写工具', '示例优选', '', '96', ''],
      null
    )
    draft.reject = { column: 'product_id', value: null, reason: 'missing' }
    rows.splice(120 * (i + 1), 0, draft)
  }
  const priceless = soundRow<Product>(
    ['P990', '新品待定 4', '小家电', '环境电器', '示例优选', '', 'abc', ''],
    null
  )
  priceless.reject = { column: 'list_price', value: 'abc', reason: 'unparseable' }
  rows.push(priceless)
  return rows
}
