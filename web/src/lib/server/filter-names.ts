import type { FilterNames, Filters } from '../view/view.ts'
import type { Answers } from './answers.ts'
import type { Dimension } from './queries.ts'
import { memberName } from './member-name.ts'
import { filterDimensions } from './shell.ts'

/** What the chosen members are called whose dimension is in no menu of the top bar, and which of these it refines. */
export async function findFilterNames(filters: Filters, answers: Answers): Promise<FilterNames> {
  const [inBar, dimensions] = await Promise.all([filterDimensions(answers), answers.dimensions()])
  const barNames = inBar.map(({ name }) => name)
  const chosen = dimensions.filter(({ name }) => filters[name] !== undefined && !barNames.includes(name))
  const named = chosen.map(async ({ name, label, parent }) => {
    const members = await Promise.all(
      (filters[name] ?? []).map(async (key) => [key, await memberName(answers, name, key)])
    )
    return [
      name,
      { label, refines: ancestorIn(barNames, parent, dimensions), members: Object.fromEntries(members) }
    ]
  })
  return Object.fromEntries(await Promise.all(named)) as FilterNames
}

function ancestorIn(
  names: readonly string[],
  parent: string | null,
  dimensions: readonly Dimension[]
): string | null {
  if (parent === null || names.includes(parent)) return parent
  return ancestorIn(names, dimensions.find(({ name }) => name === parent)?.parent ?? null, dimensions)
}
