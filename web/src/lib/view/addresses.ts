import { viewElsewhere, viewSearch, withOwn, type View } from './view.ts'

// Where the pages and answers of a view are. Every link between pages is made here, so that no page knows another's
// parameters.

/** What a page is told besides the view; null and undefined leave a parameter out. */
type Own = Readonly<Record<string, string | null | undefined>>

function pageHref(path: string, view: View, own: Own = {}): string {
  const given = Object.fromEntries(Object.entries(own).map(([name, value]) => [name, value ?? null]))
  return path + viewSearch(withOwn(viewElsewhere(view), given))
}

export const reviewHref = (view: View, own: { bridge?: string } = {}): string => pageHref('/', view, own)

/** What a measure is made of: `measure` a KPI, `by` a dimension, `show` one of the page's ways to show it. */
export const compositionHref = (
  view: View,
  own: { measure?: string; by?: string; show?: string; columns?: string; period?: string }
): string => pageHref('/composition', view, own)

/** Customers, products or members behind a change: all of a bridge, or one bar of it. */
export const changesHref = (
  view: View,
  kpi: string,
  own: { bridge: string; by?: string; effect?: string; period?: string }
): string => pageHref(`/changes/${kpi}`, view, own)

/** The rows behind a figure: what it counts, or the order lines that these are made of. */
export const rowsHref = (
  view: View,
  kpi: string,
  own: { level?: 'counted' | 'lines'; period?: string; search?: string } = {}
): string => pageHref(`/rows/${kpi}`, view, own)

/**
 * What narrows the list of customers down besides the view; each is one entry of `queries/customers/list-filters.ts`.
 * `segment` is a class of `scheme` and `stage` one of the lifecycle, both at the end of the month (`closing_stage` whatever
 * `classes` says); `rule` one of the churn risk; `grade` that of the assessment; `cohort` the month or quarter of the first purchase, `bought` and `not_bought`
 * that of any, `..` after it for it or later; `classes` the month at whose end customers are classified where it is not
 * that of the list; the four last who moved between segments, and when. `sort` is a column of the list, `-` before it for
 * the largest first.
 */
export type CustomerListParameters = Readonly<
  Partial<
    Record<
      | 'search'
      | 'sort'
      | 'segment'
      | 'scheme'
      | 'stage'
      | 'closing_stage'
      | 'cluster'
      | 'rule'
      | 'grade'
      | 'cohort'
      | 'bought'
      | 'not_bought'
      | 'classes'
      | 'r_score'
      | 'f_score'
      | 'from_segment'
      | 'to_segment'
      | 'from_month'
      | 'to_month',
      string | null | undefined
    >
  >
>

export const customerListHref = (view: View, parameters: CustomerListParameters = {}): string =>
  pageHref('/customers/list', view, parameters)

/** How customers are assessed; `grade`, `advice` and `moved_by` narrow its list down. */
export const assessmentHref = (
  view: View,
  own: { grade?: string; advice?: string; moved_by?: string } = {}
): string => pageHref('/assessment', view, own)

/** The form of one customer's assessment. */
export const assessmentFormHref = (view: View, id: string): string =>
  pageHref(`/assessment/${encodeURIComponent(id)}`, view)

/** The card of one customer. Ids come from files, and may hold anything. */
export const customerHref = (view: View, id: string): string =>
  pageHref(`/customers/${encodeURIComponent(id)}`, view)

export const definitionHref = (view: View, kpi: string): string => `${pageHref('/definitions', view)}#${kpi}`

export const qualityHref = (view: View): string => pageHref('/quality', view)

/** What a period is called by the API: `{ month }`, `{ quarter }` or `{ from, to }`. */
export function periodParameters({ month, own }: View): Readonly<Record<string, string>> {
  const { period } = own
  if (period === undefined) return { month }
  const [from = '', to] = period.split('..')
  if (to !== undefined) return { from, to }
  return period.includes('Q') ? { quarter: period } : { month: period }
}

/** The answer of the API to what the view asks, without a format: `answerHref(view, 'compositions/area', {…})`. */
export function answerHref(view: View, resource: string, given: Own = {}): string {
  return addressOf(view, resource, given, periodParameters(view))
}

/** The same of an answer that is of the whole build, whatever the period of the view. */
export const buildAnswerHref = (view: View, resource: string, given: Own = {}): string =>
  addressOf(view, resource, given)

function addressOf(
  view: View,
  resource: string,
  given: Own,
  period: Readonly<Record<string, string>> = {}
): string {
  const parameters = new URLSearchParams(period)
  for (const [dimension, keys] of Object.entries(view.filters))
    for (const key of keys) parameters.append('where', `${dimension}=${key}`)
  for (const [name, value] of Object.entries(given))
    if (value !== null && value !== undefined) parameters.set(name, value)
  return `/api/v1/${resource}?${parameters}`
}

/** The answer of the API to who moved between segments: two months of its own stand in the place of the view's. */
export function migrationHref(
  { filters }: View,
  { from, to, scheme }: { from: string; to: string; scheme: string }
): string {
  const parameters = new URLSearchParams({ from, to, scheme })
  for (const [dimension, keys] of Object.entries(filters))
    for (const key of keys) parameters.append('where', `${dimension}=${key}`)
  return `/api/v1/migration?${parameters}`
}
