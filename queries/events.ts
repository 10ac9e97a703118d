import type { ViewName } from './define-query.ts'

/** The marts of what happens with customers beside their orders, by the day that each row counts on. */
export const eventDays = {
  survey_responses: 'responded_on',
  survey_invitations: 'sent_on',
  complaints: 'opened_on',
  contacts: 'contacted_on',
  contact_coverage: 'due_on',
  opportunities: 'closed_on'
} as const

/** A mart of events. */
export type EventMart = keyof typeof eventDays

export const eventMarts = Object.keys(eventDays) as EventMart[]

export const isEventMart = (name: string): name is EventMart => Object.hasOwn(eventDays, name)

/** The views that hold the events of the window, all columns of the mart after `member`. */
export const eventViews = {
  period_responses: 'survey_responses',
  period_invitations: 'survey_invitations',
  period_complaints: 'complaints',
  period_contacts: 'contacts',
  period_requirements: 'contact_coverage',
  period_opportunities: 'opportunities'
} as const satisfies Partial<Record<ViewName, EventMart>>

export type EventView = keyof typeof eventViews

export const isEventView = (view: ViewName): view is EventView => Object.hasOwn(eventViews, view)

/** The source that fills a mart of events: that of the same name, but for what is worked out from one. */
export const sourceOfEvents = (mart: EventMart): string => (mart === 'contact_coverage' ? 'contacts' : mart)
