import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Language } from '../language.ts'
import { readRows } from '../session.ts'

export const adviceNames = ['maintain', 'improve', 'terminate'] as const

export const adviceSchema = z.enum(adviceNames)

export type Advice = z.output<typeof adviceSchema>

const gradeRow = z.object({
  grade: z.string(),
  label: z.string(),
  /** The lowest score with this grade. */
  score_from: z.number(),
  /** The lowest score with the next better one; above 100 for the best. */
  score_below: z.number(),
  advice: adviceSchema
})

export type Grade = z.output<typeof gradeRow>

/** The grades of a build, the best first. */
export function readGrades(connection: DuckDBConnection, language: Language): Promise<Grade[]> {
  return readRows(
    connection,
    gradeRow,
    `select
      grades.grade, grades.label_${language === 'en' ? 'en' : 'zh'} as label,
      cast(grades.score_from as double) as score_from, cast(grades.score_below as double) as score_below, grades.advice
    from marts.assessment_grades as grades
    order by grades.position`
  )
}
