import type { Language } from '../i18n/language.ts'
import { reservedParameters } from '../view/view.ts'
import type { Answers } from './answers.ts'
import type { Dimension, Member } from './queries.ts'
import { readUnpublished, type Unpublished } from './unpublished.ts'

/** A dimension that the top bar filters by, with what can be chosen. */
export type FilterChoice = {
  dimension: string
  label: string
  members: readonly { key: string; label: string }[]
}

/** What stands around every page. */
export type Shell = {
  company: string
  /** ISO 4217 */
  currency: string
  /** Last day that the build looks at, YYYY-MM-DD; null when it holds no sales */
  asOf: string | null
  /** Build id */
  build: string
  /** When it was made, ISO 8601 */
  builtAt: string
  /** A build after this one that was not published */
  unpublished: Unpublished | null
  /** Oldest first */
  months: { month: string; isComplete: boolean }[]
  filters: FilterChoice[]
}

const membersInMenu = 200

/** Loads the frame of the pages from the build. */
export async function loadShell(answers: Answers, language: Language, folder: string): Promise<Shell> {
  const [build, dimensions] = await Promise.all([answers.describe(), filterDimensions(answers)])
  const filters = await Promise.all(
    dimensions.map(async (dimension) => ({
      dimension: dimension.name,
      label: dimension.label[language],
      members: await offeredMembers(answers, dimension.name)
    }))
  )
  return {
    company: build.company,
    currency: build.currency,
    asOf: build.as_of,
    build: build.build,
    builtAt: build.built_at,
    unpublished: readUnpublished(folder, build.built_at),
    months: build.months.map(({ month, is_complete }) => ({ month, isComplete: is_complete })),
    filters
  }
}

/** The members that a menu of the top bar offers. */
export function offeredMembers(answers: Answers, dimension: string): Promise<readonly Member[]> {
  return answers.members({ dimension, limit: membersInMenu })
}

/** The dimensions of the top bar, as far as their names can be parameters of their own. */
export async function filterDimensions(answers: Answers): Promise<Dimension[]> {
  const dimensions = await answers.headlineDimensions()
  return dimensions.filter(({ name }) => !reservedParameters.has(name))
}

/** The coarsest level of a tree that splits anything; undefined when the build has no such dimension. */
export async function coarsest(answers: Answers, leaf: string): Promise<Dimension | undefined> {
  return (await answers.coarsestDimension(leaf)) ?? undefined
}
