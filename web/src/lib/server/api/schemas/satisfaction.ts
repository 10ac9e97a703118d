import { z } from 'zod'
import { surveys, type Comments, type SatisfactionAnswer } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { day, figure, month, sharedSchemas, text } from './shared.ts'

const survey = z.enum(surveys)
const answers = z.number().min(0)

const scoreFields = {
  n: answers.describe('Answers.'),
  good: answers.describe('Promoters, satisfied, or who found it easy.'),
  bad: answers.describe('Detractors, dissatisfied, or who found it hard.'),
  value: figure.describe('A share, or of the NPS points from −100 to 100; null without answers.'),
  low: figure.describe('Its 95 % interval.'),
  high: figure
}

const changeFields = {
  change: figure,
  change_low: figure.describe('The 95 % interval of the difference.'),
  change_high: figure,
  differs: z
    .enum(['up', 'down', 'unclear'])
    .nullable()
    .describe('unclear: the interval holds 0, chance explains the change.')
}

const share = z
  .strictObject({
    hits: z.number(),
    n: z.number(),
    value: figure,
    interval: z.strictObject({ low: z.number(), high: z.number() }).nullable()
  })
  .register(sharedSchemas, { id: 'SurveyShare' })

export const satisfactionSchema = z
  .strictObject({
    build: z.string(),
    as_of: day,
    month,
    survey,
    minimum_n: z.number(),
    year: z.strictObject({ from: day, to: day }).describe('The days that all but months is about.'),
    left_out: z.array(z.string()).describe('Dimensions of filters that surveys know nothing of.'),
    verdicts: z
      .array(
        z
          .strictObject({ verdict: z.string(), label: text, rule: text })
          .register(sharedSchemas, { id: 'SurveyVerdict' })
      )
      .describe('What an answer can be, best first.'),
    months: z
      .array(
        z
          .strictObject({ month, complete: z.boolean(), ...scoreFields, ...changeFields })
          .register(sharedSchemas, { id: 'SurveyMonth' })
      )
      .describe('Oldest first; changes are from the month before.'),
    total: z
      .strictObject({ ...scoreFields, ...changeFields })
      .register(sharedSchemas, { id: 'SurveyTotal' })
      .describe('Twelve months, and their change from the twelve before.'),
    weighted: z
      .strictObject({
        invited: z.number(),
        raw: z.strictObject(scoreFields).register(sharedSchemas, { id: 'SurveyScore' }),
        value: figure.describe('As if all tiers had answered alike.'),
        low: figure,
        high: figure,
        unanswered: z.number().describe('Invitations of tiers of which nobody answered.'),
        tiers: z.array(
          z
            .strictObject({
              tier: z.string(),
              label: z.string(),
              invited: z.number(),
              response_rate: z.number(),
              invited_share: z.number(),
              answered_share: figure,
              ...scoreFields
            })
            .register(sharedSchemas, { id: 'SurveyTier' })
        )
      })
      .register(sharedSchemas, { id: 'WeightedSurvey' })
      .nullable()
      .describe('Of those who were invited, by tier; null where nobody was.'),
    next: z
      .strictObject({
        days: z.number().describe('W.'),
        from: day,
        to: day,
        verdicts: z.array(
          z
            .strictObject({
              verdict: z.string(),
              bought: share.describe('Of the customers, who bought again within W days.'),
              churned: share.describe('Of those not yet churned, who then had W days without a purchase.')
            })
            .register(sharedSchemas, { id: 'SurveyNextSteps' })
        ),
        difference: figure.describe('Bought again: the best verdict less the worst.'),
        difference_low: figure,
        difference_high: figure
      })
      .register(sharedSchemas, { id: 'SurveyNext' }),
    held: z
      .strictObject({
        verdicts: z.array(
          z
            .strictObject({
              verdict: z.string(),
              customers: z.number(),
              net_amount: z.number(),
              share: figure.describe('Of what all who answered bought.')
            })
            .register(sharedSchemas, { id: 'HeldRevenue' })
        ),
        all_net_amount: figure.describe('Of all customers, whether they answered or not; null where unknown.')
      })
      .register(sharedSchemas, { id: 'SurveyHeld' })
  })
  .register(sharedSchemas, { id: 'SatisfactionAnswer' })

const word = z.string().nullable()

export const commentsSchema = z
  .strictObject({
    build: z.string(),
    to: day,
    total: z.number().describe('How many comments there are, whatever the limit.'),
    touchpoints: z.array(z.string()).describe('Those of most answers first.'),
    limit: z.int(),
    offset: z.int(),
    rows: z.array(
      z
        .strictObject({
          response_id: z.string(),
          responded_on: day,
          survey,
          score: z.number(),
          verdict: z.string(),
          verdict_label: z.string(),
          touchpoint: word,
          comment: z.string(),
          customer_id: word,
          customer_name: word,
          owner: word
        })
        .register(sharedSchemas, { id: 'SurveyComment' })
    )
  })
  .register(sharedSchemas, { id: 'SurveyComments' })

agreed<Agrees<typeof satisfactionSchema, SatisfactionAnswer>>()
agreed<Agrees<typeof commentsSchema, Comments & { limit: number; offset: number }>>()
