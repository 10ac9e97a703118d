import type { DuckDBConnection } from '@duckdb/node-api'
import {
  describeBuild,
  findMembers,
  parseRequest,
  periodSchema,
  QueryError,
  type Filter,
  type Language,
  type PeriodRequest,
  type Scope
} from '../queries.ts'
import { badParameter } from './api-error.ts'

type Given<Name extends string> = { readonly [name in Name]?: string | undefined }

export type GivenPeriod = Given<'month' | 'quarter' | 'from' | 'to'>

/** The period asked for; the last complete month, else the last one with data, when none is. */
export async function periodOf(connection: DuckDBConnection, given: GivenPeriod): Promise<PeriodRequest> {
  const { month, quarter, from, to } = given
  const parts = Object.entries({ month, quarter, from, to }).filter(([, part]) => part !== undefined)
  const [name, value] = parts.at(-1) ?? []
  if (name === undefined) return { month: await lastMonthOf(connection) }
  try {
    return parseRequest(periodSchema, Object.fromEntries(parts))
  } catch (error) {
    // Each part fits by itself, so it is their company that does not.
    if (error instanceof QueryError) throw badParameter(name, value ?? null, error.allowed)
    throw error
  }
}

/** The last complete month, else the last one with data. */
export async function lastMonthOf(connection: DuckDBConnection): Promise<string> {
  const { latest_month } = await describeBuild(connection)
  if (latest_month !== null) return latest_month
  throw badParameter('month', null, 'this build holds no sales; load sales and build again')
}

/** The words of a file's name that say which period. */
export const periodName = ({ month, quarter, from, to }: GivenPeriod) => [month ?? quarter ?? from, to]

/** The filters asked for: `DIMENSION=MEMBER` by key or name, those of one dimension together. */
export async function filtersOf(
  connection: DuckDBConnection,
  conditions: readonly string[],
  { scope, language }: { scope: Scope; language: Language }
): Promise<Filter[]> {
  const byDimension = new Map<string, Set<string>>()
  for (const condition of conditions) {
    const dimension = condition.slice(0, condition.indexOf('='))
    const key = await memberOf(connection, condition, { scope, language })
    byDimension.set(dimension, (byDimension.get(dimension) ?? new Set()).add(key))
  }
  return [...byDimension].map(([dimension, keys]) => ({ dimension, values: [...keys] }))
}

async function memberOf(
  connection: DuckDBConnection,
  condition: string,
  viewer: { scope: Scope; language: Language }
): Promise<string> {
  const at = condition.indexOf('=')
  const [dimension, value] = [condition.slice(0, at), condition.slice(at + 1)]
  try {
    const [key = ''] = await findMembers(connection, { dimension, values: [value], ...viewer })
    return key
  } catch (error) {
    if (error instanceof QueryError) throw badParameter('where', condition, `${dimension}: ${error.allowed}`)
    throw error
  }
}
