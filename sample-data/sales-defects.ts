import {
  createPicker,
  cutRow,
  type PlantedRow,
  repeatRow,
  replaceCell,
  soundRow,
  splitNumber,
  spoilCell
} from './defects.ts'
import type { Line } from './orders.ts'
import type { Product } from './products.ts'
import { createRandom, type Random } from './random.ts'
import { cellsOf, columnsOf, type SalesColumn, type SalesFilePlan, salesFilePlans } from './sales-files.ts'

/** How many rows of each defect go into the sales files together. */
const amounts = {
  missingDate: 14,
  badDate: 18,
  missingPrice: 5,
  badPrice: 9,
  badQuantity: 8,
  badDiscount: 4,
  tooManyFields: 7,
  tooFewFields: 6,
  thousandsPrice: 24,
  currencyPrice: 22,
  thousandsQuantity: 12,
  unknownProduct: 31,
  unknownCustomer: 14,
  repeatedInFile: 46
}
/** Last rows of this file that the next export delivers again at its beginning. */
const overlap = { file: 'data/sales/2025-q2.csv', rows: 13 }

const badDates = [
  'n/a',
  '2026-02-30 10:12',
  '2025-06-31 09:40',
  '2025-13-05 16:20',
  '0000-00-00 00:00',
  '待定',
  '2026-09-31'
]
const badOldDates = ['n/a', '2024/02/30 10:12', '2024/06/31 9:40', '2024/13/05 16:20', '无']
const badPrices = ['abc', '面议', '12.3.4', '--']
const badQuantities = ['abc', '两箱', '12O', '#REF!']
const unknownProducts = ['P977', 'P978', 'P985', 'X-0001']
const unknownCustomers = ['C9101', 'C9102', 'C9103']

export type PlantedSalesFile = { plan: SalesFilePlan; rows: PlantedRow<Line>[] }

/** The sales files with all their defects. Each row has at most one. */
export function plantSales(lines: readonly Line[], seed: string): PlantedSalesFile[] {
  const files = salesFilePlans.map((plan) => ({
    plan,
    rows: lines
      .filter((line) => line.orderedAt.slice(0, 10) >= plan.from && line.orderedAt.slice(0, 10) <= plan.to)
      .map((line) => soundRow(cellsOf(line, plan), line))
  }))
  const random = createRandom(`${seed}/sales-defects`)
  const kinds = Object.entries(amounts) as [keyof typeof amounts, number][]
  kinds.forEach(([kind, amount], index) => {
    // Another first file for each kind, so that kinds with few rows do not all fall on the same files.
    for (let i = 0; i < amount; i++) plant(kind, i, files[(i + 3 * index) % files.length]!, random)
  })
  repeatAcrossFiles(files)
  return files
}

function plant(kind: keyof typeof amounts, turn: number, file: PlantedSalesFile, random: Random): void {
  const columns = columnsOf(file.plan)
  const at = (column: SalesColumn) => columns.indexOf(column)
  const pick = createPicker(file.rows, random)
  const isSale = (row: PlantedRow<Line>) => row.origin!.kind === 'sale' && row.origin!.priceCents > 0
  const isOld = file.plan.system === 'old'
  switch (kind) {
    case 'missingDate':
      return spoilCell(pick(isSale), at('ordered_at'), '', 'ordered_at')
    case 'badDate':
      return spoilCell(
        pick(isSale),
        at('ordered_at'),
        nth(isOld ? badOldDates : badDates, turn),
        'ordered_at'
      )
    case 'missingPrice':
      // Either amount or unit_price is required: the row is refused for want of an amount.
      return spoilCell(pick(isSale), at('unit_price'), '', 'amount')
    case 'badPrice':
      return spoilCell(pick(isSale), at('unit_price'), nth(badPrices, turn), 'unit_price')
    case 'badQuantity':
      return spoilCell(pick(isSale), at('quantity'), nth(badQuantities, turn), 'quantity')
    case 'badDiscount':
      return spoilCell(pick(isSale), at('discount_rate'), '九折', 'discount_rate')
    case 'tooManyFields':
      // With an empty last cell the row would merely end in a needless comma.
      return splitNumber(
        pick((row) => isSale(row) && row.origin!.rep !== ''),
        at('unit_price')
      )
    case 'tooFewFields':
      return cutRow(pick(isSale), random.integer(4, 8))
    case 'thousandsPrice':
      return writeThousands(
        pick((row) => isSale(row) && row.origin!.priceCents >= 100_000),
        at('unit_price')
      )
    case 'currencyPrice':
      return writeCurrency(pick(isSale), at('unit_price'), file.plan)
    case 'thousandsQuantity':
      return writeThousandsQuantity(
        pick((row) => isSale(row) && row.origin!.quantity >= 1000),
        at('quantity')
      )
    case 'unknownProduct':
      return writeUnknownProduct(pick(isSale), at('product_id'), nth(unknownProducts, turn))
    case 'unknownCustomer':
      return writeUnknownCustomer(
        pick((row) => isSale(row) && row.origin!.customer !== null),
        at('customer_id'),
        nth(unknownCustomers, turn)
      )
    case 'repeatedInFile':
      return repeatRow(file.rows, pick(), nth([0, 0, 1, 12, 240], turn))
  }
}

/** `1234.5` becomes `1,234.50`, in quotes: it must parse. */
function writeThousands(row: PlantedRow<Line>, index: number): void {
  replaceCell(row, index, groupThousands((row.origin!.priceCents / 100).toFixed(2)))
  row.oddity = 'price with thousands separator'
}

function writeThousandsQuantity(row: PlantedRow<Line>, index: number): void {
  replaceCell(row, index, groupThousands(String(row.origin!.quantity)))
  row.oddity = 'quantity with thousands separator'
}

/** `88` becomes `¥88`; GB18030 systems write the full-width sign. Both must parse. */
function writeCurrency(row: PlantedRow<Line>, index: number, plan: SalesFilePlan): void {
  const sign = plan.encoding === 'gb18030' ? '￥' : '¥'
  replaceCell(row, index, `${sign}${row.origin!.priceCents / 100}`)
  row.oddity = 'price with currency sign'
}

/** The line is kept and counts in sales; its product has no name and no category. */
function writeUnknownProduct(row: PlantedRow<Line>, index: number, id: string): void {
  replaceCell(row, index, id)
  const unlisted: Product = {
    ...row.origin!.product,
    id,
    name: '',
    category: '',
    subcategory: '',
    unitCostCents: null
  }
  row.origin = { ...row.origin!, product: unlisted }
  row.oddity = 'unknown product'
}

/** The line is kept; nothing but its id is known of the customer, so here it stands as if without one. */
function writeUnknownCustomer(row: PlantedRow<Line>, index: number, id: string): void {
  replaceCell(row, index, id)
  row.origin = { ...row.origin!, customer: null }
  row.oddity = 'unknown customer'
}

function repeatAcrossFiles(files: readonly PlantedSalesFile[]): void {
  const from = files.findIndex((file) => file.plan.path === overlap.file)
  const sound = files[from]!.rows.filter(
    (row) => row.reject === null && row.oddity === null && !row.isDuplicate
  )
  const repeated = sound.slice(-overlap.rows)
  files[from + 1]!.rows.unshift(...repeated.map((row) => ({ ...row, origin: null, isDuplicate: true })))
}

function groupThousands(text: string): string {
  return text.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

function nth<T>(items: readonly T[], turn: number): T {
  return items[turn % items.length]!
}
