import type { Filters } from '#lib/view/view.ts'

/** A dimension as the page needs it: what it is called, and from which coarser one it is reached. */
export type Level = {
  readonly name: string
  readonly label: string
  /** Null at the top of its tree. */
  readonly parent: string | null
}

/** One step of the way down: the member that was entered. */
export type Step = { readonly dimension: string; readonly keys: readonly string[] }

/** The dimension below which there are only order lines. */
const last = 'customer'

/** The regions as the files name them repeat the finest level above them, unless their tree is uneven. */
const repeating: ReadonlySet<string> = new Set(['region', 'home_region'])

/**
 * Where a click on a member leads: the next finer level of its tree, below its leaf the customers, and below a
 * customer null, which is the order lines.
 */
export function nextLevel(levels: readonly Level[], name: string): string | null {
  if (name === last) return null
  const finer = levels.find((level) => level.parent === name && !repeating.has(level.name))
  return finer?.name ?? (levels.some((level) => level.name === last) ? last : null)
}

/** The levels above one, coarsest first. */
export function levelsAbove(levels: readonly Level[], name: string): Level[] {
  const parent = levels.find((level) => level.name === name)?.parent
  const above = levels.find((level) => level.name === parent)
  return above === undefined ? [] : [...levelsAbove(levels, above.name), above]
}

/** The coarsest level of the tree that a dimension stands in. */
export function topOf(levels: readonly Level[], name: string): string {
  return levelsAbove(levels, name)[0]?.name ?? name
}

/** The way down to what is split now: the chosen members of the levels above, or, among customers, of every other. */
export function stepsTo(levels: readonly Level[], by: string, filters: Filters): Step[] {
  const above = by === last ? wayToCustomers(levels) : levelsAbove(levels, by)
  return above.flatMap(({ name }) => {
    const keys = filters[name]
    return keys === undefined || keys.length === 0 ? [] : [{ dimension: name, keys }]
  })
}

/** What has no tree first, then tree by tree. */
function wayToCustomers(levels: readonly Level[]): Level[] {
  const isInTree = ({ name, parent }: Level) =>
    parent !== null || levels.some((level) => level.parent === name)
  const others = levels.filter(({ name }) => name !== last)
  return [...others.filter((level) => !isInTree(level)), ...others.filter(isInTree)]
}

/** The filters after coming back to a step: it and those before it stay, those after it go. */
export function filtersAt(filters: Filters, steps: readonly Step[], index: number): Filters {
  const left = new Set(steps.slice(index + 1).map(({ dimension }) => dimension))
  return Object.fromEntries(Object.entries(filters).filter(([dimension]) => !left.has(dimension)))
}

/** From a level down while one member of it is chosen alone: what a viewer of that member would split next. */
export function openLevel(levels: readonly Level[], from: string, filters: Filters): string {
  const next = filters[from]?.length === 1 ? nextLevel(levels, from) : null
  return next === null || next === last ? from : openLevel(levels, next, filters)
}
