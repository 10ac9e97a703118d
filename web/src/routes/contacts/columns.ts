import { formatFullDay } from '#lib/formats/dates.ts'
import { formatNumber, noValue } from '#lib/formats/numbers.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Column } from '#lib/ui/table.ts'
import { customerHref } from '#lib/view/addresses.ts'
import type { View } from '#lib/view/view.ts'
import { messages } from './messages.ts'

/** A row of a list of contacts, as the API has it. */
export type ContactRow = Readonly<{
  customer_id: string | null
  customer_name: string | null
  owner: string | null
  tier_label: string | null
  contacted_on: string | null
  channel: string | null
  what: string | null
  due_on: string | null
  days_over: number | null
  recorded_after_hours: number | null
}>

type Translate = ReturnType<typeof translator<typeof messages>>

/** The columns of a list of contacts, each of which it can be sorted by. */
export function contactColumns({
  locale: { language },
  view,
  list
}: {
  locale: Locale
  view: View
  list: string
}): Column<ContactRow>[] {
  const t = translator(messages, language)
  return [
    {
      name: 'customer_name',
      head: t('customer'),
      width: 15,
      sort: 'ascending',
      text: ({ customer_id }) => (customer_id === null ? t('unknown') : ''),
      links: ({ customer_id, customer_name }) =>
        customer_id === null
          ? []
          : [{ text: customer_name ?? customer_id, href: customerHref(view, customer_id) }]
    },
    {
      name: 'owner',
      head: t('by.owner'),
      width: 6,
      sort: 'ascending',
      text: ({ owner }) => owner ?? noValue
    },
    {
      name: 'tier_label',
      head: t('tier'),
      width: 6,
      sort: 'ascending',
      text: ({ tier_label }) => tier_label ?? noValue
    },
    ...datedColumns({ t, language, list })
  ]
}

/** What was agreed on or asked for, and by when. */
function datedColumns({
  t,
  language,
  list
}: {
  t: Translate
  language: Locale['language']
  list: string
}): Column<ContactRow>[] {
  const day = (value: string | null) => (value === null ? noValue : formatFullDay(value, language))
  const isOfRhythm = list === 'missed' || list === 'open'
  return [
    {
      name: 'contacted_on',
      head: isOfRhythm ? t('contacted.last') : t('contacted'),
      width: 8,
      sort: 'descending',
      text: ({ contacted_on }) => day(contacted_on)
    },
    {
      name: 'channel',
      head: t('channel'),
      width: 5,
      sort: 'ascending',
      text: ({ channel }) => channelName(channel, t)
    },
    {
      name: 'what',
      head: isOfRhythm ? t('rhythm') : t('step'),
      width: 18,
      sort: 'ascending',
      text: ({ what }) => what ?? noValue
    },
    {
      name: 'due_on',
      head: t('due'),
      width: 8,
      sort: 'ascending',
      text: ({ due_on }) => day(due_on)
    },
    {
      name: 'days_over',
      head: list === 'late' ? t('days-since') : list === 'open' ? t('days-left') : t('days-over'),
      unit: t('days'),
      width: 5,
      isNumber: true,
      sort: 'descending',
      text: ({ days_over }) =>
        days_over === null ? noValue : formatNumber(list === 'open' ? -days_over : days_over, language, 0)
    },
    ...(list === 'late'
      ? [
          {
            name: 'recorded_after_hours',
            head: t('recorded-after'),
            unit: t('hours'),
            width: 6,
            isNumber: true,
            sort: 'descending' as const,
            text: ({ recorded_after_hours: hours }: ContactRow) =>
              hours === null ? noValue : formatNumber(hours, language, 1)
          }
        ]
      : [])
  ]
}

function channelName(channel: string | null, t: Translate): string {
  switch (channel) {
    case 'visit':
    case 'meeting':
    case 'call':
    case 'message':
    case 'mail':
      return t(`channel.${channel}`)
    default:
      return channel ?? noValue
  }
}
