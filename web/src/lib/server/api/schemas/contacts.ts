import { z } from 'zod'
import type { ContactList, ContactsAnswer } from '../../queries.ts'
import { agreed, type Agrees } from './agreement.ts'
import { day, figure, month, sharedSchemas } from './shared.ts'

const shareFields = {
  hits: z.number(),
  n: z.number(),
  share: figure.describe('hits ÷ n; null where n is 0.'),
  low: figure.describe('Of the 95 % interval (Wilson).'),
  high: figure
}

const share = z.strictObject(shareFields).register(sharedSchemas, { id: 'ContactShare' })

const group = z
  .strictObject({
    key: z.string().describe('Empty: none.'),
    label: z.string(),
    recorded: share.describe('Contacts recorded in time.'),
    steps: share.describe('Next steps done by the day on which they were due.'),
    records: share.describe('Records touched in time after a next step fell due.'),
    coverage: share.describe('What the rhythm asked for and got.'),
    overdue: z.number().describe('Next steps due and not done, today.'),
    stale: z.number().describe('Of them, those whose record was not touched in time.')
  })
  .register(sharedSchemas, { id: 'ContactGroup' })

export const contactsSchema = z
  .strictObject({
    build: z.string(),
    as_of: day,
    loaded: z.boolean().describe('False: this build read no contacts.'),
    month,
    from: day,
    through: day,
    recorded_within_hours: z.number(),
    stale_after_hours: z.number(),
    minimum_n: z.number(),
    total: group,
    owners: z.array(group),
    tiers: z.array(group),
    teams: z.array(group).describe('By home region, at the coarsest level with several.'),
    team_dimension: z
      .string()
      .nullable()
      .describe('The dimension whose members the teams are, to filter by; null: there is none.'),
    rhythms: z.array(
      z
        .strictObject({
          ...shareFields,
          rhythm: z.number(),
          tier: z.string(),
          tier_label: z.string(),
          hot: z.boolean().nullable().describe('Only who is about to buy, or only who is not; null: both.'),
          label: z.string(),
          open: z.number().describe('Customers of whom something is still asked, with time left.')
        })
        .register(sharedSchemas, { id: 'RhythmCoverage' })
    )
  })
  .register(sharedSchemas, { id: 'ContactsAnswer' })

const text = z.string().nullable()

export const contactListSchema = z
  .strictObject({
    build: z.string(),
    as_of: day,
    list: z.enum(['overdue', 'stale', 'late', 'missed', 'open']),
    total: z.number().describe('How many rows there are, whatever the limit.'),
    limit: z.int(),
    offset: z.int(),
    rows: z.array(
      z
        .strictObject({
          customer_id: text,
          customer_name: text,
          owner: text,
          home_region: text,
          tier_label: text,
          contacted_on: day.nullable(),
          channel: text,
          what: text.describe('The next step, or what the rhythm asks for.'),
          due_on: day.nullable(),
          days_over: figure.describe('Negative while there is time left.'),
          recorded_after_hours: figure
        })
        .register(sharedSchemas, { id: 'ContactListRow' })
    )
  })
  .register(sharedSchemas, { id: 'ContactListAnswer' })

agreed<Agrees<typeof contactsSchema, ContactsAnswer>>()
agreed<Agrees<typeof contactListSchema, ContactList & { limit: number; offset: number }>>()
