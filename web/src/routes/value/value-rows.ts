import type { CustomerValues } from '#lib/server/queries.ts'

/** Customers and what they are expected to bring. */
export type ValueRow = { label: string; customers: number; value: number }

type Sums = { customers: number; expected_purchases: number; expected_value: number | null }

/** Money, or purchases where the build knows no spends. */
export const valueOf = ({ expected_purchases, expected_value }: Sums, hasMoney: boolean): number =>
  hasMoney ? (expected_value ?? 0) : expected_purchases

const most = 9

/** The members of a dimension by value, those beyond the first as one. */
export function memberRows(
  rows: CustomerValues['by'][number]['rows'],
  { hasMoney, none, others }: { hasMoney: boolean; none: string; others: (count: number) => string }
): ValueRow[] {
  const all = rows.map((row) => ({
    label: row.label || row.key || none,
    customers: row.customers,
    value: valueOf(row, hasMoney)
  }))
  if (all.length <= most + 1) return all
  const rest = all.slice(most)
  return [...all.slice(0, most), together(rest, others(rest.length))]
}

/** Tenths of the customers, the first that of the largest values. */
export function tenthRows(
  deciles: CustomerValues['deciles'],
  { hasMoney, label }: { hasMoney: boolean; label: (tenth: number) => string }
): ValueRow[] {
  return deciles.map((each) => ({
    label: label(each.decile),
    customers: each.customers,
    value: valueOf(each, hasMoney)
  }))
}

/** Fifths of the chance of being a customer still, the likeliest first, then who bought once. */
export function aliveRows(
  { alive, once }: Pick<CustomerValues, 'alive' | 'once'>,
  {
    hasMoney,
    band,
    onceLabel
  }: { hasMoney: boolean; band: (from: number, to: number) => string; onceLabel: string }
): ValueRow[] {
  const fifths = [4, 3, 2, 1, 0].map((fifth) => {
    const pair = alive.slice(fifth * 2, fifth * 2 + 2)
    const rows = pair.map((each) => ({
      label: '',
      customers: each.customers,
      value: valueOf(each, hasMoney)
    }))
    return together(rows, band(fifth * 20, fifth * 20 + 20))
  })
  return [...fifths, { label: onceLabel, customers: once.customers, value: valueOf(once, hasMoney) }]
}

function together(rows: readonly ValueRow[], label: string): ValueRow {
  return {
    label,
    customers: rows.reduce((sum, { customers }) => sum + customers, 0),
    value: rows.reduce((sum, { value }) => sum + value, 0)
  }
}
