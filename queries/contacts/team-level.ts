import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { readDimensions } from '../dimensions.ts'
import { keptFor, readRows } from '../session.ts'

const levels = [1, 2, 3, 4, 5, 6] as const

const countsRow = z.object({ level: z.number(), regions: z.number(), is_home_level: z.boolean() })

/** The columns of `marts.regions` that name the teams: customers belong to the team of their home region. */
export interface TeamColumns {
  readonly id: string
  readonly name: string
  /** The dimension of customers whose members the teams are; null where the build has none. */
  readonly dimension: string | null
}

/** Teams are the coarsest regions of which there are several, such as the areas of a country. */
export const readTeamColumns = keptFor(async (connection): Promise<TeamColumns> => {
  const rows = await readRows(
    connection,
    countsRow,
    levels
      .map(
        (level) =>
          `select
            ${level} as level,
            cast(count(distinct regions.level_${level}_id) as double) as regions,
            -- Whether customers are at home in regions of this level and of no other.
            coalesce(bool_and(regions.depth = ${level}) filter (where regions.region_key in (
              select customers.home_region_key from marts.customers as customers
            )), false) as is_home_level
          from marts.regions as regions`
      )
      .join(' union all ')
  )
  const found = rows.find(({ regions }) => regions > 1)
  const level = found?.level ?? 1
  const id = `level_${level}_id`
  return {
    id,
    name: `level_${level}_name`,
    dimension: await teamDimension(connection, id, found?.is_home_level ?? false)
  }
})

/** The dimension of the level, or that of home regions themselves where all of these are of it. */
async function teamDimension(
  connection: DuckDBConnection,
  id: string,
  isHomeLevel: boolean
): Promise<string | null> {
  const homes = (await readDimensions(connection)).filter(({ relation }) => relation === 'home_regions')
  const found =
    homes.find(({ key_column }) => key_column === id) ??
    homes.find(({ key_column }) => isHomeLevel && key_column === 'region_id')
  return found?.name ?? null
}
