import { formatDay } from '#lib/formats/dates.ts'
import { formatExact, moneyHead, type Exact } from '#lib/formats/exact.ts'
import { noValue } from '#lib/formats/numbers.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Column } from '#lib/ui/table.ts'
import { customerHref } from '#lib/view/addresses.ts'
import type { View } from '#lib/view/view.ts'
import { messages } from './messages.ts'

/** A member of a campaign, as the API has it. */
export type MemberRow = Readonly<{
  customer_id: string
  customer_name: string | null
  is_known: boolean
  owner: string | null
  member_group: 'treated' | 'holdout'
  contacted_on: string | null
  responded_on: string | null
  orders: number
  net_amount: number
  margin_amount: number | null
  prior_net_amount: number
  overlapping_campaigns: number
}>

/** The columns of a campaign's members, each of which they can be sorted by. */
export function memberColumns({ locale, view }: { locale: Locale; view: View }): Column<MemberRow>[] {
  const { language, currency } = locale
  const t = translator(messages, language)
  const whole: Exact = { unit: 'count', language, currency }
  const day = (value: string | null) => (value === null ? noValue : formatDay(value, language))
  const amount = (value: number | null) => formatExact(value === null ? null : Math.round(value), whole)
  const money = (name: string, head: string, text: (row: MemberRow) => string): Column<MemberRow> => ({
    ...{ name, head, unit: moneyHead(locale), width: 6.5, isNumber: true, sort: 'descending', text }
  })
  return [
    {
      ...{ name: 'customer_name', head: t('customer'), width: 13, sort: 'ascending' },
      text: ({ is_known, customer_id }) => (is_known ? '' : customer_id),
      links: ({ is_known, customer_id, customer_name }) =>
        is_known ? [{ text: customer_name ?? customer_id, href: customerHref(view, customer_id) }] : []
    },
    {
      ...{ name: 'owner', head: t('owner'), width: 5, sort: 'ascending' },
      text: ({ owner }) => owner ?? noValue
    },
    {
      ...{ name: 'member_group', head: t('group'), width: 5, sort: 'descending' },
      text: ({ member_group }) => t(`group.${member_group}`)
    },
    {
      ...{ name: 'contacted_on', head: t('contacted'), width: 5, isNumber: true, sort: 'ascending' },
      text: ({ contacted_on }) => day(contacted_on)
    },
    {
      ...{ name: 'responded_on', head: t('responded'), width: 5, isNumber: true, sort: 'ascending' },
      text: ({ responded_on }) => day(responded_on)
    },
    {
      ...{ name: 'orders', head: t('orders'), unit: t('in-window'), width: 4.5 },
      ...{ isNumber: true, sort: 'descending' },
      text: ({ orders }) => formatExact(orders, whole)
    },
    money('net_amount', t('sales'), (row) => amount(row.net_amount)),
    money('margin_amount', t('member-margin'), (row) => amount(row.margin_amount)),
    money('prior_net_amount', t('prior'), (row) => amount(row.prior_net_amount)),
    {
      ...{ name: 'overlapping_campaigns', head: t('elsewhere'), width: 4.5 },
      ...{ isNumber: true, sort: 'descending' },
      text: ({ overlapping_campaigns }) =>
        overlapping_campaigns === 0 ? noValue : String(overlapping_campaigns)
    }
  ]
}
