import type { Text } from '../i18n/language.ts'

/** With what a month can be compared by name. */
export const comparisons = ['previous', 'last-year', 'last-year-lunar', 'trailing-mean', 'target'] as const

export type NamedComparison = (typeof comparisons)[number]

/** A month, a quarter or days: `2025-03`, `2025-Q3`, `2025-01-01..2025-01-31`. */
export type Period = `${number}-${string}`

export type Comparison = NamedComparison | Period

export function isNamed(compare: Comparison): compare is NamedComparison {
  return comparisons.some((name) => name === compare)
}

/** Chosen members by dimension; `''` is the member "none". */
export type Filters = Readonly<Record<string, readonly string[]>>

/** What the viewer looks at: all of it stands in the URL, so that a copied link shows the same. */
export type View = {
  /** YYYY-MM */
  readonly month: string
  readonly compare: Comparison
  readonly filters: Filters
  /** The definition chosen in place of a KPI's own, by KPI. */
  readonly definitions: Readonly<Record<string, string>>
  /** What only the page at hand knows, such as the bridge that it shows; other pages are not told. */
  readonly own: Readonly<Record<string, string>>
  /** What is chosen that no menu of the top bar names; not part of the address. */
  readonly names?: FilterNames
}

/** Chosen members by key, the dimension's label, and the dimension of the top bar that it refines, if any. */
export type FilterNames = Readonly<
  Record<
    string,
    {
      readonly label: Text
      readonly refines: string | null
      readonly members: Readonly<Record<string, string>>
    }
  >
>

/** Names in the URL that are not dimensions: what every page knows, and what one of them does. */
export const reservedParameters: ReadonlySet<string> = new Set([
  'month',
  'compare',
  'advice',
  'bridge',
  'by',
  'classes',
  'cluster',
  'cohort',
  'columns',
  'effect',
  'event',
  'f_score',
  'from_month',
  'from_segment',
  'grade',
  'group',
  'kind',
  'level',
  'list',
  'measure',
  'moved_by',
  'page',
  'period',
  'r_score',
  'rep',
  'rule',
  'scheme',
  'search',
  'show',
  'sort',
  'span',
  'stage',
  'team',
  'to_month',
  'to_segment'
])

/** Under which a chosen definition stands in the URL: `definition.churn-rate=proposed-window`. */
export const definitionParameter = (kpi: string): string => `definition.${kpi}`

/** The query string of a view: `?month=2026-10&compare=last-year&area=华东`. */
export function viewSearch({ month, compare, filters, definitions, own }: View): string {
  const parameters = new URLSearchParams({ month, compare })
  for (const dimension of Object.keys(filters).sort())
    for (const key of filters[dimension] ?? []) parameters.append(dimension, key)
  for (const kpi of Object.keys(definitions).sort())
    parameters.append(definitionParameter(kpi), definitions[kpi] ?? '')
  for (const name of Object.keys(own).sort()) parameters.append(name, own[name] ?? '')
  return `?${parameters}`
}

/** What the view looks at: its month, or the period that a page has put in its place. */
export const periodOf = ({ month, own }: View): Period => (own['period'] ?? month) as Period

/** The view as another page is told of it. */
export const viewElsewhere = (view: View): View => ({ ...view, own: {} })

/** The view with parameters of the page at hand set; null takes one away. */
export function withOwn(view: View, changed: Readonly<Record<string, string | null>>): View {
  const own = Object.entries({ ...view.own, ...changed }).filter(
    (entry): entry is [string, string] => entry[1] !== null
  )
  return { ...view, own: Object.fromEntries(own) }
}

/** The view with a definition chosen for a KPI; null gives it its own again. */
export function withDefinition(view: View, kpi: string, definition: string | null): View {
  const { [kpi]: _before, ...others } = view.definitions
  return { ...view, definitions: definition === null ? others : { ...others, [kpi]: definition } }
}

/** What the view asks of one KPI, as the query string of the API. */
export function apiSearch({ month, filters, definitions }: View, kpi: string): string {
  const parameters = new URLSearchParams({ month })
  for (const [dimension, keys] of Object.entries(filters))
    for (const key of keys) parameters.append('where', `${dimension}=${key}`)
  const definition = definitions[kpi]
  if (definition !== undefined) parameters.set('definition', definition)
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
