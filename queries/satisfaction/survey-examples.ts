import type { KpiExample } from '../define-query.ts'

/** From the worst to the best score that each survey usually offers. */
const usualScales = { csat: [1, 5], nps: [0, 10], ces: [1, 7] } as const

type Survey = keyof typeof usualScales

type ExampleRow = Readonly<Record<string, string | number>>

interface ExampleAnswer {
  readonly responded_at: string
  readonly score: number
  readonly survey: Survey
  readonly scale?: readonly [number, number]
  readonly invitation_id?: string
}

/** Rows of the source; an answer's id is its place. */
const rowsOf = (answers: readonly ExampleAnswer[]): ExampleRow[] =>
  answers.map(({ survey, scale: [scale_min, scale_max] = usualScales[survey], ...answer }, index) => ({
    response_id: `R${index + 1}`,
    customer_id: 'Li',
    ...answer,
    survey,
    scale_min,
    scale_max
  }))

interface September extends Pick<KpiExample, 'title' | 'expected'> {
  readonly answers: readonly ExampleAnswer[]
  readonly invitations?: readonly ExampleRow[]
}

/** September 2026 of a shop whose only customer answers surveys; the data end a month later. */
export const inSeptember = ({ title, answers, invitations, expected }: September): KpiExample => ({
  title,
  sales: [{ ordered_at: '2026-09-01', order_id: 'A1', customer_id: 'Li', amount: 10 }],
  settings: { as_of: '2026-10-31' },
  period: { month: '2026-09' },
  sources: {
    ...(invitations !== undefined && { survey_invitations: invitations }),
    survey_responses: rowsOf(answers)
  },
  expected
})

/** Answers to a survey, one a day from 2 September on. */
export const answersTo = (survey: Survey, scores: readonly number[]): ExampleAnswer[] =>
  scores.map((score, index) => ({ responded_at: `2026-09-0${index + 2}`, survey, score }))
