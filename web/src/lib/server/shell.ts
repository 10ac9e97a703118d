import type { Language } from '../i18n/language.ts'
import { reservedParameters } from '../view/view.ts'
import type { Answers } from './answers.ts'
import type { Dimension } from './queries.ts'
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
      members: await answers.members({ dimension: dimension.name, limit: membersInMenu })
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

/** The dimensions of the top bar: regions, products, tier and channel, the first two at their coarsest. */
export async function filterDimensions(answers: Answers): Promise<Dimension[]> {
  const dimensions = await answers.dimensions()
  const chosen = await Promise.all([
    coarsest(answers, 'region'),
    groupsOf(answers, 'product'),
    dimensions.find(({ name }) => name === 'tier'),
    dimensions.find(({ name }) => name === 'channel')
  ])
  return chosen.filter(
    (dimension) => dimension !== undefined && !reservedParameters.has(dimension.name)
  ) as Dimension[]
}

/** The coarsest level above the leaf, if any: thousands of products are no menu. */
async function groupsOf(answers: Answers, leaf: string): Promise<Dimension | undefined> {
  const level = await coarsest(answers, leaf)
  return level?.name === leaf ? undefined : level
}

/**
 * The coarsest level of a tree that splits anything: the areas of the regions when there is but one country, the
 * categories of the products. Undefined when the build has no such dimension.
 */
export async function coarsest(answers: Answers, leaf: string): Promise<Dimension | undefined> {
  const levels = path(await answers.dimensions(), leaf)
  for (const level of levels) {
    const members = await answers.members({ dimension: level.name, limit: 2 })
    if (members.length > 1) return level
  }
  return levels.at(-1)
}

/** From the root of a tree of dimensions down to the leaf. */
function path(dimensions: readonly Dimension[], leaf: string | null): Dimension[] {
  const dimension = dimensions.find(({ name }) => name === leaf)
  return dimension === undefined ? [] : [...path(dimensions, dimension.parent), dimension]
}
