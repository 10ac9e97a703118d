import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from '../calendar.ts'
import type { JoinName } from '../customers/list-joins.ts'
import { listAllowed, QueryError } from '../errors.ts'
import { jsonRowsOf } from '../exports/json-rows.ts'
import type { Select } from '../exports/select.ts'
import type { Language } from '../language.ts'
import { parseRequest } from '../request.ts'
import { openCustomerConditions } from '../risk/customer-conditions.ts'
import { labelColumn } from '../risk/label-column.ts'
import { readRows, runAll, setText, variableStatements } from '../session.ts'
import { inTurn } from '../turns.ts'
import { overdueSql } from './facts.ts'
import { lookedAt } from './looked-at.ts'
import { contactListRequestSchema } from './request.ts'
import type { ContactListName, ContactListRequest } from './request.ts'

/** A row of a list as JSON has it: of a contact, or of what the rhythm asks for. */
export interface ContactListRow {
  readonly customer_id: string | null
  readonly customer_name: string | null
  readonly owner: string | null
  readonly home_region: string | null
  readonly tier_label: string | null
  /** Day of the contact; of what the rhythm asks for, of the last one with the customer. */
  readonly contacted_on: Day | null
  readonly channel: string | null
  /** The next step, or what the rhythm asks for. */
  readonly what: string | null
  readonly due_on: Day | null
  /** Days since the one on which it fell due, or since the contact; negative where there is time left. */
  readonly days_over: number | null
  /** From the contact to its record. */
  readonly recorded_after_hours: number | null
}

/** A list, still to be read. */
export interface OpenContactList {
  readonly build: string
  readonly as_of: Day
  readonly list: ContactListName
  /** How many rows there are, whatever the limit. */
  readonly total: number
  /** Reads variables of the connection's session: nothing else may be asked on the connection until it is read. */
  readonly select: Select
}

export interface ContactList extends Omit<OpenContactList, 'select'> {
  readonly rows: readonly ContactListRow[]
}

const totalRow = z.object({ total: z.number() })

const columns: readonly (keyof ContactListRow)[] = [
  'customer_id',
  'customer_name',
  'owner',
  'home_region',
  'tier_label',
  'contacted_on',
  'channel',
  'what',
  'due_on',
  'days_over',
  'recorded_after_hours'
]

const joined: readonly JoinName[] = ['tier_names', 'home_regions']

const ofMonths = (day: string) =>
  `${day} >= getvariable('contacts_from') and ${day} < getvariable('contacts_until')`

const ofContacts = (due: string, where: string) => `select
    contacts.customer_key, contacts.owner, contacts.contacted_on, contacts.channel, contacts.next_step as what,
    contacts.next_due_on as due_on,
    date_diff('day', ${due}, getvariable('contacts_as_of')) as days_over, contacts.recorded_after_hours
  from marts.contacts as contacts
  where ${where}`

const ofCoverage = (language: Language, where: string) => `select
    coverage.customer_key, customers.owner, last_contacts.contacted_on, last_contacts.channel,
    rhythms.${labelColumn('label', language)} as what, coverage.due_on,
    date_diff('day', coverage.due_on, getvariable('contacts_as_of')) as days_over,
    cast(null as double) as recorded_after_hours
  from marts.contact_coverage as coverage
  inner join marts.contact_rhythms as rhythms on rhythms.position = coverage.rhythm
  inner join marts.customers as customers on customers.customer_key = coverage.customer_key
  left join (
    select
      contacts.customer_key, max(contacts.contacted_on) as contacted_on,
      max_by(contacts.channel, contacts.contacted_at) as channel
    from marts.contacts as contacts
    group by contacts.customer_key
  ) as last_contacts on last_contacts.customer_key = coverage.customer_key
  where ${where}`

const lists: Readonly<Record<ContactListName, (language: Language) => string>> = {
  overdue: () => ofContacts('contacts.next_due_on', `${overdueSql} and contacts.customer_key is not null`),
  stale: () =>
    ofContacts(
      'contacts.next_due_on',
      `${overdueSql} and not contacts.record_in_time and contacts.customer_key is not null`
    ),
  late: () =>
    ofContacts(
      'contacts.contacted_on',
      `not contacts.recorded_in_time and ${ofMonths('contacts.contacted_on')}`
    ),
  missed: (language) => ofCoverage(language, `not coverage.is_met and ${ofMonths('coverage.due_on')}`),
  open: (language) =>
    ofCoverage(language, `coverage.is_met is null and coverage.due_on > getvariable('contacts_as_of')`)
}

/**
 * What is behind the figures of contacts, and what is to be done now.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function openContactList(
  connection: DuckDBConnection,
  request: ContactListRequest
): Promise<OpenContactList> {
  const parsed = parseRequest(contactListRequestSchema, request)
  return inTurn(connection, async () => {
    const { build, joins, where } = await openCustomerConditions(connection, parsed)
    const days = lookedAt(parsed.month, build)
    const order = orderOf(parsed.sort)
    const variables = { contacts_from: days.from, contacts_until: days.until, contacts_as_of: build.as_of }
    await runAll(connection, variableStatements(variables))
    await setText(connection, 'contacts_search', parsed.search)
    await setText(connection, 'contacts_owner', parsed.owner ?? '')
    const from = `from (
        select
          customers.customer_id, customers.customer_name, listed.owner, home_regions.region_name as home_region,
          coalesce(tier_names.${labelColumn('label', parsed.language)}, tiers.tier) as tier_label,
          listed.contacted_on, listed.channel, listed.what, listed.due_on, listed.days_over,
          round(listed.recorded_after_hours, 1) as recorded_after_hours
        from (${lists[parsed.list](parsed.language)}) as listed
        left join marts.customers as customers on customers.customer_key = listed.customer_key
        ${joins(joined)}
        where ${where.join(' and ')}
          ${parsed.owner === undefined ? '' : "and coalesce(listed.owner, '') = getvariable('contacts_owner')"}
          ${parsed.search === '' ? '' : `and ${searchSql}`}
      ) as rows`
    const [sums] = await readRows(connection, totalRow, `select cast(count(*) as double) as total ${from}`)
    return {
      build: build.build,
      as_of: build.as_of,
      list: parsed.list,
      total: sums?.total ?? 0,
      select: {
        sql: `select ${columns.map((name) => `rows.${name}`).join(', ')} ${from}
          order by ${order} limit ${parsed.limit} offset ${parsed.offset}`
      }
    }
  })
}

/** As openContactList, read at once: for pages, not for millions. */
export async function queryContactList(
  connection: DuckDBConnection,
  request: ContactListRequest
): Promise<ContactList> {
  const { select, ...about } = await openContactList(connection, request)
  const parts: Uint8Array[] = []
  for await (const part of await jsonRowsOf(connection, select)) parts.push(part)
  return { ...about, rows: JSON.parse(Buffer.concat(parts).toString('utf8')) as ContactListRow[] }
}

const searchSql = `(${['customers.customer_name', 'customers.customer_id', 'listed.owner', 'listed.what']
  .map((column) => `contains(lower(${column}), lower(getvariable('contacts_search')))`)
  .join(' or ')})`

/** @throws QueryError when the list is not sorted by that. */
function orderOf(sort: string): string {
  const isDescending = sort.startsWith('-')
  const column = columns.find((name) => name === (isDescending ? sort.slice(1) : sort))
  if (column === undefined) {
    const allowed = `${listAllowed(columns)}; with - before it from the largest`
    throw new QueryError({ parameter: 'sort', value: sort, allowed })
  }
  return `rows.${column} ${isDescending ? 'desc' : 'asc'} nulls last, rows.customer_id, rows.due_on, rows.what`
}
