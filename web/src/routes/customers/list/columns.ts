import { formatExact, moneyHead, type Exact } from '#lib/formats/exact.ts'
import { formatPercent } from '#lib/formats/figures.ts'
import { formatNumber, noValue } from '#lib/formats/numbers.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { DataRow } from '#lib/ui/arrow-rows.ts'
import type { Column } from '#lib/ui/table.ts'
import { customerHref } from '#lib/view/addresses.ts'
import type { View } from '#lib/view/view.ts'
import { messages } from './messages.ts'

const text = (row: DataRow, name: string): string => {
  const value = row[name]
  return value === null || value === undefined ? '' : String(value)
}

const number = (row: DataRow, name: string): number | null => {
  const value = row[name]
  return value === null || value === undefined ? null : Number(value)
}

/** The columns of the list of customers, each of which it can be sorted by. */
export function customerColumns({ locale, view }: { locale: Locale; view: View }): Column<DataRow>[] {
  const { language, currency } = locale
  const t = translator(messages, language)
  const money: Exact = { unit: 'money', language, currency }
  const count: Exact = { unit: 'count', language, currency }
  const words = (name: string, head: string, width: number, shown = name): Column<DataRow> => ({
    name,
    head,
    width,
    sort: 'ascending',
    text: (row) => text(row, shown) || noValue
  })
  return [
    {
      name: 'customer_name',
      head: t('customer'),
      width: 14,
      sort: 'ascending',
      text: () => '',
      links: (row) => {
        const id = text(row, 'customer_id')
        return [{ text: text(row, 'customer_name') || id, href: customerHref(view, id) }]
      },
      note: (row) => (text(row, 'customer_name') === '' ? '' : text(row, 'customer_id'))
    },
    words('owner', t('owner'), 4.5),
    words('home_region', t('region'), 5.25),
    words('tier_label', t('tier'), 4.5),
    words('segment_label', t('segment'), 7),
    words('stage_label', t('stage'), 4.5),
    { ...words('last_order_on', t('last'), 6.5), sort: 'descending' },
    {
      name: 'order_count',
      head: t('orders'),
      unit: t('of-12-months'),
      width: 4.25,
      isNumber: true,
      sort: 'descending',
      text: (row) => formatExact(number(row, 'order_count'), count)
    },
    {
      name: 'net_amount',
      head: t('net-sales'),
      unit: `${t('of-12-months')} ${moneyHead(locale)}`,
      width: 7.5,
      isNumber: true,
      sort: 'descending',
      text: (row) => formatExact(number(row, 'net_amount'), money)
    },
    ...modelColumns(locale)
  ]
}

/** What the models say of a customer, as of the last day of the data. */
function modelColumns(locale: Locale): Column<DataRow>[] {
  const { language } = locale
  const t = translator(messages, language)
  const rounded = (value: number | null) => (value === null ? noValue : formatNumber(value, language, 0))
  return [
    {
      name: 'p_alive',
      head: t('p-alive'),
      width: 4.5,
      isNumber: true,
      sort: 'ascending',
      text: (row) => formatPercent(number(row, 'p_alive'), language)
    },
    {
      name: 'expected_value',
      head: t('expected-value'),
      unit: `${t('of-52-weeks')} ${moneyHead(locale)}`,
      width: 6,
      isNumber: true,
      sort: 'descending',
      text: (row) => rounded(number(row, 'expected_value'))
    },
    {
      name: 'churn_probability',
      head: t('risk'),
      width: 5,
      isNumber: true,
      sort: 'descending',
      text: (row) => formatPercent(number(row, 'churn_probability'), language)
    }
  ]
}
