import { z } from 'zod'
import type { AssessmentForm, AssessmentOverview } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { day, month, sharedSchemas } from './shared.ts'

const customers = z.number().min(0)
const score = z.number().min(0).max(100).describe('From 0 to 100.')
const advice = z.enum(['maintain', 'improve', 'terminate'])
const weight = z.number().describe('Of the config, where all sum to 100.')
const missing = z
  .enum(['entered', 'source', 'figure'])
  .nullable()
  .describe('Why it is not counted: not entered yet, its source is not loaded, or there is no figure.')

const grade = {
  grade: z.string(),
  label: z.string(),
  score_from: z.number().describe('The lowest score with this grade.'),
  score_below: z.number(),
  advice: advice.describe('Of the grade, exceptions aside.')
}

const assessmentGrade = z.strictObject(grade).register(sharedSchemas, { id: 'AssessmentGrade' })

const assessedIndicator = z
  .strictObject({
    position: z.int(),
    indicator: z.string(),
    label: z.string(),
    kind: z.enum(['measured', 'entered']),
    measure: z.string().nullable(),
    weight,
    counted_weight: z.number().nullable().describe('Of those counted, scaled to sum to 100.'),
    missing,
    absent_source: z.string().nullable(),
    customers: customers.describe('With a figure.'),
    mean_score: score.nullable(),
    moved_by_less: customers.describe(
      'Whose grade is another one when its weight is a tenth less, the others rescaled to sum to 100.'
    ),
    moved_by_more: customers,
    moved: customers.describe('By either.')
  })
  .register(sharedSchemas, { id: 'AssessedIndicator' })

export const assessmentSchema = z
  .strictObject({
    build: z.string(),
    month,
    through: day,
    months: z.array(month).describe('All that are assessed, oldest first.'),
    minimum_n: z.number().describe('Means of fewer customers say little.'),
    customers,
    unassessed: customers.describe('Bought once, but no indicator has a figure of them.'),
    mean_score: score.nullable(),
    median_score: score.nullable(),
    grades: z.array(z.strictObject({ ...grade, customers, net_amount: z.number() })),
    advice: z.array(
      z.strictObject({ advice, customers, by_exception: customers.describe('Whose grade advises another.') })
    ),
    bins: z.array(z.strictObject({ from: z.number(), below: z.number(), customers })),
    indicators: z.array(assessedIndicator),
    moved: customers.describe('Whose grade is another one by any one of these moves.'),
    members: z.array(
      z.strictObject({
        by: z.enum(['tier', 'area', 'owner']),
        key: z.string().nullable(),
        label: z.string().nullable(),
        customers,
        mean_score: score,
        grades: z.array(customers).describe('In the order of the grades.')
      })
    )
  })
  .register(sharedSchemas, { id: 'AssessmentAnswer' })

const assessedRow = z
  .object({
    customer_id: z.string(),
    customer_name: z.string().nullable(),
    owner: z.string().nullable(),
    home_region: z.string().nullable(),
    tier_label: z.string().nullable(),
    score,
    grade: z.string(),
    grade_label: z.string(),
    advice,
    exception: z.string().nullable().describe('Why the advice is not that of the grade.'),
    counted_weight: z.number().describe('Of 100: the weight of the indicators with a figure.'),
    net_amount: z.number().describe('Of the trailing 12 months.'),
    grade_if_less: z.string().nullable().describe('With the weight of moved_by a tenth less.'),
    grade_if_more: z.string().nullable()
  })
  .catchall(z.number().nullable())
  .describe('After these, score_<indicator> of each measured indicator.')
  .register(sharedSchemas, { id: 'AssessedCustomer' })

export const assessedSchema = z
  .strictObject({
    build: z.string(),
    month,
    through: day,
    total: customers,
    limit: z.int(),
    offset: z.int(),
    rows: z.array(assessedRow)
  })
  .register(sharedSchemas, { id: 'AssessedCustomersAnswer' })

export const assessmentFormSchema = z
  .strictObject({
    build: z.string(),
    month,
    through: day,
    customer_id: z.string(),
    customer_name: z.string().nullable(),
    owner: z.string().nullable(),
    home_region: z.string().nullable(),
    tier: z.string().nullable(),
    score: score.nullable().describe('Null for who had not bought by then.'),
    grade: z.string().nullable(),
    advice: advice.nullable(),
    exception: z.string().nullable().describe('Why the advice is not that of the grade.'),
    counted_weight: z.number().nullable(),
    indicators: z.array(
      z
        .strictObject({
          indicator: z.string(),
          label: z.string(),
          kind: z.enum(['measured', 'entered']),
          weight,
          counted_weight: z.number().nullable().describe('Of those counted here, scaled to sum to 100.'),
          score: score.nullable(),
          points: z.number().nullable().describe('counted_weight × score ÷ 100; they sum to the score.'),
          basis: z.string().nullable().describe('The figures that the score rests on.'),
          missing,
          absent_source: z.string().nullable(),
          grade_if_less: z.string().nullable().describe('With its weight a tenth less; null where it stays.'),
          grade_if_more: z.string().nullable()
        })
        .register(sharedSchemas, { id: 'AssessmentLine' })
    ),
    grades: z.array(assessmentGrade),
    history: z.array(z.strictObject({ month, score, grade: z.string() }))
  })
  .register(sharedSchemas, { id: 'AssessmentFormAnswer' })

agreed<Agrees<typeof assessmentSchema, AssessmentOverview>>()
agreed<Agrees<typeof assessmentFormSchema, AssessmentForm>>()
