import { join } from 'node:path'
import { slots } from './bulk-lines.ts'
import { stageNames } from './opportunities.ts'
import { contactRecords, firstDay, lastDay, slowResponses } from './plan.ts'
import { literal } from './sql-text.ts'
import { scales } from './surveys.ts'

/** Rows per customer, about as many as in the committed files. */
const perCustomer = { invitations: 2.8, complaints: 0.5, contacts: 3.4, opportunities: 0.17 }
const answeredShare = 0.37
const noon = `timestamp '${lastDay} 18:00:00'`

/** Statements that write the files of events of the customers that lines were drawn from, in the order of time. */
export function copyEvents(folder: string, customers: number): string[] {
  const count = (share: number) => Math.max(1, Math.round(customers * share))
  return [
    copy(folder, 'survey_invitations', invitations(count(perCustomer.invitations))),
    copy(folder, 'survey_responses', responses(count(perCustomer.invitations))),
    copy(folder, 'complaints', complaints(count(perCustomer.complaints))),
    copy(folder, 'contacts', contacts(count(perCustomer.contacts))),
    copy(folder, 'campaigns', campaigns),
    copy(folder, 'campaign_members', members),
    copy(folder, 'opportunities', opportunities(count(perCustomer.opportunities))),
    copy(folder, 'opportunity_stages', opportunityStages(count(perCustomer.opportunities)))
  ]
}

export const eventSources = `\
  survey_invitations: { files: survey_invitations.csv }
  survey_responses: { files: survey_responses.csv }
  complaints: { files: complaints.csv }
  contacts: { files: contacts.csv }
  campaigns: { files: campaigns.csv }
  campaign_members: { files: campaign_members.csv }
  opportunities: { files: opportunities.csv }
  opportunity_stages: { files: opportunity_stages.csv }
`

function copy(folder: string, name: string, select: string): string {
  const path = literal(join(folder, `${name}.csv`))
  return `copy (${select}) to ${path} (format csv, header, timestampformat '%Y-%m-%d %H:%M:%S')`
}

/** So many events, evenly from the day to the end of the last, each of some customer, with random bits of its own. */
function series(options: { count: number; from: string; salt: number }): string {
  const { count, from, salt } = options
  const seconds = `epoch(${noon} - timestamp '${from} 09:00:00')`
  return `(
    select number, mix(number, ${salt}) as bits,
      cast(mix(number, ${salt + 1}) % cast((select count(*) from customers) as ubigint) as bigint) as customer_number,
      timestamp '${from} 09:00:00' + to_seconds(cast(floor(number * ${seconds} / ${count}) as bigint)) as happened_at
    from range(${count}) as series(number)
  )`
}

const later = (moment: string, hours: string) => `${moment} + to_seconds(cast(3600 * (${hours}) as bigint))`
const untilNow = (moment: string) => `case when ${moment} <= ${noon} then ${moment} end`
const paddedId = (prefix: string, number = 'number') =>
  `'${prefix}' || lpad(cast(${number} + 1 as varchar), 8, '0')`

function invitations(count: number): string {
  return `
    select ${paddedId('YQ')} as invitation_id, customer_id, happened_at as sent_at, ${surveyOf} as survey
    from ${series({ count, from: firstDay, salt: 21 })} as events join customers using (customer_number) order by number`
}

const surveyOf = `pick(['nps', 'nps', 'nps', 'nps', 'csat', 'csat', 'csat', 'ces'], part(bits, 0))`

/** Some answer, within two days; each customer has a mood of its own. */
function responses(count: number): string {
  const scaled = (part: 'min' | 'max' | 'middle' | 'step') =>
    `case survey ${Object.entries(scales)
      .map(([survey, scale]) => `when '${survey}' then ${scale[part]}`)
      .join(' ')} end`
  const mood = '0.6 * bell(mix(customer_number, 23)) + 0.8 * bell(mix(number, 24))'
  return `
    select ${paddedId('DJ')} as response_id, customer_id, ${later('happened_at', '0.1 + 48 * part(bits, 2)')} as responded_at, survey,
      cast(greatest(${scaled('min')}, least(${scaled('max')}, round(${scaled('middle')} + ${scaled('step')} * (${mood})))) as integer) as score,
      ${scaled('min')} as scale_min, ${scaled('max')} as scale_max, ${paddedId('YQ')} as invitation_id,
      case survey when 'nps' then '关系调研' when 'ces' then '线上下单' else '送货交付' end as touchpoint,
      case when part(bits, 3) < 0.2 then pick(['送货准时', '质量稳定', '希望更快回复', '价格略高'], part(mix(number, 25), 0)) end as comment
    from (
      select *, ${surveyOf} as survey from ${series({ count, from: firstDay, salt: 21 })} as events
      where part(bits, 1) < ${answeredShare}
    )
    join customers using (customer_number)
    where ${later('happened_at', '48')} <= ${noon} order by number`
}

function complaints(count: number): string {
  const minutes = `${slowResponses.medianMinutes} * exp(0.6 * bell(mix(number, 32)))`
  return `
    select ${paddedId('TS')} as complaint_id, customer_id, opened_at, ${untilNow('first_response_at')} as first_response_at,
      ${untilNow('resolved_at')} as resolved_at, ${untilNow('followed_up_at')} as followed_up_at,
      pick(['物流配送', '物流配送', '产品质量', '产品质量', '售后退换', '账单发票', '缺货延期'], part(bits, 0)) as category,
      product_id, pick(['一般', '一般', '严重', '紧急'], part(bits, 1)) as severity, owner
    from (
      select *, ${later('resolved_at', '10 + 80 * part(bits, 3)')} as followed_up_at
      from (
        select *, ${later('first_response_at', '11 * exp(0.8 * bell(mix(number, 33)))')} as resolved_at
        from (
          select *, happened_at as opened_at, ${later('happened_at', `(${minutes}) / 60`)} as first_response_at,
            cast(floor(part(bits, 2) * ${slots}) as bigint) as slot
          from ${series({ count, from: firstDay, salt: 30 })} as events
        )
      )
    )
    join customers using (customer_number) join product_slots using (slot) order by number`
}

function contacts(count: number): string {
  return `
    select ${paddedId('LX')} as contact_id, customer_id, happened_at as contacted_at,
      pick(['visit', 'meeting', 'call', 'call', 'call', 'message', 'mail'], part(bits, 0)) as channel, owner,
      ${untilNow(later('happened_at', '40 * part(bits, 1) * part(bits, 1)'))} as recorded_at,
      case when part(bits, 2) < 0.46 then pick(['发送报价单', '寄送样品', '约上门拜访'], part(bits, 3)) end as next_step,
      case when part(bits, 2) < 0.46
        then strftime(happened_at + to_days(3 + cast(floor(28 * part(bits, 3)) as integer)), '%Y-%m-%d') end as next_due_on
    from ${series({ count, from: contactRecords.from, salt: 40 })} as events join customers using (customer_number) order by number`
}

/** Two campaigns; customers by lot, a third of them held out. */
const campaigns = `
  select * from (values
    ('CAM-2603', '开春补货季', '2026-03-02', '2026-04-05', 386000, '客户经理'),
    ('CAM-2607', '仲夏满减短信', '2026-07-13', '2026-08-16', 214000, '短信')
  ) as listed(campaign_id, campaign_name, starts_on, ends_on, cost, channel)`

const members = `
  select campaign_id, customer_id, case when part(bits, 1) < 0.33 then 'holdout' else 'treated' end as "group",
    case when part(bits, 1) >= 0.33 then ${later('starts_at', '72 * part(bits, 2)')} end as contacted_at,
    case when part(bits, 1) >= 0.33 and part(bits, 3) < 0.15 then ${later('starts_at', '96 + 200 * part(bits, 2)')} end as responded_at
  from (
    select campaign_id, starts_at, customer_id, customer_number, mix(customer_number, salt) as bits
    from customers cross join (values
      ('CAM-2603', timestamp '2026-03-02 09:00:00', 50),
      ('CAM-2607', timestamp '2026-07-13 09:00:00', 51)
    ) as listed(campaign_id, starts_at, salt)
  )
  where part(bits, 0) < 0.3
  order by campaign_id, customer_number`

/** How far each came, and whether it has ended: a stage takes days, and each is left by some for good. */
const played = (count: number) => `(
  select *, least(reached, ${stageNames.length}) as last_stage
  from (
    select *, 1 + cast(floor(7.5 * part(bits, 0)) as integer) as reached
    from ${series({ count, from: '2024-06-01', salt: 60 })} as events
  )
)`
const stages = `[${stageNames.map(literal).join(', ')}]`
/** A stage takes 4 to 24 days. */
const enteredAt = (stage: string) => later('happened_at', `24 * (4 + 20 * part(bits, 1)) * (${stage} - 1)`)

function opportunities(count: number): string {
  const ended = enteredAt(`case when reached >= ${stageNames.length} then last_stage else last_stage + 1 end`)
  const stage = `greatest(1, cast(list_count(list_filter(range(1, last_stage + 1), lambda each: ${enteredAt('each')} <= ${noon})) as integer))`
  return `
    select ${paddedId('SJ')} as opportunity_id, customer_id, happened_at as created_at, (${stages})[${stage}] as stage,
      cast(100 * round(400 * exp(bell(mix(number, 62)))) as bigint) as amount,
      ${untilNow(ended)} as closed_at,
      case when ${ended} <= ${noon} then case when reached >= ${stageNames.length} then 'won' else 'lost' end end as outcome, owner
    from ${played(count)} as events join customers using (customer_number) order by number`
}

function opportunityStages(count: number): string {
  return `
    select ${paddedId('SJ')} as opportunity_id, (${stages})[stage] as stage, ${enteredAt('stage')} as entered_at
    from (select *, unnest(range(1, last_stage + 1)) as stage from ${played(count)} as events)
    where ${enteredAt('stage')} <= ${noon} order by number, entered_at`
}
