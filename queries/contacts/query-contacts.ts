import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Day } from '../calendar.ts'
import { readSources } from '../missing-sources.ts'
import { parseRequest } from '../request.ts'
import { openCustomerConditions } from '../risk/customer-conditions.ts'
import type { CustomerConditions } from '../risk/customer-conditions.ts'
import { keptFor, readRows } from '../session.ts'
import { readSettings } from '../settings.ts'
import { wilsonInterval } from '../statistics/wilson.ts'
import { inTurn } from '../turns.ts'
import { contactMeasures, factEvents, groupedSql, ofCustomers, overdueEvents } from './facts.ts'
import type { ContactMeasure } from './facts.ts'
import { lookedAt } from './looked-at.ts'
import { contactsRequestSchema } from './request.ts'
import type { ContactsRequest } from './request.ts'
import { readTeamColumns } from './team-level.ts'

/** A share of things that are as they should be; interval: Wilson, 95 %. */
export interface ContactShare {
  readonly hits: number
  readonly n: number
  /** Null where there is nothing to share. */
  readonly share: number | null
  readonly low: number | null
  readonly high: number | null
}

/** What the contacts of a rep, a tier or a team were like. */
export type ContactShares = Readonly<Record<ContactMeasure, ContactShare>>

export interface ContactGroup extends ContactShares {
  /** '' is "none". */
  readonly key: string
  readonly label: string
  /** Of today, whatever the months. */
  readonly overdue: number
  readonly stale: number
}

/** One line of the rhythm, with how often it was kept. */
export interface RhythmCoverage extends ContactShare {
  readonly rhythm: number
  readonly tier: string
  readonly tier_label: string
  readonly hot: boolean | null
  /** What it asks for, in words. */
  readonly label: string
  /** Customers of whom it asks something that is still to come, and time left for it. */
  readonly open: number
}

export interface ContactsAnswer {
  readonly build: string
  readonly as_of: Day
  /** False where the build read no file of contacts: then everything is empty. */
  readonly loaded: boolean
  readonly month: string
  /** First and last day looked at. */
  readonly from: Day
  readonly through: Day
  readonly recorded_within_hours: number
  readonly stale_after_hours: number
  /** Shares of fewer are too small to rely on. */
  readonly minimum_n: number
  readonly total: ContactGroup
  readonly owners: readonly ContactGroup[]
  readonly tiers: readonly ContactGroup[]
  readonly teams: readonly ContactGroup[]
  /** The dimension whose members the teams are, to filter by; null where the build has none. */
  readonly team_dimension: string | null
  readonly rhythms: readonly RhythmCoverage[]
}

const grouped = {
  grouping: z.enum(['total', 'owner', 'tier', 'team', 'rhythm']),
  key: z.string(),
  team_name: z.string().nullable()
}

const measured = {
  ...{ recorded_hits: z.number(), recorded_n: z.number(), steps_hits: z.number(), steps_n: z.number() },
  ...{ records_hits: z.number(), records_n: z.number(), coverage_hits: z.number(), coverage_n: z.number() }
}
const factRow = z.object({ ...grouped, ...measured })
const stateRow = z.object({ ...grouped, overdue: z.number(), stale: z.number() })
const openRow = z.object({ rhythm: z.number(), open: z.number() })

type Fact = z.output<typeof factRow>
type State = z.output<typeof stateRow>
type Grouping = Fact['grouping']

const rhythmRow = z.object({
  rhythm: z.number(),
  tier: z.string(),
  hot: z.boolean().nullable(),
  label_zh: z.string(),
  label_en: z.string()
})
const tierRow = z.object({ tier: z.string(), label_zh: z.string(), label_en: z.string() })

const readRhythms = keptFor((connection) =>
  readRows(
    connection,
    rhythmRow,
    `select rhythms.position as rhythm, rhythms.tier, rhythms.hot, rhythms.label_zh, rhythms.label_en
    from marts.contact_rhythms as rhythms
    order by rhythms.position`
  )
)

const readTiers = keptFor((connection) =>
  readRows(connection, tierRow, 'select tiers.tier, tiers.label_zh, tiers.label_en from marts.tiers as tiers')
)

/** What of an answer depends on the months. */
export interface ContactFacts extends Omit<
  ContactsAnswer,
  'total' | 'owners' | 'tiers' | 'teams' | 'rhythms'
> {
  readonly facts: readonly Fact[]
  readonly tierLabels: ReadonlyMap<string, string>
  readonly rhythms: readonly Omit<RhythmCoverage, keyof ContactShare | 'open'>[]
}

/** What of an answer is as of the last day, whatever the months. */
export interface ContactStates {
  readonly states: readonly State[]
  /** Requirements still open, by line of the rhythm. */
  readonly open: ReadonlyMap<number, number>
}

/**
 * Whether contacts are recorded, next steps done and customers covered as they should be, by rep, tier and team.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryContacts(
  connection: DuckDBConnection,
  request: ContactsRequest
): Promise<ContactsAnswer> {
  const { month: _month, ...today } = request
  return joinContacts(
    await queryContactFacts(connection, request),
    await queryContactStates(connection, today)
  )
}

/** The part of queryContacts that counts the months. */
export async function queryContactFacts(
  connection: DuckDBConnection,
  request: ContactsRequest
): Promise<ContactFacts> {
  const parsed = parseRequest(contactsRequestSchema, request)
  return inTurn(connection, async () => {
    const conditions = await openCustomerConditions(connection, parsed)
    const { build } = conditions
    const days = lookedAt(parsed.month, build)
    const settings = await readSettings(connection)
    const team = await readTeamColumns(connection)
    const label = parsed.language === 'en' ? 'label_en' : 'label_zh'
    const labels = new Map((await readTiers(connection)).map((row) => [row.tier, row[label]]))
    const sql = groupedSql(conditions, team, { events: factEvents(days), counts: factCounts })
    return {
      build: build.build,
      as_of: build.as_of,
      loaded: (await readSources(connection)).has('contacts'),
      month: days.month,
      from: days.from,
      through: days.through,
      recorded_within_hours: Number(settings['contact_recorded_within_hours'] ?? 0),
      stale_after_hours: Number(settings['contact_stale_after_hours'] ?? 0),
      minimum_n: Number(settings['minimum_n'] ?? 0),
      team_dimension: team.dimension,
      facts: await readRows(connection, factRow, sql),
      tierLabels: labels,
      rhythms: (await readRhythms(connection)).map(({ label_zh, label_en, ...rhythm }) => ({
        ...rhythm,
        tier_label: labels.get(rhythm.tier) ?? rhythm.tier,
        label: { label_zh, label_en }[label]
      }))
    }
  })
}

/** The part of queryContacts that is as of the last day. */
export async function queryContactStates(
  connection: DuckDBConnection,
  request: Omit<ContactsRequest, 'month'>
): Promise<ContactStates> {
  const parsed = parseRequest(contactsRequestSchema, request)
  return inTurn(connection, async () => {
    const conditions = await openCustomerConditions(connection, parsed)
    const team = await readTeamColumns(connection)
    const sql = groupedSql(conditions, team, { events: overdueEvents, counts: stateCounts })
    const states = await readRows(connection, stateRow, sql)
    const open = await readRows(connection, openRow, openSql(conditions))
    return { states, open: new Map(open.map(({ rhythm, open }) => [rhythm, open])) }
  })
}

/** The whole answer from its two parts. */
export function joinContacts(
  { facts, tierLabels, rhythms, ...about }: ContactFacts,
  { states, open }: ContactStates
): ContactsAnswer {
  const groups = (grouping: Grouping) => groupsOf({ facts, states, tierLabels }, grouping)
  return {
    ...about,
    total: groups('total')[0] ?? emptyGroup,
    owners: groups('owner'),
    tiers: groups('tier'),
    teams: groups('team'),
    rhythms: rhythms.map((rhythm) => ({
      ...rhythm,
      open: open.get(rhythm.rhythm) ?? 0,
      ...shareOf(
        facts.find(({ grouping, key }) => grouping === 'rhythm' && key === String(rhythm.rhythm)),
        'coverage'
      )
    }))
  }
}

const factCounts = Object.fromEntries(
  contactMeasures.flatMap((measure) => [
    [`${measure}_hits`, `events.${measure}`],
    [`${measure}_n`, `events.${measure} is not null`]
  ])
)

const stateCounts = { overdue: 'true', stale: 'events.is_stale' }

/** Customers of whom the rhythm asks something whose time is not over. */
const openSql = (conditions: CustomerConditions) => `select
    open.rhythm, cast(count(*) as double) as open
  from (
    select coverage.customer_key, coverage.rhythm
    from marts.contact_coverage as coverage
    where coverage.due_on > date '${conditions.build.as_of}' and coverage.is_met is null
  ) as open
  ${ofCustomers('open', conditions)}
  group by open.rhythm`

function shareOf(fact: Fact | undefined, measure: ContactMeasure): ContactShare {
  const [hits, n] = [fact?.[`${measure}_hits`] ?? 0, fact?.[`${measure}_n`] ?? 0]
  const interval = wilsonInterval(hits, n)
  return {
    hits,
    n,
    share: n === 0 ? null : hits / n,
    low: interval?.low ?? null,
    high: interval?.high ?? null
  }
}

/** A group without anything in it. */
const emptyGroup = groupOf({ key: '', label: '' }, undefined, undefined)

function groupOf(
  named: Pick<ContactGroup, 'key' | 'label'>,
  fact: Fact | undefined,
  state: State | undefined
): ContactGroup {
  return {
    ...named,
    recorded: shareOf(fact, 'recorded'),
    steps: shareOf(fact, 'steps'),
    records: shareOf(fact, 'records'),
    coverage: shareOf(fact, 'coverage'),
    overdue: state?.overdue ?? 0,
    stale: state?.stale ?? 0
  }
}

/** The groups with anything in them, those with the least coverage first; "none" comes last. */
function groupsOf(
  { facts, states, tierLabels }: Pick<ContactFacts, 'facts' | 'tierLabels'> & Pick<ContactStates, 'states'>,
  grouping: Grouping
): ContactGroup[] {
  const counting = facts.filter(
    (row) => row.grouping === grouping && contactMeasures.some((measure) => row[`${measure}_n`] > 0)
  )
  const late = states.filter((row) => row.grouping === grouping)
  const names = new Map([...counting, ...late].map(({ key, team_name }) => [key, team_name ?? '']))
  const groups = [...names].map(([key, team]) => {
    const label = { team, tier: tierLabels.get(key) ?? key, owner: key, rhythm: key, total: key }[grouping]
    const at = (row: Fact | State) => row.key === key
    return groupOf({ key, label }, counting.find(at), late.find(at))
  })
  const rank = ({ key, coverage }: ContactGroup) => (key === '' ? 3 : (coverage.share ?? 2))
  return groups.toSorted((one, other) => rank(one) - rank(other) || (one.key < other.key ? -1 : 1))
}
