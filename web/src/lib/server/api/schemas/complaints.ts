import { z } from 'zod'
import type { ComplaintMonths, ComplaintsAnswer, PendingList, PendingSummary } from '../../queries.ts'
import { complaintClocks, complaintSteps, pendingStates } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { day, month, sharedSchemas } from './shared.ts'

const complaints = z.number().min(0)
const share = z.number().nullable()
const clock = z.enum(complaintClocks).describe('Which hours count: all, or working hours.')
const step = z.enum(complaintSteps)

const shareOfStep = {
  in_time: complaints,
  n: complaints.describe('Done, or late.'),
  share: share.describe('in_time ÷ n.'),
  low: share.describe('Of its 95 % interval (Wilson).'),
  high: share
}

const stepFigures = {
  ...shareOfStep,
  begun: complaints.describe('Complaints of which the step has begun.'),
  done: complaints,
  late_open: complaints.describe('Not done, and late.'),
  median_minutes: share.describe('Within which half were done, open ones censored; null where fewer are.'),
  p90_minutes: share.describe('Within which nine of ten were.')
}

const perStep = <Schema extends z.ZodType>(schema: Schema) =>
  z.strictObject({ response: schema, solution: schema, follow_up: schema })

const curve = z.array(
  z.strictObject({
    time: z.number().describe('Minutes.'),
    at_risk: z.int(),
    events: z.int(),
    survival: z.number().describe('Share not yet done.'),
    standard_error: z.number().nullable()
  })
)

const figuresOfStep = z.strictObject(stepFigures).register(sharedSchemas, { id: 'ComplaintStepFigures' })

const stepOfGroup = z
  .strictObject({
    ...stepFigures,
    others_in_time: complaints.describe('Of all other groups together.'),
    others_n: complaints,
    difference: share.describe('share less that of the others, in fractions.'),
    difference_low: share.describe('Of its 95 % interval (Newcombe).'),
    difference_high: share,
    stands_out: z
      .enum(['late', 'early'])
      .nullable()
      .describe('Whether that is more than chance among as many groups would bring (Fisher, Tarone, 5 %).')
  })
  .register(sharedSchemas, { id: 'ComplaintGroupStep' })

const complaintGroup = z
  .strictObject({
    key: z.string(),
    label: z.string().nullable(),
    complaints,
    share: share.describe('Part of all complaints.'),
    cumulative_share: share.describe('Part of all complaints of this group and those before it.'),
    orders: complaints.describe(
      'What the complaints are held against: of the group, or all where orders have none.'
    ),
    per_thousand: share.describe('Complaints for 1,000 orders.'),
    base_complaints: complaints.nullable(),
    base_orders: complaints.nullable(),
    base_per_thousand: share,
    ratio: share.describe('per_thousand ÷ base_per_thousand.'),
    ratio_low: share.describe('Of its 95 % interval (score).'),
    ratio_high: share,
    stands_out: z
      .enum(['more', 'fewer'])
      .nullable()
      .describe('Whether that is more than chance among as many groups would bring (Tarone, 5 %).'),
    steps: perStep(stepOfGroup)
  })
  .register(sharedSchemas, { id: 'ComplaintGroup' })

export const complaintsSchema = z
  .strictObject({
    build: z.string(),
    as_of: day.describe('What is open at its end is censored there.'),
    period: z.strictObject({ from: day, to: day }),
    complete: z.boolean(),
    comparison: z.strictObject({ from: day, to: day, same_days: z.boolean() }).nullable(),
    by: z.string().nullable(),
    clock,
    configured_clock: clock,
    day_minutes: z.number().describe('Minutes of a day on the clock.'),
    minimum_n: z.number().describe('Shares of fewer say little.'),
    total: complaintGroup,
    groups: z.array(complaintGroup),
    left_out: z.strictObject({ groups: z.int(), complaints }),
    steps: z.array(
      z
        .strictObject({
          step,
          limit_minutes: z.number(),
          tracked: z.boolean().describe('False where the source never tells when it was done.'),
          ...stepFigures,
          base: figuresOfStep.nullable(),
          change: share.describe('Of the share in time.'),
          change_low: share.describe('Of its 95 % interval (Newcombe).'),
          change_high: share,
          times_p: share.describe(
            'The chance that the times of both periods differ as much by chance (log-rank).'
          ),
          curve,
          base_curve: curve
        })
        .register(sharedSchemas, { id: 'ComplaintStep' })
    )
  })
  .register(sharedSchemas, { id: 'ComplaintsAnswer' })

export const complaintMonthsSchema = z
  .strictObject({
    build: z.string(),
    clock,
    minimum_n: z.number(),
    months: z.array(
      z.strictObject({
        month,
        complete: z.boolean(),
        complaints,
        orders: complaints,
        per_thousand: share,
        steps: perStep(z.strictObject(shareOfStep).register(sharedSchemas, { id: 'ComplaintShare' }))
      })
    )
  })
  .register(sharedSchemas, { id: 'ComplaintMonthsAnswer' })

export const pendingSummarySchema = z
  .strictObject({
    build: z.string(),
    as_of: day.describe('As seen at its end.'),
    clock,
    unsolved: complaints,
    ages: z
      .array(
        z.strictObject({
          from_days: z.number(),
          to_days: z.number().nullable().describe('Not included; null without an end.'),
          complaints,
          late: complaints.describe('Of them those whose solution is late.')
        })
      )
      .describe('Unsolved complaints by calendar days since they were opened.'),
    steps: perStep(z.strictObject({ ahead: complaints, late: complaints })).describe(
      'All complaints with something to be done, by what that is.'
    )
  })
  .register(sharedSchemas, { id: 'PendingSummaryAnswer' })

const pendingRow = z
  .strictObject({
    complaint_id: z.string(),
    state: z.enum(pendingStates),
    step: step.describe('What must be done by then.'),
    due_at: z.string().nullable(),
    minutes_left: z
      .number()
      .describe('On the clock, from the end of the last day of data; negative where it has passed.'),
    late_steps: z.int().describe('How many steps to be done are past their limit.'),
    opened_at: z.string(),
    category: z.string().nullable(),
    product_id: z.string().nullable(),
    product_name: z.string().nullable(),
    severity: z.string().nullable(),
    complaint_owner: z.string().nullable(),
    customer_id: z.string().nullable(),
    customer_name: z.string().nullable(),
    owner: z.string().nullable(),
    tier_label: z.string().nullable(),
    trailing_net_amount: z.number().nullable().describe('Net sales of the last 12 months.')
  })
  .register(sharedSchemas, { id: 'PendingRow' })

export const pendingListSchema = z
  .strictObject({
    build: z.string(),
    as_of: day,
    clock,
    total: z.number().describe('How many complaints there are, whatever the limit.'),
    limit: z.int(),
    offset: z.int(),
    rows: z.array(pendingRow)
  })
  .register(sharedSchemas, { id: 'PendingListAnswer' })

agreed<Agrees<typeof complaintsSchema, ComplaintsAnswer>>()
agreed<Agrees<typeof complaintMonthsSchema, ComplaintMonths>>()
agreed<Agrees<typeof pendingSummarySchema, PendingSummary>>()
agreed<Agrees<typeof pendingListSchema, PendingList & { limit: number; offset: number }>>()
