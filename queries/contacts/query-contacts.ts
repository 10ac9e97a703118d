import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { countedAhead } from '../book/counted-ahead.ts'
import { readSources } from '../missing-sources.ts'
import { parseRequest } from '../request.ts'
import { amongSql, openCustomerConditions } from '../risk/customer-conditions.ts'
import type { CustomerConditions } from '../risk/customer-conditions.ts'
import { keptFor, readRows } from '../session.ts'
import { readSettings } from '../settings.ts'
import { wilsonInterval } from '../statistics/wilson.ts'
import { inTurn } from '../turns.ts'
import type { ContactGroup, ContactsAnswer, ContactShare, ContactsHead } from './contacts-answer.ts'
import { contactMeasures, factEvents, groupedSql, overdueEvents, totalSql } from './facts.ts'
import type { ContactMeasure, Counted } from './facts.ts'
import { lookedAt } from './looked-at.ts'
import type { LookedAt } from './looked-at.ts'
import { contactsRequestSchema } from './request.ts'
import type { ContactsRequest } from './request.ts'
import { readTeamColumns } from './team-level.ts'

const grouped = {
  grouping: z.enum(['owner', 'tier', 'team', 'rhythm']),
  key: z.string(),
  team_name: z.string().nullable()
}

const facts = {
  ...{ recorded_hits: z.number(), recorded_n: z.number(), steps_hits: z.number(), steps_n: z.number() },
  ...{ records_hits: z.number(), records_n: z.number(), coverage_hits: z.number(), coverage_n: z.number() }
}
const states = { overdue: z.number(), stale: z.number() }
const totalRow = z.object({ ...facts, ...states })
const factRow = z.object({ ...grouped, ...facts })
const stateRow = z.object({ ...grouped, ...states })
const openRow = z.object({ rhythm: z.number(), open: z.number() })

type Facts = Omit<z.output<typeof totalRow>, keyof States>
type States = Pick<z.output<typeof totalRow>, 'overdue' | 'stale'>
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

/**
 * What queryContacts says of all in view.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryContactsHead(
  connection: DuckDBConnection,
  request: ContactsRequest
): Promise<ContactsHead> {
  const parsed = parseRequest(contactsRequestSchema, request)
  const { language: _words, ...asked } = parsed
  return countedAhead(connection, { query: 'contacts', asked }, () =>
    openContacts(connection, parsed, readHead)
  )
}

/**
 * Whether contacts are recorded, next steps done and customers covered as they should be, by rep, tier and team.
 * @throws QueryError when a parameter does not fit, or does not fit this build.
 */
export async function queryContacts(
  connection: DuckDBConnection,
  request: ContactsRequest
): Promise<ContactsAnswer> {
  return openContacts(connection, parseRequest(contactsRequestSchema, request), async (open) => {
    const { conditions, days, language } = open
    const label = language === 'en' ? 'label_en' : 'label_zh'
    const team = await readTeamColumns(connection)
    const tierLabels = new Map((await readTiers(connection)).map((row) => [row.tier, row[label]]))
    const sqlOf = (counted: Counted) => groupedSql(conditions, team, counted)
    const facts = await readRows(connection, factRow, sqlOf(factsOf(days)))
    const states = await readRows(connection, stateRow, sqlOf(statesNow))
    const stillOpen = await readRows(connection, openRow, openSql(conditions))
    const groups = (grouping: Grouping) => groupsOf({ facts, states, tierLabels }, grouping)
    return {
      ...(await readHead(open)),
      owners: groups('owner'),
      tiers: groups('tier'),
      teams: groups('team'),
      team_dimension: team.dimension,
      rhythms: (await readRhythms(connection)).map(({ label_zh, label_en, ...rhythm }) => ({
        ...rhythm,
        tier_label: tierLabels.get(rhythm.tier) ?? rhythm.tier,
        label: { label_zh, label_en }[label],
        open: stillOpen.find((each) => each.rhythm === rhythm.rhythm)?.open ?? 0,
        ...shareOf(
          facts.find(({ grouping, key }) => grouping === 'rhythm' && key === String(rhythm.rhythm)),
          'coverage'
        )
      }))
    }
  })
}

interface OpenContacts {
  readonly connection: DuckDBConnection
  readonly conditions: CustomerConditions
  readonly days: LookedAt
  readonly language: z.output<typeof contactsRequestSchema>['language']
}

function openContacts<Answer>(
  connection: DuckDBConnection,
  parsed: z.output<typeof contactsRequestSchema>,
  answer: (open: OpenContacts) => Promise<Answer>
): Promise<Answer> {
  return inTurn(connection, async () => {
    const conditions = await openCustomerConditions(connection, parsed)
    const days = lookedAt(parsed.month, conditions.build)
    return answer({ connection, conditions, days, language: parsed.language })
  })
}

async function readHead({ connection, conditions, days }: OpenContacts): Promise<ContactsHead> {
  const settings = await readSettings(connection)
  const [total] = await readRows(connection, totalRow, totalSql(conditions, [factsOf(days), statesNow]))
  return {
    build: conditions.build.build,
    as_of: conditions.build.as_of,
    loaded: (await readSources(connection)).has('contacts'),
    month: days.month,
    from: days.from,
    through: days.through,
    recorded_within_hours: Number(settings['contact_recorded_within_hours'] ?? 0),
    stale_after_hours: Number(settings['contact_stale_after_hours'] ?? 0),
    minimum_n: Number(settings['minimum_n'] ?? 0),
    total: groupOf({ key: '', label: '' }, total, total)
  }
}

const factCounts = Object.fromEntries(
  contactMeasures.flatMap((measure) => [
    [`${measure}_hits`, `events.${measure}`],
    [`${measure}_n`, `events.${measure} is not null`]
  ])
)

const factsOf = (days: LookedAt): Counted => ({ events: factEvents(days), counts: factCounts })

/** As of the last day, whatever the months. */
const statesNow: Counted = { events: overdueEvents, counts: { overdue: 'true', stale: 'events.is_stale' } }

/** Customers of whom the rhythm asks something whose time is not over. */
const openSql = (conditions: CustomerConditions) => `select
    open.rhythm, cast(count(*) as double) as open
  from (
    select coverage.customer_key, coverage.rhythm
    from marts.contact_coverage as coverage
    where coverage.due_on > date '${conditions.build.as_of}' and coverage.is_met is null
  ) as open
  where ${amongSql('open.customer_key', conditions)}
  group by open.rhythm`

function shareOf(fact: Facts | undefined, measure: ContactMeasure): ContactShare {
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

function groupOf(
  named: Pick<ContactGroup, 'key' | 'label'>,
  fact: Facts | undefined,
  state: States | undefined
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
  {
    facts,
    states,
    tierLabels
  }: { facts: readonly Fact[]; states: readonly State[]; tierLabels: ReadonlyMap<string, string> },
  grouping: Grouping
): ContactGroup[] {
  const counting = facts.filter(
    (row) => row.grouping === grouping && contactMeasures.some((measure) => row[`${measure}_n`] > 0)
  )
  const late = states.filter((row) => row.grouping === grouping)
  const names = new Map([...counting, ...late].map(({ key, team_name }) => [key, team_name ?? '']))
  const groups = [...names].map(([key, team]) => {
    const label = { team, tier: tierLabels.get(key) ?? key, owner: key, rhythm: key }[grouping]
    const at = (row: Fact | State) => row.key === key
    return groupOf({ key, label }, counting.find(at), late.find(at))
  })
  const rank = ({ key, coverage }: ContactGroup) => (key === '' ? 3 : (coverage.share ?? 2))
  return groups.toSorted((one, other) => rank(one) - rank(other) || (one.key < other.key ? -1 : 1))
}
