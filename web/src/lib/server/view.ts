import { z } from 'zod'
import { definitionParameter, reservedParameters, type Comparison, type View } from '../view/view.ts'
import type { Answers } from './answers.ts'
import { AddressError } from './errors.ts'
import { findFilterNames } from './filter-names.ts'
import { compareSchema, kpis, type BuildDescription } from './queries.ts'

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)

/**
 * The view that an address asks for. Without a month it is the last complete one; a parameter that is no dimension
 * of the build is none of ours and ignored. Throws AddressError for a month, comparison or definition that is none.
 * @param own names of the parameters that the page at hand knows besides, and checks itself
 */
export async function readView(
  parameters: URLSearchParams,
  answers: Answers,
  own: readonly string[] = []
): Promise<View> {
  const [build, dimensions] = await Promise.all([answers.describe(), answers.dimensions()])
  const filters: Record<string, string[]> = {}
  for (const { name } of dimensions) {
    const keys = parameters.getAll(name)
    if (keys.length > 0 && !reservedParameters.has(name)) filters[name] = [...new Set(keys)]
  }
  const names = await findFilterNames(filters, answers)
  return {
    month: readMonth(parameters.get('month')) ?? lastCompleteMonth(build),
    compare: readComparison(parameters.get('compare')) ?? 'last-year',
    filters,
    definitions: readDefinitions(parameters),
    ...(Object.keys(names).length > 0 && { names }),
    own: Object.fromEntries(
      own
        .flatMap((name) => [[name, parameters.get(name)]])
        .filter((entry): entry is [string, string] => entry[1] !== null)
    )
  }
}

/** Choosing a KPI's own definition is choosing none, so that one view has one address. */
function readDefinitions(parameters: URLSearchParams): Record<string, string> {
  const chosen: Record<string, string> = {}
  for (const { name, variant, alternatives } of kpis) {
    const parameter = definitionParameter(name)
    const value = parameters.get(parameter)
    if (value === null || value === variant) continue
    const allowed = alternatives.map((alternative) => alternative.name)
    if (!allowed.includes(value))
      throw new AddressError(parameter, value, `one of ${[variant, ...allowed].join(', ')}`)
    chosen[name] = value
  }
  return chosen
}

function readMonth(value: string | null): string | null {
  if (value === null || month.safeParse(value).success) return value
  throw new AddressError('month', value, 'a month is written like 2026-10')
}

function readComparison(value: string | null): View['compare'] | null {
  if (value === null) return null
  const { error } = compareSchema.safeParse(value)
  if (error === undefined) return value as Comparison
  throw new AddressError('compare', value, error.issues[0]?.message ?? 'a comparison')
}

/** Of a build without sales, the month in which it was made. */
function lastCompleteMonth({ months, built_at }: BuildDescription): string {
  const last = months.findLast(({ is_complete }) => is_complete) ?? months.at(-1)
  return last?.month ?? built_at.slice(0, 7)
}
