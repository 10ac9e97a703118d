export const comparisons = ['previous', 'last-year', 'target'] as const

export type Comparison = (typeof comparisons)[number]

/** Chosen members by dimension; `''` is the member "none". */
export type Filters = Readonly<Record<string, readonly string[]>>

/** What the viewer looks at: all of it stands in the URL, so that a copied link shows the same. */
export type View = {
  /** YYYY-MM */
  readonly month: string
  readonly compare: Comparison
  readonly filters: Filters
}

/** Names in the URL that are not dimensions. */
export const reservedParameters: ReadonlySet<string> = new Set(['month', 'compare'])

/** The query string of a view: `?month=2026-10&compare=last-year&area=华东`. */
export function viewSearch({ month, compare, filters }: View): string {
  const parameters = new URLSearchParams({ month, compare })
  for (const dimension of Object.keys(filters).sort())
    for (const key of filters[dimension] ?? []) parameters.append(dimension, key)
  return `?${parameters}`
}

/** The view with these members of a dimension chosen, or without the dimension when there are none. */
export function withMembers(view: View, dimension: string, keys: readonly string[]): View {
  const { [dimension]: _before, ...others } = view.filters
  return { ...view, filters: keys.length === 0 ? others : { ...others, [dimension]: keys } }
}

/** The keys with one of them switched on or off. */
export function toggleKey(keys: readonly string[], key: string): readonly string[] {
  return keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]
}

/** The view with one member as the only one of its dimension; the same member again takes it away. */
export function selectMember(view: View, dimension: string, key: string): View {
  const chosen = view.filters[dimension] ?? []
  const isOnly = chosen.length === 1 && chosen[0] === key
  return withMembers(view, dimension, isOnly ? [] : [key])
}
