import { z } from 'zod'
import { keptFor, readRows } from '../session.ts'

const levels = [1, 2, 3, 4, 5, 6] as const

const countsRow = z.object({ level: z.number(), regions: z.number() })

/** The columns of `marts.regions` that name the teams: customers belong to the team of their home region. */
export interface TeamColumns {
  readonly id: string
  readonly name: string
}

/** Teams are the coarsest regions of which there are several, such as the areas of a country. */
export const readTeamColumns = keptFor(async (connection): Promise<TeamColumns> => {
  const rows = await readRows(
    connection,
    countsRow,
    levels
      .map(
        (level) =>
          `select ${level} as level, cast(count(distinct regions.level_${level}_id) as double) as regions from marts.regions as regions`
      )
      .join(' union all ')
  )
  const level = rows.find(({ regions }) => regions > 1)?.level ?? 1
  return { id: `level_${level}_id`, name: `level_${level}_name` }
})
