import { formatExact, moneyHead } from '#lib/formats/exact.ts'
import { formatDay } from '#lib/formats/dates.ts'
import { noValue } from '#lib/formats/numbers.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Column } from '#lib/ui/table.ts'
import { customerHref } from '#lib/view/addresses.ts'
import type { View } from '#lib/view/view.ts'
import { messages } from './messages.ts'
import { spanText } from './span-text.ts'

/** A complaint of the list, as the API has it. */
export type PendingRow = Readonly<{
  complaint_id: string
  state: 'ahead' | 'late'
  step: 'response' | 'solution' | 'follow_up'
  due_at: string | null
  minutes_left: number
  category: string | null
  product_name: string | null
  product_id: string | null
  severity: string | null
  complaint_owner: string | null
  customer_id: string | null
  customer_name: string | null
  tier_label: string | null
  trailing_net_amount: number | null
}>

/** The day and the time of day of a moment: `11-01 09:04`. */
export function momentText(moment: string | null, language: Locale['language']): string {
  if (moment === null) return noValue
  return `${formatDay(moment.slice(0, 10), language)} ${moment.slice(11, 16)}`
}

/** The columns of what is to be done, each of which it can be sorted by. */
export function pendingColumns({
  locale,
  view,
  clock
}: {
  locale: Locale
  view: View
  clock: 'calendar' | 'working'
}): Column<PendingRow>[] {
  const { language, currency } = locale
  const t = translator(messages, language)
  const plain = (name: keyof PendingRow & string, head: string, width: number): Column<PendingRow> => ({
    name,
    head,
    width,
    sort: 'ascending',
    text: (row) => String(row[name] ?? noValue)
  })
  return [
    plain('complaint_id', t('complaint'), 5.5),
    { ...plain('step', t('waits'), 6.5), text: ({ step }) => t(`step.${step}`) },
    { ...plain('due_at', t('due'), 7), text: ({ due_at }) => momentText(due_at, language) },
    {
      name: 'minutes_left',
      head: t('left_time'),
      width: 5.5,
      isNumber: true,
      sort: 'ascending',
      text: ({ minutes_left }) => spanText(minutes_left, { language, clock }),
      judge: ({ state }) => (state === 'late' ? 'bad' : 'plain')
    },
    {
      name: 'customer_name',
      head: t('customer'),
      width: 14,
      sort: 'ascending',
      text: ({ customer_id }) => (customer_id === null ? noValue : ''),
      links: ({ customer_id, customer_name }) =>
        customer_id === null
          ? []
          : [{ text: customer_name ?? customer_id, href: customerHref(view, customer_id) }]
    },
    plain('tier_label', t('tier'), 5),
    {
      name: 'trailing_net_amount',
      head: t('value'),
      unit: moneyHead(locale),
      width: 7.5,
      isNumber: true,
      sort: 'descending',
      text: ({ trailing_net_amount }) =>
        formatExact(trailing_net_amount === null ? null : Math.round(trailing_net_amount), {
          unit: 'count',
          language,
          currency
        })
    },
    plain('category', t('category'), 6),
    {
      ...plain('product_name', t('product'), 11),
      text: ({ product_name, product_id }) => product_name ?? product_id ?? noValue
    },
    plain('severity', t('severity'), 4.5),
    plain('complaint_owner', t('handler'), 5.5)
  ]
}
