import { compositionHref, rowsHref } from '#lib/view/addresses.ts'
import { selectMember, viewSearch, withMembers, withOwn, type View } from '#lib/view/view.ts'
import { filtersAt, levelsAbove, nextLevel, stepsTo, type Level } from './levels.ts'

// Where the clicks of the page lead.

/** What belongs to one table only, and says nothing of the next. */
const ofOneTable = { page: null, search: null, sort: null }

/** The same page with something of its own changed. */
export function ownHref(view: View, changed: Readonly<Record<string, string | null>>): string {
  return viewSearch(withOwn(view, changed))
}

/** Another measure, or dimension, from the start of its table. */
export function tableHref(view: View, changed: { measure?: string; by?: string }): string {
  return ownHref(view, { ...ofOneTable, ...changed })
}

/** Into a member: it alone is chosen, and its parts are the next finer level; below a customer its order lines. */
export function drillHref(view: View, levels: readonly Level[], by: string, key: string): string {
  const chosen = withMembers(withoutFiner(view, levels, by), by, [key])
  const next = nextLevel(levels, by)
  if (next === null) return rowsHref(chosen, 'net-sales', { level: 'lines', ...periodOf(view) })
  return viewSearch(withOwn(chosen, { ...ofOneTable, by: next }))
}

const periodOf = ({ own }: View) => (own['period'] === undefined ? {} : { period: own['period'] })

/** Choosing among areas again, a province of the one before is none of its. */
function withoutFiner(view: View, levels: readonly Level[], by: string): View {
  const filters = Object.entries(view.filters).filter(
    ([dimension]) => !levelsAbove(levels, dimension).some(({ name }) => name === by)
  )
  return { ...view, filters: Object.fromEntries(filters) }
}

/** The row as the choice of the whole page, or no longer. */
export function selectHref(view: View, levels: readonly Level[], by: string, key: string): string {
  return viewSearch(selectMember(withoutFiner(view, levels, by), by, key))
}

/** Back to a step of the way down; −1 is where it began. */
export function stepHref(view: View, levels: readonly Level[], by: string, index: number): string {
  const steps = stepsTo(levels, by, view.filters)
  const { [by]: _chosen, ...filters } = filtersAt(view.filters, steps, index)
  const step = steps[index]
  const to = step === undefined ? steps[0]?.dimension : nextLevel(levels, step.dimension)
  return viewSearch(withOwn({ ...view, filters }, { ...ofOneTable, by: to ?? by }))
}

/** Where Escape leads: it gives back what is chosen in the table, else it goes up one step. Null at the top. */
export function backHref(view: View, levels: readonly Level[], by: string): string | null {
  if (view.filters[by] !== undefined) return viewSearch(withMembers(view, by, []))
  const steps = stepsTo(levels, by, view.filters)
  return steps.length === 0 ? null : stepHref(view, levels, by, steps.length - 2)
}

/** One of the compositions of the mission, under the filters at hand. */
export function missionHref(view: View, { kpi, by }: { kpi: string; by: string }): string {
  const period = view.own['period'] === undefined ? {} : { period: view.own['period'] }
  return compositionHref(view, { measure: kpi, by, ...period })
}
