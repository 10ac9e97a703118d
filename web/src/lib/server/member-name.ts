import type { Answers } from './answers.ts'
import { filterDimensions, offeredMembers } from './shell.ts'

const mostAlike = 1000
const longestSearch = 200

/** What a member is called; one without a name, or that there is none of, by its key, and none is ''. */
export async function memberName(answers: Answers, dimension: string, key: string): Promise<string> {
  if (key === '') return ''
  const isNamed = (member: { key: string }) => member.key === key
  // What the top bar offers is known already.
  const inBar = (await filterDimensions(answers)).some(({ name }) => name === dimension)
  const offered = inBar ? (await offeredMembers(answers, dimension)).find(isNamed) : undefined
  if (offered !== undefined) return offered.label
  const alike = await answers.members({ dimension, search: key.slice(0, longestSearch), limit: mostAlike })
  return alike.find(isNamed)?.label ?? key
}
