import { AddressError } from '#lib/server/errors.ts'
import type { AssessmentOverview } from '#lib/server/queries.ts'

const dimensions = ['tier', 'area', 'owner'] as const

/**
 * By what the grades are split: what the address asks for, else the first of which customers have members.
 * @throws AddressError for what customers are not split by.
 */
export function splitOf(asked: string | undefined, { members }: Pick<AssessmentOverview, 'members'>) {
  const known = dimensions.filter((name) => members.some(({ by, key }) => by === name && key !== null))
  const by = asked === undefined ? (known[0] ?? 'tier') : dimensions.find((name) => name === asked)
  if (by === undefined) throw new AddressError('by', asked ?? '', `one of ${dimensions.join(', ')}`)
  return { by, dimensions: known }
}
