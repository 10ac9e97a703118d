import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { addMonths } from '../calendar.ts'
import type { Day } from '../calendar.ts'
import { resolvePeriod } from '../period.ts'
import { parseRequest } from '../request.ts'
import { openScope, viewerScope } from '../scope.ts'
import { readRows, runAll, setText, variableStatements } from '../session.ts'
import { readBuildPeriod } from '../settings.ts'
import { inTurn } from '../turns.ts'
import { customerRequestSchema } from './card-request.ts'
import type { CustomerRequest } from './card-request.ts'
import { contactFields, contactSql, seesContacts } from './contact-fields.ts'
import { trailingMonths } from './trailing-sums.ts'

const sqlOf = (name: string) => readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8')
const statements = {
  card: sqlOf('card'),
  tiers: sqlOf('card-tiers'),
  months: sqlOf('card-months'),
  sums: sqlOf('card-sums'),
  products: sqlOf('card-products')
}

const text = z.string().nullable()

const describedRow = z.object({
  customer_key: z.number(),
  customer_id: z.string(),
  customer_name: text,
  customer_kind: text,
  industry: text,
  company_size: text,
  owner: text,
  acquisition_channel: text,
  first_contact_on: text,
  member_level: text,
  renews_on: text,
  home_region: text,
  first_order_on: text,
  in_customers_source: z.boolean()
})

const contactsRow = z.object({ contact_name: text, phone: text, email: text, birthday: text })

const classRow = z.object({
  tier: z.string(),
  label_zh: z.string(),
  label_en: z.string(),
  valid_from: z.string(),
  valid_to: text
})

const monthRow = z.object({
  month: z.string(),
  orders: z.number(),
  net_amount: z.number(),
  gross_amount: z.number(),
  returned_amount: z.number()
})

const sumsRow = z.object({
  orders: z.number(),
  net_amount: z.number(),
  gross_amount: z.number(),
  returned_amount: z.number(),
  orders_ever: z.number(),
  net_amount_ever: z.number(),
  gross_amount_ever: z.number(),
  returned_amount_ever: z.number(),
  last_order_on: text
})

const productRow = z.object({
  product_id: z.string(),
  product_name: z.string(),
  category: text,
  orders: z.number(),
  units: z.number(),
  net_amount: z.number(),
  returned_amount: z.number(),
  last_order_on: text
})

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
  readonly customer: Omit<z.infer<typeof describedRow>, 'customer_key'>
  /** Masked where the viewer may not see them. */
  readonly contacts: z.infer<typeof contactsRow>
  readonly contacts_masked: boolean
  /** Oldest first. */
  readonly tiers: readonly ClassRun[]
  /** Of the twelve months, and ever. */
  readonly sums: z.infer<typeof sumsRow>
  /** Every month, oldest first. */
  readonly months: readonly z.infer<typeof monthRow>[]
  /** Of the twelve months, largest net sales first. */
  readonly products: readonly z.infer<typeof productRow>[]
}

/**
 * The card of one customer: who they are, their classes, and what they bought.
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
    await openScope(connection, viewerScope(scope))
    await setText(connection, 'card_id', parsed.id)
    const trailing_from = addMonths(period.from, 1 - trailingMonths)
    await runAll(
      connection,
      variableStatements({
        until_date: period.until,
        from_date: addMonths(period.from, 1 - parsed.months),
        trailing_date: trailing_from
      })
    )
    const [found] = await readRows(connection, describedRow, statements.card)
    if (found === undefined || !(await isVisible(connection, found.customer_key, scope))) return null
    const { customer_key, ...customer } = found
    await runAll(connection, variableStatements({ card_key: customer_key }))
    const [contacts] = await readRows(connection, contactsRow, contactsSql(scope))
    const [sums] = await readRows(connection, sumsRow, statements.sums)
    if (contacts === undefined || sums === undefined) throw new Error('a customer has one row')
    const tiers = await readRows(connection, classRow, statements.tiers)
    return {
      build: build.build,
      month: parsed.month,
      through: period.through,
      trailing_from,
      customer,
      contacts,
      contacts_masked: !seesContacts(scope),
      tiers: tiers.map(({ tier, label_zh, label_en, ...run }) => ({
        key: tier,
        label: language === 'en' ? label_en : label_zh,
        ...run
      })),
      sums,
      months: await readRows(connection, monthRow, statements.months),
      products: await readRows(connection, productRow, statements.products)
    }
  })
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
