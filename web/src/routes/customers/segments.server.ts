import type { Answers } from '#lib/server/answers.ts'
import type { BuildDescription, SegmentsRequest } from '#lib/server/queries.ts'
import { whereOf } from '#lib/server/where-of.ts'
import { addMonths } from '#lib/view/months.ts'
import type { View } from '#lib/view/view.ts'

/** What the address of this page may say besides the view. */
export const ownParameters = ['scheme', 'from_month', 'to_month', 'show']

const months = /^\d{4}-\d{2}$/

/** Segments are compared with the end of another month: what compares otherwise is taken for the month before. */
export function comparedWith({ compare }: View): 'previous' | 'last-year' | string {
  return compare === 'last-year' || months.test(compare) ? compare : 'previous'
}

/** What the view asks of segments, as the query takes it. */
export function segmentsRequest(view: View): Omit<SegmentsRequest, 'scope' | 'language'> {
  const { scheme } = view.own
  return {
    month: view.month,
    compare: comparedWith(view),
    where: whereOf(view),
    ...(scheme !== undefined && { scheme })
  }
}

/** The months to compare: those of the address, else the one compared with and the view's own; null without two. */
export function migrationMonths(
  view: View,
  { months: known }: BuildDescription,
  compared: string
): { from: string; to: string } | null {
  const { from_month, to_month } = view.own
  const to = to_month ?? view.month
  const first = known[0]?.month
  const before = addMonths(to, -1)
  const usual = compared < to ? compared : before
  const from = from_month ?? (first !== undefined && usual < first ? first : usual)
  return from < to ? { from, to } : null
}

export function loadMigration(answers: Answers, view: View, { from, to }: { from: string; to: string }) {
  const { scheme } = view.own
  return answers.migration({ from, to, where: whereOf(view), ...(scheme !== undefined && { scheme }) })
}
