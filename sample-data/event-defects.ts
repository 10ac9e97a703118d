import type { CampaignMember } from './campaigns.ts'
import type { Complaint } from './complaints.ts'
import type { Contact } from './contacts.ts'
import type { Customer } from './customers.ts'
import {
  contradictCell,
  createPicker,
  cutRow,
  type PlantedRow,
  repeatRow,
  replaceCell,
  soundRow,
  splitText,
  spoilCell
} from './defects.ts'
import {
  campaignCells,
  complaintCells,
  complaintPlaces,
  contactCells,
  eventColumns,
  type EventSource,
  idsBy,
  invitationCells,
  memberCells,
  opportunityCells,
  responseCells
} from './event-files.ts'
import { type Events, oldIdsUntil } from './events.ts'
import type { Opportunity, StageEntry } from './opportunities.ts'
import { type CampaignPlan, campaignPlans } from './plan.ts'
import { createRandom } from './random.ts'
import type { Invitation, Response } from './surveys.ts'

export type PlantedEvents = {
  survey_responses: PlantedRow<Response>[]
  survey_invitations: PlantedRow<Invitation>[]
  complaints: PlantedRow<Complaint>[]
  contacts: PlantedRow<Contact>[]
  campaigns: PlantedRow<CampaignPlan>[]
  campaign_members: PlantedRow<CampaignMember>[]
  opportunities: PlantedRow<Opportunity>[]
  opportunity_stages: PlantedRow<StageEntry & { opportunity: Opportunity }>[]
  customer_aliases: PlantedRow<string>[]
}

const unknownCustomers = ['C9204', 'C9311', 'K-00017']

/**
 * The files of events with their defects. Each row has at most one.
 * @param refused ids of customers whose own record is refused, so that nothing is known of them
 */
export function plantEvents(options: {
  events: Events
  members: readonly CampaignMember[]
  refused: ReadonlySet<string>
  seed: string
}): PlantedEvents {
  const { events, members, refused, seed } = options
  const idOf = idsBy(events.aliases, oldIdsUntil)
  const withCustomer = <T extends { customer: Customer }>(cells: string[], one: T): PlantedRow<T> => ({
    ...soundRow(cells, one),
    oddity: refused.has(one.customer.id) ? 'unknown customer' : null
  })
  return {
    survey_responses: plantResponses(
      events.responses.map((one) => soundRow(responseCells(one, idOf), one)),
      seed
    ),
    survey_invitations: plantInvitations(
      events.invitations.map((one) => soundRow(invitationCells(one, idOf), one)),
      seed
    ),
    complaints: plantComplaints(
      events.complaints.map((one) => soundRow(complaintCells(one, idOf), one)),
      seed
    ),
    contacts: plantContacts(
      events.contacts.map((one) => withCustomer(contactCells(one), one)),
      seed
    ),
    campaigns: plantCampaigns(campaignPlans.map((one) => soundRow(campaignCells(one), one))),
    campaign_members: plantMembers(
      members.map((one) => soundRow(memberCells(one), one)),
      seed
    ),
    opportunities: plantOpportunities(
      events.opportunities.map((one) => withCustomer(opportunityCells(one), one)),
      seed
    ),
    opportunity_stages: plantStages(events.opportunities, seed),
    customer_aliases: plantAliases([...events.aliases].map(([{ id }, alias]) => soundRow([alias, id], alias)))
  }
}

/** Picks rows that nothing has been done to, and the place of a column, for one file. */
function openFile<T>(source: EventSource, rows: PlantedRow<T>[], seed: string) {
  const random = createRandom(`${seed}/${source}-defects`)
  const pick = createPicker(rows, random)
  const at = (column: string) => (eventColumns[source] as readonly string[]).indexOf(column)
  return {
    random,
    pick,
    at,
    spoil: (column: string, values: readonly string[], suits?: (row: PlantedRow<T>) => boolean) => {
      for (const value of values) spoilCell(pick(suits), at(column), value, column)
    },
    repeat: (distances: readonly number[]) => {
      for (const distance of distances) repeatRow(rows, pick(), distance)
    }
  }
}

function plantResponses(rows: PlantedRow<Response>[], seed: string): PlantedRow<Response>[] {
  const { random, pick, at, spoil, repeat } = openFile('survey_responses', rows, seed)
  const of = (survey: string) => (row: PlantedRow<Response>) => row.origin!.survey === survey
  spoil('score', ['满意', '5分', '--', '非常好', '', '', ''])
  for (const [survey, score] of [
    ['nps', '11'],
    ['nps', '99'],
    ['csat', '7'],
    ['csat', '0'],
    ['ces', '10']
  ] as const) {
    contradictCell(pick(of(survey)), at('score'), score, 'score')
  }
  spoil('responded_at', ['2026-02-30 09:15', 'n/a', '2025-13-02 10:00', ''])
  spoil('survey', ['电话回访', ''], of('csat'))
  for (let i = 0; i < 3; i++)
    splitText(
      pick(({ origin }) => origin!.comment !== ''),
      at('comment'),
      '送货慢,客服没有回复'
    )
  for (let i = 0; i < 2; i++) cutRow(pick(), random.integer(4, 7))
  for (let i = 0; i < 6; i++) {
    forgetCustomer(
      pick(({ origin }) => origin!.customer !== null),
      at('customer_id'),
      i
    )
  }
  repeat([0, 0, 1, 5, 40, 0, 2, 11])
  return rows
}

function plantInvitations(rows: PlantedRow<Invitation>[], seed: string): PlantedRow<Invitation>[] {
  const { random, pick, spoil, repeat } = openFile('survey_invitations', rows, seed)
  spoil('sent_at', ['n/a', '2025-06-31 10:20', '', ''])
  spoil('survey', ['电话回访', '其他'])
  spoil('invitation_id', ['', ''])
  cutRow(pick(), random.integer(2, 3))
  repeat([0, 1, 0, 30, 8])
  return rows
}

function plantComplaints(rows: PlantedRow<Complaint>[], seed: string): PlantedRow<Complaint>[] {
  const random = createRandom(`${seed}/complaints-defects`)
  const pick = createPicker(rows, random)
  const places = complaintPlaces
  const isSolved = ({ origin }: PlantedRow<Complaint>) => origin!.followedUpAt !== ''
  for (const value of ['2026-04-31 14:05', '待补', '0000-00-00 00:00', '', '']) {
    spoilCell(pick(isSolved), places.opened_at, value, 'opened_at')
  }
  for (const value of ['处理中', '已解决', '2025-02-29 11:30']) {
    spoilCell(pick(isSolved), places.resolved_at, value, 'resolved_at')
  }
  for (let i = 0; i < 2; i++) cutRow(pick(isSolved), random.integer(5, 8))
  for (let i = 0; i < 4; i++) {
    forgetCustomer(
      pick(({ origin }) => origin!.customer !== null),
      places.customer_id,
      i
    )
  }
  for (const id of ['P977', 'X-0001']) {
    const row = pick(({ origin }) => origin!.product !== null)
    replaceCell(row, places.product_id, id)
    row.origin = { ...row.origin!, product: null }
    row.oddity = 'unknown product'
  }
  for (let i = 0; i < 3; i++)
    answerTooEarly(
      pick(
        ({ origin }) => isSolved({ origin } as PlantedRow<Complaint>) && origin!.openedAt.slice(11) > '12:00'
      )
    )
  for (const distance of [0, 0, 2, 15, 1]) repeatRow(rows, pick(), distance)
  return rows
}

/** The clock of the desk was wrong: answered an hour before it was there. */
function answerTooEarly(row: PlantedRow<Complaint>): void {
  const { openedAt } = row.origin!
  const early = `${openedAt.slice(0, 11)}${String(Number(openedAt.slice(11, 13)) - 1).padStart(2, '0')}${openedAt.slice(13)}`
  replaceCell(row, complaintPlaces.first_response_at, early)
  row.origin = { ...row.origin!, firstResponseAt: early }
  row.oddity = 'answered before it was opened'
}

function plantContacts(rows: PlantedRow<Contact>[], seed: string): PlantedRow<Contact>[] {
  const { pick, at, spoil, repeat } = openFile('contacts', rows, seed)
  spoil('customer_id', ['', '', '', '', '', ''])
  spoil('contacted_at', ['上周', 'n/a', '2026-09-31 15:00', '2026-02-29 10:00', ''])
  spoil('channel', ['展会偶遇', '其他', '传真'])
  spoil('next_due_on', ['下周', '尽快'], ({ origin }) => origin!.nextDueOn !== '')
  for (let i = 0; i < 5; i++) {
    nameAnother(pick(), at('customer_id'), unknownCustomers[i % unknownCustomers.length]!)
  }
  repeat([0, 0, 0, 1, 1, 4, 9, 60, 0, 2, 0, 30])
  return rows
}

/** The plan of next year is in the list before it is decided. */
function plantCampaigns(rows: PlantedRow<CampaignPlan>[]): PlantedRow<CampaignPlan>[] {
  const undecided = soundRow<CampaignPlan>(
    ['CAM-2612', '年终回馈', '2026-12-07', '2026-12-31', '待定', '电话'],
    null
  )
  undecided.reject = { column: 'cost', value: '待定', reason: 'unparseable' }
  const timeless = soundRow<CampaignPlan>(['CAM-2701', '新春走访', '', '', '60000', '客户经理'], null)
  timeless.reject = { column: 'starts_on', value: null, reason: 'missing' }
  return [...rows, undecided, timeless]
}

function plantMembers(rows: PlantedRow<CampaignMember>[], seed: string): PlantedRow<CampaignMember>[] {
  const { pick, at, spoil, repeat } = openFile('campaign_members', rows, seed)
  // Those campaigns whose effect is told by their groups stay whole.
  const isPlain = ({ origin }: PlantedRow<CampaignMember>) => origin!.campaign === 'CAM-2503'
  spoil('group', ['B组', '未定'], isPlain)
  spoil('customer_id', ['', ''], isPlain)
  spoil('contacted_at', ['2025-03-32 10:00'], isPlain)
  for (let i = 0; i < 3; i++) {
    nameAnother(pick(isPlain), at('customer_id'), `C94${10 + i}`)
  }
  repeat([0, 0, 1, 7, 20])
  return rows
}

function plantOpportunities(rows: PlantedRow<Opportunity>[], seed: string): PlantedRow<Opportunity>[] {
  const { random, pick, spoil, repeat } = openFile('opportunities', rows, seed)
  spoil('amount', ['面议', '约10万'])
  spoil('created_at', ['n/a', ''])
  spoil('stage', [''])
  spoil('outcome', ['搁置'])
  cutRow(pick(), random.integer(3, 6))
  repeat([0, 2, 12])
  return rows
}

function plantStages(
  opportunities: readonly Opportunity[],
  seed: string
): PlantedEvents['opportunity_stages'] {
  const rows = opportunities.flatMap((opportunity) =>
    opportunity.stages.map(({ stage, enteredAt }) =>
      soundRow([opportunity.id, stage, enteredAt], { opportunity, stage, enteredAt })
    )
  )
  const { spoil, repeat } = openFile('opportunity_stages', rows, seed)
  spoil('entered_at', ['2025-11-31 09:40', '待定', ''])
  spoil('stage', [''])
  spoil('opportunity_id', [''])
  repeat([0, 0, 1, 6])
  return rows
}

function plantAliases(rows: PlantedRow<string>[]): PlantedRow<string>[] {
  const itself = soundRow<string>(['C0007', 'C0007'], null)
  itself.reject = { column: 'customer_id', value: 'C0007', reason: 'implausible' }
  const loose = soundRow<string>(['KH-09999', ''], null)
  loose.reject = { column: 'customer_id', value: null, reason: 'missing' }
  return [...rows, itself, loose]
}

/** The row is kept; nothing is known of whose it is. */
function forgetCustomer<T extends { customer: unknown }>(
  row: PlantedRow<T>,
  place: number,
  turn: number
): void {
  replaceCell(row, place, unknownCustomers[turn % unknownCustomers.length]!)
  row.origin = { ...row.origin!, customer: null }
  row.oddity = 'unknown customer'
}

/** The row is kept; of whom it names nothing else is known. */
function nameAnother<T extends { customer: Customer }>(row: PlantedRow<T>, place: number, id: string): void {
  replaceCell(row, place, id)
  row.origin = { ...row.origin!, customer: { ...row.origin!.customer, id } }
  row.oddity = 'unknown customer'
}
