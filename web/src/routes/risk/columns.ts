import { formatExact, moneyHead, type Exact } from '#lib/formats/exact.ts'
import { formatPercent } from '#lib/formats/figures.ts'
import { noValue } from '#lib/formats/numbers.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Column } from '#lib/ui/table.ts'
import { customerHref } from '#lib/view/addresses.ts'
import type { View } from '#lib/view/view.ts'
import { messages } from './messages.ts'

/** A customer of the call list, as the API has it. */
export type CallRow = Readonly<{
  customer_id: string
  customer_name: string | null
  owner: string | null
  tier_label: string | null
  rule_label: string
  churn_probability: number
  recency_days: number
  mean_gap_days: number | null
  yearly_value: number
  value_at_risk: number
}>

/** The columns of the call list, each of which it can be sorted by. */
export function callColumns({ locale, view }: { locale: Locale; view: View }): Column<CallRow>[] {
  const { language, currency } = locale
  const t = translator(messages, language)
  const whole: Exact = { unit: 'count', language, currency }
  const amount = (value: number | null) =>
    formatExact(value === null ? null : Math.round(value), { unit: 'count', language, currency })
  const number = (
    name: string,
    head: string,
    options: { width: number; unit?: string; text: (row: CallRow) => string }
  ): Column<CallRow> => ({ name, head, isNumber: true, sort: 'descending', ...options })
  return [
    {
      name: 'customer_name',
      head: t('customer'),
      width: 13,
      sort: 'ascending',
      text: () => '',
      links: ({ customer_id, customer_name }) => [
        { text: customer_name ?? customer_id, href: customerHref(view, customer_id) }
      ]
    },
    {
      name: 'owner',
      head: t('owner'),
      width: 5,
      sort: 'ascending',
      text: ({ owner }) => owner ?? noValue
    },
    {
      name: 'tier_label',
      head: t('tier'),
      width: 5,
      sort: 'ascending',
      text: ({ tier_label }) => tier_label ?? noValue
    },
    number('recency_days', t('silent'), {
      width: 4.5,
      unit: t('days'),
      text: ({ recency_days }) => formatExact(recency_days, whole)
    }),
    number('mean_gap_days', t('gap'), {
      width: 5,
      unit: t('days'),
      text: ({ mean_gap_days }) => amount(mean_gap_days)
    }),
    number('churn_probability', t('probability'), {
      width: 5,
      text: (row) => formatPercent(row.churn_probability, language)
    }),
    number('yearly_value', t('worth'), {
      width: 6.5,
      unit: moneyHead(locale),
      text: (row) => amount(row.yearly_value)
    }),
    number('value_at_risk', t('at-risk'), {
      width: 6.5,
      unit: moneyHead(locale),
      text: (row) => amount(row.value_at_risk)
    }),
    {
      name: 'rule_label',
      head: t('reason'),
      width: 24,
      sort: 'ascending',
      text: (row) => row.rule_label
    }
  ]
}
