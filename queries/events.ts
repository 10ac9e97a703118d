import type { ViewName } from './define-query.ts'

/** What happens with customers beside their orders, by the day that each of it counts on. */
export const eventDays = {
  survey_responses: 'responded_on',
  survey_invitations: 'sent_on',
  complaints: 'opened_on',
  contacts: 'contacted_on',
  next_steps: 'next_due_on',
  contact_coverage: 'due_on',
  opportunities: 'closed_on'
} as const

export type EventKind = keyof typeof eventDays

export const eventKinds = Object.keys(eventDays) as EventKind[]

export const isEventKind = (name: string): name is EventKind => Object.hasOwn(eventDays, name)

/** The mart of these events has their name, but for what contacts agreed on: it stands in their rows. */
export const eventMart = (kind: EventKind) => (kind === 'next_steps' ? 'contacts' : kind)

/**
 * The views that hold the events of the window, all columns of the mart after `member`; `period_complaint_steps` a row for
 * each step of a complaint that has begun, on each clock.
 */
export const eventViews = {
  period_responses: 'survey_responses',
  period_invitations: 'survey_invitations',
  period_complaints: 'complaints',
  period_complaint_steps: 'complaints',
  period_contacts: 'contacts',
  period_next_steps: 'next_steps',
  period_requirements: 'contact_coverage',
  period_opportunities: 'opportunities'
} as const satisfies Partial<Record<ViewName, EventKind>>

export type EventView = keyof typeof eventViews

export const isEventView = (view: ViewName): view is EventView => Object.hasOwn(eventViews, view)

/** The source that fills the mart of events: that of the same name, but for what is worked out from one. */
export const sourceOfEvents = (kind: EventKind): string =>
  kind === 'contact_coverage' ? 'contacts' : eventMart(kind)
