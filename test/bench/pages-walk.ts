import { comparisonLabel } from '../../web/src/lib/ui/comparison-label.ts'
import {
  selectMember,
  viewSearch,
  withMembers,
  type Comparison,
  type View
} from '../../web/src/lib/view/view.ts'

export const kinds = ['month', 'comparison', 'filter', 'combined', 'unfilter'] as const

/** What changes: the month, the comparison, to one filter, to two of them, or to one less. */
export type Kind = (typeof kinds)[number]

/** One change of the view by one click, and what is clicked. */
export interface Step {
  readonly kind: Kind
  readonly view: View
  /** Nobody has asked for this view of the server before. */
  readonly isFirst: boolean
  /** A link of the top bar to the view, or an item of one of its menus. */
  readonly click: { link: string } | { menu: string; item: string }
}

export interface Choices {
  /** In the order of time */
  readonly months: readonly string[]
  /** None on a page that compares nothing. */
  readonly comparisons: readonly Comparison[]
  readonly dimensions: readonly {
    dimension: string
    members: readonly { key: string; label: string }[]
  }[]
}

/**
 * A walk through views from click to click, in random order, until so many of them were seen for the first time; every
 * kind of change comes about as often as the others.
 */
export function planWalk(
  choices: Choices,
  { start, firsts, random }: { start: View; firsts: number; random: () => number }
): Step[] {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  const seen = new Set([viewSearch(start)])
  const steps: Step[] = []
  const countOf = (kind: Kind) => steps.filter((step) => step.kind === kind && step.isFirst).length
  const open = kinds.filter((kind) => kind !== 'comparison' || choices.comparisons.length > 0)
  const byNeed = () => open.toSorted((one, other) => countOf(one) - countOf(other))
  let view = start
  while (steps.filter(({ isFirst }) => isFirst).length < firsts) {
    const possible = stepsFrom(view, choices).map((step) => ({
      ...step,
      isFirst: !seen.has(viewSearch(step.view))
    }))
    const unseen = (kind: Kind) => possible.filter((step) => step.isFirst && step.kind === kind)
    const [needed] = byNeed()
    // A single filter can be set only where there is none: back to there, if need be by views that are known.
    const back =
      needed === 'filter' && unseen(needed).length === 0
        ? possible.filter(({ kind }) => kind === 'unfilter')
        : []
    const kind = byNeed().find((each) => unseen(each).length > 0)
    const step = pick(back.length > 0 ? back : kind === undefined ? possible : unseen(kind))
    if (step === undefined) throw new Error(`pages-walk: no way on from ${viewSearch(view)}`)
    seen.add(viewSearch(step.view))
    steps.push(step)
    view = step.view
  }
  return steps
}

/** Comparisons that need no menu. */
const inSwitch: ReadonlySet<string> = new Set(['previous', 'last-year', 'target'])

/** Where the menu of a dimension is. */
export const chipOf = (dimension: string): string => `header [data-dimension="${dimension}"]`

type Possible = Omit<Step, 'isFirst'>

function stepsFrom(view: View, { months, comparisons, dimensions }: Choices): Possible[] {
  const filtered = Object.keys(view.filters)
  const at = months.indexOf(view.month)
  const link = (kind: Kind, next: View): Possible => ({ kind, view: next, click: { link: viewSearch(next) } })
  return [
    ...[months[at - 1], months[at + 1]].flatMap((month) =>
      month === undefined ? [] : [link('month', { ...view, month })]
    ),
    ...comparisons
      .filter((compare) => compare !== view.compare)
      .map((compare) =>
        inSwitch.has(compare)
          ? link('comparison', { ...view, compare })
          : {
              kind: 'comparison' as const,
              view: { ...view, compare },
              click: { menu: 'header .wide .more', item: comparisonLabel(compare, 'en') }
            }
      ),
    ...filtered.map((dimension) => link('unfilter', withMembers(view, dimension, []))),
    ...dimensions
      .filter(({ dimension }) => filtered.length < 2 && !filtered.includes(dimension))
      .flatMap(({ dimension, members }) =>
        members.map(({ key, label }): Possible => ({
          kind: filtered.length === 0 ? 'filter' : 'combined',
          view: selectMember(view, dimension, key),
          click: { menu: chipOf(dimension), item: label }
        }))
      )
  ]
}
