import { formatExact, moneyHead, type Exact } from '#lib/formats/exact.ts'
import { formatNumber, noValue } from '#lib/formats/numbers.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Column } from '#lib/ui/table.ts'
import { assessmentFormHref, customerHref } from '#lib/view/addresses.ts'
import type { View } from '#lib/view/view.ts'
import { messages } from './messages.ts'

/** A customer of the list, as the API has it. */
export type AssessedRow = Readonly<{
  customer_id: string
  customer_name: string | null
  owner: string | null
  home_region: string | null
  tier_label: string | null
  score: number
  grade: string
  grade_label: string
  advice: 'maintain' | 'improve' | 'terminate'
  exception: string | null
  counted_weight: number
  net_amount: number
  grade_if_less: string | null
  grade_if_more: string | null
}>

/** The columns of the list; which grades a moved weight gives only where one was asked about. */
export function assessedColumns({ locale, view }: { locale: Locale; view: View }): Column<AssessedRow>[] {
  const { language, currency } = locale
  const t = translator(messages, language)
  const whole: Exact = { unit: 'count', language, currency }
  const word = (name: string, head: string, width: number, text: (row: AssessedRow) => string | null) => ({
    ...{ name, head, width },
    sort: 'ascending' as const,
    text: (row: AssessedRow) => text(row) ?? noValue
  })
  const grade = (name: 'grade_if_less' | 'grade_if_more', head: string): Column<AssessedRow> => ({
    ...{ name, head, width: 5 },
    text: (row) => row[name] ?? row.grade
  })
  const moves = [grade('grade_if_less', t('if-less')), grade('grade_if_more', t('if-more'))]
  return [
    {
      name: 'customer_name',
      head: t('customer'),
      width: 12,
      sort: 'ascending',
      text: () => '',
      links: ({ customer_id, customer_name }) => [
        { text: customer_name ?? customer_id, href: customerHref(view, customer_id) }
      ]
    },
    word('owner', t('owner'), 5, ({ owner }) => owner),
    word('tier_label', t('tier'), 5, ({ tier_label }) => tier_label),
    word('home_region', t('region'), 7, ({ home_region }) => home_region),
    {
      name: 'net_amount',
      head: t('net-amount'),
      unit: moneyHead(locale),
      width: 7,
      isNumber: true,
      sort: 'descending',
      text: ({ net_amount }) => formatExact(Math.round(net_amount), whole)
    },
    {
      name: 'score',
      head: t('score'),
      width: 4.5,
      isNumber: true,
      sort: 'descending',
      text: ({ score }) => formatNumber(score, language, 1)
    },
    {
      name: 'grade',
      head: t('grade'),
      width: 6,
      sort: 'descending',
      text: (row) => `${row.grade} ${row.grade_label}`
    },
    ...(view.own['moved_by'] === undefined ? [] : moves),
    word('advice', t('advice'), 5, ({ advice }) => t(`advice.${advice}`)),
    {
      name: 'form',
      head: t('form'),
      width: 4,
      text: () => '',
      links: ({ customer_id, customer_name }) => [
        {
          text: t('form.open'),
          href: assessmentFormHref(view, customer_id),
          label: t('form.of', { customer: customer_name ?? customer_id })
        }
      ]
    },
    word('exception', t('exception'), 18, ({ exception }) => exception)
  ]
}
