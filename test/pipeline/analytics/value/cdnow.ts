import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reference } from '../../../support/reference-build.ts'

/** The CD shop's sample as of 1997-09-30, read without the pipeline: purchases of one day merged, in weeks. */
export function cdnowHistories() {
  const asOf = Date.UTC(1997, 8, 30) / 86_400_000
  const customers = new Map<string, Map<number, number>>()
  for (const line of readFileSync(join(reference, 'cdnow/CDNOW_sample.txt'), 'utf8').trim().split('\n')) {
    const [, customer = '', date = '', , dollars = ''] = line.trim().split(/\s+/)
    const [, year, month, day] = /(\d{4})(\d{2})(\d{2})/.exec(date) ?? []
    const on = Date.UTC(Number(year), Number(month) - 1, Number(day)) / 86_400_000
    if (on > asOf) continue
    const days = customers.get(customer) ?? new Map<number, number>()
    customers.set(customer, days.set(on, (days.get(on) ?? 0) + Number(dollars)))
  }
  const rows = [...customers.values()].map((amounts) => {
    const days = [...amounts.keys()].sort((a, b) => a - b)
    const [first = 0, last = 0] = [days[0], days.at(-1)]
    const repeats = days.length - 1
    const paid = days.slice(1).reduce((sum, day) => sum + (amounts.get(day) ?? 0), 0)
    return {
      repeats,
      recency: (last - first) / 7,
      age: (asOf - first) / 7,
      meanSpend: repeats > 0 ? paid / repeats : 0
    }
  })
  const column = (name: 'repeats' | 'recency' | 'age', of = rows) => Float64Array.from(of, (row) => row[name])
  const again = rows.filter(({ repeats }) => repeats > 0)
  return {
    histories: {
      repeats: column('repeats'),
      recency: column('recency'),
      age: column('age'),
      customers: Float64Array.from(rows, () => 1)
    },
    spends: {
      repeats: column('repeats', again),
      meanSpend: Float64Array.from(again, ({ meanSpend }) => meanSpend)
    }
  }
}
