import { z } from 'zod'
import { numberOf, readRuleLines } from './rule-file.ts'

/** What is advised to do about a relationship. */
export const advices = ['maintain', 'improve', 'terminate'] as const

export type Advice = (typeof advices)[number]

/** Given from a score on; the best first. */
export interface Grade {
  readonly grade: string
  readonly from: number
  readonly advice: Advice
  readonly label_zh: string
  readonly label_en: string
}

/** When the advice of a grade is another one: all that is named must hold. */
export interface AdviceException {
  readonly grade: string
  readonly tier: string | null
  readonly years_below: number | null
  readonly counted_weight_below: number | null
  readonly advice: Advice
  readonly reason_zh: string
  readonly reason_en: string
}

const name = z.string().regex(/^[A-Za-z0-9+-]{1,8}$/, 'must be a short name such as A')

/** Grades as the config lists them. */
export const gradesSchema = z
  .array(
    z
      .strictObject({
        grade: name,
        from: z.number().min(0).max(100),
        advice: z.enum(advices),
        zh: z.string().min(1).optional(),
        en: z.string().min(1).optional()
      })
      .transform(({ zh, en, ...grade }): Grade => ({
        ...grade,
        label_zh: zh ?? en ?? grade.grade,
        label_en: en ?? zh ?? grade.grade
      }))
  )
  .min(2, 'must list two grades or more')
  .max(12, 'must list twelve grades at the most')
  .refine(
    (grades) => grades.every(({ from }, index) => index === 0 || from < (grades[index - 1]?.from ?? 0)),
    {
      message: 'must fall from one grade to the next'
    }
  )
  .refine((grades) => grades.at(-1)?.from === 0, { message: 'the last grade must be given from 0' })
  .refine((grades) => new Set(grades.map(({ grade }) => grade)).size === grades.length, {
    message: 'must name each grade once'
  })

const gradeColumns = ['grade', 'from', 'advice', 'label_zh', 'label_en']

/** The grades that come with the product. */
export function parseGrades(text: string, path: string): Grade[] {
  const lines = readRuleLines(text, { path, columns: gradeColumns, needed: gradeColumns })
  return gradesSchema.parse(
    lines.map(({ cell }) => ({
      grade: cell('grade'),
      from: numberOf(cell('from')),
      advice: cell('advice'),
      zh: cell('label_zh'),
      en: cell('label_en')
    }))
  )
}

const exceptionColumns = [
  'grade',
  'tier',
  'years_below',
  'counted_weight_below',
  'advice',
  'reason_zh',
  'reason_en'
]

/**
 * Reads a file of exceptions, the first that holds wins.
 * @throws ConfigError that names file, line, column and value, and what to write instead.
 */
export function parseExceptions(text: string, path: string, grades: readonly Grade[]): AdviceException[] {
  const lines = readRuleLines(text, { path, columns: exceptionColumns, needed: ['grade', 'advice'] })
  return lines.map(({ cell, refuse }) => {
    const grade = grades.find((each) => each.grade === cell('grade'))?.grade
    const advice = advices.find((each) => each === cell('advice'))
    const limit = (column: string): number | null => {
      const value = numberOf(cell(column))
      if (cell(column) !== '' && (value === null || value <= 0))
        refuse(column, cell(column), 'write a number above 0, or nothing')
      return value
    }
    return {
      grade:
        grade ??
        refuse('grade', cell('grade'), `write one of ${grades.map((each) => each.grade).join(', ')}`),
      tier: cell('tier') || null,
      years_below: limit('years_below'),
      counted_weight_below: limit('counted_weight_below'),
      advice: advice ?? refuse('advice', cell('advice'), `write one of ${advices.join(', ')}`),
      reason_zh: cell('reason_zh') || cell('reason_en'),
      reason_en: cell('reason_en') || cell('reason_zh')
    }
  })
}
