import { oneOf } from '#lib/server/one-of.ts'
import type { AssessmentOverview } from '#lib/server/queries.ts'

const dimensions = ['tier', 'area', 'owner'] as const

/**
 * The overview with the grades by what the address asks for, else by the first of which customers have members.
 * @throws AddressError for what customers are not split by.
 */
export function splitBy(asked: string | undefined, overview: AssessmentOverview) {
  const { members } = overview
  const known = dimensions.filter((name) => members.some(({ by, key }) => by === name && key !== null))
  const split = oneOf('by', asked ?? known[0] ?? 'tier', dimensions)
  return { ...overview, by: split, dimensions: known, members: members.filter(({ by }) => by === split) }
}
