import type { CampaignMember } from './campaigns.ts'
import type { Complaint } from './complaints.ts'
import type { Contact, ContactChannel } from './contacts.ts'
import type { Customer } from './customers.ts'
import type { Opportunity } from './opportunities.ts'
import { type CampaignPlan, lastDay } from './plan.ts'
import { type Invitation, type Response, scales } from './surveys.ts'

/** Headers of the files of events, which are canonical names where the system that writes them is the present one. */
export const eventColumns = {
  survey_responses: [
    'response_id',
    'customer_id',
    'responded_at',
    'survey',
    'score',
    'scale_min',
    'scale_max',
    'invitation_id',
    'touchpoint',
    'comment'
  ],
  survey_invitations: ['invitation_id', 'customer_id', 'sent_at', 'survey'],
  // The service desk's own words.
  complaints: [
    '投诉单号',
    '客户编号',
    '受理时间',
    '首次响应时间',
    '解决时间',
    '回访时间',
    '投诉类型',
    '产品编号',
    '严重程度',
    '处理人'
  ],
  contacts: [
    'contact_id',
    'customer_id',
    'contacted_at',
    'channel',
    'owner',
    'recorded_at',
    'next_step',
    'next_due_on'
  ],
  campaigns: ['campaign_id', 'campaign_name', 'starts_on', 'ends_on', 'cost', 'channel'],
  campaign_members: ['campaign_id', 'customer_id', 'group', 'contacted_at', 'responded_at'],
  opportunities: [
    'opportunity_id',
    'customer_id',
    'created_at',
    'stage',
    'amount',
    'closed_at',
    'outcome',
    'owner'
  ],
  opportunity_stages: ['opportunity_id', 'stage', 'entered_at'],
  customer_aliases: ['alias_id', 'customer_id']
} as const
export type EventSource = keyof typeof eventColumns

/** Of a column of the file, counted from 0, by its canonical name. */
export const complaintPlaces = {
  customer_id: 1,
  opened_at: 2,
  first_response_at: 3,
  resolved_at: 4,
  product_id: 7
} as const

type IdOf = (customer: Customer, day: string) => string

/** Until the old system was switched off its ids were in use. */
export function idsBy(aliases: ReadonlyMap<Customer, string>, until: string): IdOf {
  return (customer, day) => (day <= until ? (aliases.get(customer) ?? customer.id) : customer.id)
}

export function responseCells(response: Response, idOf: IdOf): string[] {
  const { min, max } = scales[response.survey]
  return [
    response.id,
    response.customer === null ? '' : idOf(response.customer, response.respondedAt.slice(0, 10)),
    response.respondedAt,
    response.survey,
    String(response.score),
    String(min),
    String(max),
    response.invitationId,
    response.touchpoint,
    response.comment
  ]
}

export function invitationCells({ id, customer, sentAt, survey }: Invitation, idOf: IdOf): string[] {
  return [id, idOf(customer, sentAt.slice(0, 10)), sentAt, survey]
}

export function complaintCells(complaint: Complaint, idOf: IdOf): string[] {
  return [
    complaint.id,
    complaint.customer === null ? '' : idOf(complaint.customer, complaint.openedAt.slice(0, 10)),
    complaint.openedAt,
    complaint.firstResponseAt,
    complaint.resolvedAt,
    complaint.followedUpAt,
    complaint.category,
    complaint.product?.id ?? '',
    complaint.severity,
    complaint.owner
  ]
}

/** The words of the contact records. */
export const channelWords: Readonly<Record<ContactChannel, string>> = {
  visit: '拜访',
  meeting: '会议',
  call: '电话',
  message: '微信',
  mail: '邮件'
}

export function contactCells(contact: Contact): string[] {
  return [
    contact.id,
    contact.customer.id,
    contact.contactedAt,
    channelWords[contact.channel],
    contact.owner,
    contact.recordedAt,
    contact.nextStep,
    contact.nextDueOn
  ]
}

export function campaignCells({ id, name, startsOn, endsOn, cost, channel }: CampaignPlan): string[] {
  return [id, name, startsOn, endsOn, String(cost), channel]
}

export const groupWords = { treated: '实验组', holdout: '对照组' } as const

export function memberCells({
  campaign,
  customer,
  group,
  contactedAt,
  respondedAt
}: CampaignMember): string[] {
  return [campaign, customer.id, groupWords[group], contactedAt, respondedAt]
}

export const outcomeWords = { won: '赢单', lost: '输单', '': '' } as const

export function opportunityCells(opportunity: Opportunity): string[] {
  const { stages } = opportunity
  return [
    opportunity.id,
    opportunity.customer.id,
    opportunity.createdAt,
    stages.at(-1)!.stage,
    String(opportunity.amount),
    opportunity.closedAt.slice(0, 10) > lastDay ? '' : opportunity.closedAt,
    outcomeWords[opportunity.outcome],
    opportunity.owner
  ]
}
