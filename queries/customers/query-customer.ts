import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addMonths } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import type { Language } from '../language.ts'
import { readSources } from '../missing-sources.ts'
import { resolvePeriod } from '../period.ts'
import { parseRequest } from '../request.ts'
import { openScope, viewerScope } from '../scope.ts'
import { readRows, runAll, setText, variableStatements } from '../session.ts'
import { readBuildPeriod, readSettings } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { customerRequestSchema } from './card-request.ts'
import type { CustomerRequest } from './card-request.ts'
import {
  aliasRow,
  assessmentRow,
  classRow,
  complaintRow,
  contactRow,
  contactsRow,
  describedRow,
  monthRow,
  outlookRow,
  productRow,
  responseRow,
  sumsRow
} from './card-rows.ts'
import { contactFields, contactSql, seesContacts } from './contact-fields.ts'
import { trailingMonths } from './trailing-sums.ts'

const sqlOf = (name: string) => readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8')
const statements = {
  card: sqlOf('card'),
  aliases: sqlOf('card-aliases'),
  assessment: sqlOf('card-assessment'),
  tiers: sqlOf('card-tiers'),
  segments: sqlOf('card-segments'),
  stages: sqlOf('card-stages'),
  outlook: sqlOf('card-outlook'),
  months: sqlOf('card-months'),
  sums: sqlOf('card-sums'),
  products: sqlOf('card-products'),
  responses: sqlOf('card-responses'),
  complaints: sqlOf('card-complaints'),
  contacts: sqlOf('card-contacts')
}

/** A run of days with the same class: until the day before `valid_to`, which is null for the one at the card's end. */
export interface ClassRun {
  readonly key: string
  readonly label: string
  readonly valid_from: Day
  readonly valid_to: Day | null
}

/** What a build knows of one customer, up to the end of a month. */
export interface CustomerCard {
  readonly build: string
  readonly month: string
  /** Last day that the card looks at. */
  readonly through: Day
  /** First day of the twelve months of the sums and products. */
  readonly trailing_from: Day
  readonly customer: Omit<z.infer<typeof describedRow>, 'customer_key'> & {
    /** Other ids of theirs. */
    readonly aliases: readonly string[]
  }
  /** Masked where the viewer may not see them. */
  readonly contacts: z.infer<typeof contactsRow>
  readonly contacts_masked: boolean
  /** At the opening of months, oldest first; the last is that at the end of the card's month. */
  readonly tiers: readonly ClassRun[]
  /** Of the scheme that the build shows first; as the tiers. */
  readonly segments: readonly ClassRun[]
  /** Of the lifecycle, day by day. */
  readonly stages: readonly ClassRun[]
  /** What the models say, as of the last day of the data; null where they say nothing of this customer. */
  readonly outlook: {
    readonly as_of: Day
    readonly p_alive: number | null
    /** In the next 52 weeks, as the value. */
    readonly expected_purchases: number | null
    readonly expected_spend: number | null
    readonly expected_value: number | null
    readonly churn_probability: number | null
    readonly value_at_risk: number | null
    /** The rule of the churn risk that applies, and to how many it does. */
    readonly rule: string | null
    readonly rule_customers: number | null
    readonly cluster: string | null
  }
  /** The last one up to the month; null for who was not assessed by then. */
  readonly assessment: {
    readonly month: string
    /** From 0 to 100. */
    readonly score: number
    readonly grade: string
    readonly label: string
    readonly advice: z.infer<typeof assessmentRow>['advice']
  } | null
  /** Of the twelve months, and ever. */
  readonly sums: z.infer<typeof sumsRow>
  /** Every month, oldest first. */
  readonly months: readonly z.infer<typeof monthRow>[]
  /** Of the twelve months, largest net sales first. */
  readonly products: readonly z.infer<typeof productRow>[]
  /** How the customer was looked after, the latest first and at most 50 of each; null where the build has no such source. */
  readonly care: {
    readonly responses: readonly z.infer<typeof responseRow>[] | null
    readonly complaints: readonly z.infer<typeof complaintRow>[] | null
    readonly contacts: readonly z.infer<typeof contactRow>[] | null
  }
}

/**
 * The card of one customer, by their id or an alias: who they are, their classes, and what they bought.
 * @returns null when the build has no such customer, or the viewer may not see them: neither is told from the other.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryCustomer(
  connection: DuckDBConnection,
  request: CustomerRequest
): Promise<CustomerCard | null> {
  const parsed = parseRequest(customerRequestSchema, request)
  const { language, scope } = parsed
  return inTurn(connection, async () => {
    const build = await readBuildPeriod(connection)
    const period = resolvePeriod({ month: parsed.month }, build)
    const { segment_scheme = '' } = await readSettings(connection)
    await openScope(connection, viewerScope(scope))
    await setText(connection, 'card_id', parsed.id)
    await setText(connection, 'card_scheme', segment_scheme)
    const trailing_from = addMonths(period.from, 1 - trailingMonths)
    const days = {
      until_date: period.until,
      from_date: addMonths(period.from, 1 - parsed.months),
      trailing_date: trailing_from
    }
    await runAll(connection, variableStatements(days))
    const [found] = await readRows(connection, describedRow, statements.card)
    if (found === undefined || !(await isVisible(connection, found.customer_key, scope))) return null
    const { customer_key, ...customer } = found
    await runAll(connection, variableStatements({ card_key: customer_key }))
    const aliases = await readRows(connection, aliasRow, statements.aliases)
    return {
      build: build.build,
      month: parsed.month,
      through: period.through,
      trailing_from,
      customer: { ...customer, aliases: aliases.map(({ alias_id }) => alias_id) },
      contacts: await only(connection, contactsRow, contactsSql(scope)),
      contacts_masked: !seesContacts(scope),
      tiers: await classRuns(connection, statements.tiers, language),
      segments: await classRuns(connection, statements.segments, language),
      stages: await classRuns(connection, statements.stages, language),
      outlook: { as_of: build.as_of, ...(await readOutlook(connection, language)) },
      assessment: await readAssessment(connection, language),
      sums: await only(connection, sumsRow, statements.sums),
      months: await readRows(connection, monthRow, statements.months),
      products: await readRows(connection, productRow, statements.products),
      care: await readCare(connection)
    }
  })
}

async function readCare(connection: DuckDBConnection): Promise<CustomerCard['care']> {
  const sources = await readSources(connection)
  const of = async <Row extends z.ZodType>(source: string, row: Row, sql: string) =>
    sources.has(source) ? readRows(connection, row, sql) : null
  return {
    responses: await of('survey_responses', responseRow, statements.responses),
    complaints: await of('complaints', complaintRow, statements.complaints),
    contacts: await of('contacts', contactRow, statements.contacts)
  }
}

async function only<Row extends z.ZodType>(
  connection: DuckDBConnection,
  row: Row,
  sql: string
): Promise<z.output<Row>> {
  const [first] = await readRows(connection, row, sql)
  if (first === undefined) throw new Error('a customer has one row')
  return first
}

async function classRuns(connection: DuckDBConnection, sql: string, language: Language): Promise<ClassRun[]> {
  const runs = await readRows(connection, classRow, sql)
  return runs.map(({ label_zh, label_en, ...run }) => ({
    ...run,
    label: language === 'en' ? label_en : label_zh
  }))
}

async function readAssessment(
  connection: DuckDBConnection,
  language: Language
): Promise<CustomerCard['assessment']> {
  const [row] = await readRows(connection, assessmentRow, statements.assessment)
  if (row === undefined) return null
  const { label_zh, label_en, ...assessment } = row
  return { ...assessment, label: language === 'en' ? label_en : label_zh }
}

async function readOutlook(
  connection: DuckDBConnection,
  language: Language
): Promise<Omit<CustomerCard['outlook'], 'as_of'>> {
  const row = await only(connection, outlookRow, statements.outlook)
  const { rule_zh, rule_en, cluster_zh, cluster_en, ...outlook } = row
  return language === 'en'
    ? { ...outlook, rule: rule_en, cluster: cluster_en }
    : { ...outlook, rule: rule_zh, cluster: cluster_zh }
}

const visibleRow = z.object({ visible: z.boolean() })

async function isVisible(
  connection: DuckDBConnection,
  key: number,
  scope: CustomerRequest['scope']
): Promise<boolean> {
  if (!viewerScope(scope).restricted) return true
  const [row] = await readRows(
    connection,
    visibleRow,
    'select count(*) > 0 as visible from viewer_customers where viewer_customers.customer_key = $1',
    [key]
  )
  return row?.visible === true
}

const contactsSql = (scope: CustomerRequest['scope']): string => `select
  ${contactFields
    .map((field) => `cast(${contactSql(field, `customers.${field}`, scope)} as varchar) as ${field}`)
    .join(', ')}
from marts.customers as customers
where customers.customer_key = getvariable('card_key')`
