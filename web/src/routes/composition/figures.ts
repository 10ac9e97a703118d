import { answerHref, rowsHref } from '#lib/view/addresses.ts'
import type { Figure } from '#lib/ui/figure.ts'
import { withMembers, type View } from '#lib/view/view.ts'
import { usualSort, type Sort } from './arrange.ts'
import type { Measure, Parts } from './parts.ts'

export type Shown = {
  measure: Measure
  by: string
  columns: string
  sort: Sort
  search: string
  page: number
  parts: Parts
}

/** What stands behind the figures of the page, for their menus: the same question, asked of the API. */
export function figuresOf(view: View, shown: Shown) {
  const { measure, by, columns } = shown
  const { kpi } = measure
  const definition = view.definitions[kpi]
  const period = view.own['period'] === undefined ? {} : { period: view.own['period'] }
  const rows = rowsHref(view, kpi, period)
  // The table lists all members, whichever are chosen.
  const whole = withMembers(view, by, [])
  const figure = (answer: string): Figure => ({ kpi, answer, rows })
  return {
    parts: figure(
      measure.kind === 'sum'
        ? answerHref(whole, `compositions/${by}`, {
            measure: kpi,
            compare: view.compare,
            definition,
            limit: limitOf(shown)
          })
        : answerHref(whole, `kpis/${kpi}`, { by, compare: view.compare, definition, limit: limitOf(shown) })
    ),
    trend:
      measure.kind === 'sum'
        ? figure(answerHref(monthOnly(whole), `compositions/${by}/months`, { measure: kpi, definition }))
        : undefined,
    pivot: figure(answerHref(view, `pivots/${kpi}`, { rows: by, columns, definition })),
    concentration: (spread: string, dimension: string): Figure => ({
      kpi: spread,
      rows: rowsHref(view, spread, period),
      answer: answerHref(dimension === by ? whole : view, `compositions/${dimension}`, {
        measure: spread,
        compare: view.compare,
        definition: view.definitions[spread]
      })
    })
  }
}

/** As many as are shown; sorted otherwise or searched, they are not the largest, and all are given. */
function limitOf({ sort, search, page, parts }: Shown): string | null {
  const isUsual = sort.column === usualSort.column && sort.isDescending && search === '' && page === 0
  return isUsual ? String(parts.rows.length) : String(Math.max(1, parts.members))
}

function monthOnly(view: View): View {
  const { period: _period, ...own } = view.own
  return { ...view, own }
}
