import { formatCell, formatShare, formatShareChange } from '#lib/formats/figures.ts'
import { formatNumber, noValue } from '#lib/formats/numbers.ts'
import type { Scale } from '#lib/formats/scale.ts'
import type { SortColumn } from './arrange.ts'
import type { Measure, Part, Parts } from './parts.ts'

export type Column = SortColumn | 'reach' | 'base' | 'abc'

const unsorted: ReadonlySet<Column> = new Set(['reach', 'base', 'abc'])

/** The columns of figures that fit what is split: shares only where parts add up. */
export function figureColumns(
  { kind }: Pick<Measure, 'kind'>,
  { partsAddUp, rows }: Pick<Parts, 'partsAddUp' | 'rows'>,
  hasCustomers: boolean
): { column: Column; isSorted: boolean }[] {
  const hasReach = !partsAddUp && rows.some(({ reach }) => reach !== null)
  const columns: Column[] = [
    'value',
    'previous',
    ...(partsAddUp ? (['share', 'share-change', 'contribution'] as const) : []),
    ...(hasReach ? (['reach'] as const) : []),
    ...(kind === 'ratio' ? (['base'] as const) : []),
    ...(hasCustomers ? (['customers'] as const) : []),
    ...(partsAddUp ? (['abc'] as const) : [])
  ]
  return columns.map((column) => ({ column, isSorted: !unsorted.has(column) }))
}

/** Distinct customers of the rows shown, and of all: one may stand behind several rows. */
export type Customers = { byKey: Readonly<Record<string, number>>; total: number | null }

/** What stands in a column of figures. */
export function cellText(
  column: Column,
  row: Part,
  { scale, customers }: { scale: Scale; customers: Customers | null | undefined }
): string {
  const { language } = scale
  switch (column) {
    case 'value':
    case 'previous':
      return formatCell(row[column], scale)
    case 'share':
    case 'reach':
      return formatShare(row[column], language)
    case 'share-change':
      // The share of the whole does not change.
      return row.key === 'total' ? '' : formatShareChange(row.shareChange, language)
    case 'contribution':
      return formatShareChange(row.contribution, language)
    case 'base':
      return row.denominator === null ? noValue : formatNumber(row.denominator, language, 0)
    case 'customers':
      return customersText(row.key, customers, scale)
    case 'abc':
      return row.abc ?? ''
    default:
      return ''
  }
}

/** Empty while the numbers are on their way, and for the others together, who are not counted. */
export function customersText(
  key: string,
  customers: Customers | null | undefined,
  { language }: Scale
): string {
  if (customers == null || key === 'other') return ''
  const count = key === 'total' ? customers.total : (customers.byKey[key] ?? 0)
  return count === null ? noValue : formatNumber(count, language, 0)
}
