import { oneOf } from '#lib/server/one-of.ts'
import type { AssessmentOverview } from '#lib/server/queries.ts'

const dimensions = ['tier', 'area', 'owner'] as const

/**
 * By what the grades are split: what the address asks for, else the first of which customers have members.
 * @throws AddressError for what customers are not split by.
 */
export function splitOf(asked: string | undefined, { members }: Pick<AssessmentOverview, 'members'>) {
  const known = dimensions.filter((name) => members.some(({ by, key }) => by === name && key !== null))
  return { by: oneOf('by', asked ?? known[0] ?? 'tier', dimensions), dimensions: known }
}
