import { counted } from '../../pipeline/log.ts'
import type { CustomerValues, Text, ValuedCustomer } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { noFigure, percent, plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const heads = {
  tenth: { 'zh-CN': '十分位', en: 'Tenth' },
  customers: { 'zh-CN': '客户数', en: 'Customers' },
  purchases: { 'zh-CN': '预期次数', en: 'Exp. purchases' },
  value: { 'zh-CN': '预期价值', en: 'Exp. value' },
  share: { 'zh-CN': '占比', en: 'Share' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  alive: { 'zh-CN': '活跃概率', en: 'P(alive)' }
} satisfies Record<string, Text>

const none: Text = {
  'zh-CN': '数据太少，或没有客户符合筛选',
  en: 'too few data, or no customers under these filters'
}

interface Line {
  readonly label: string
  readonly customers: number
  readonly expected_purchases: number
  readonly expected_value: number | null
}

/** Tenths of the customers, then each class, then the customers of the largest expected value. */
export function valuesTable(values: CustomerValues, reader: Reader): string {
  const { language } = reader
  const { total, as_of, forecast_weeks: weeks } = values
  const title =
    language === 'zh-CN'
      ? `客户价值（${as_of}之后的${weeks}周）`
      : `Customer value of the ${weeks} weeks after ${as_of}`
  const summary =
    language === 'zh-CN'
      ? `${plain(total.customers)}位客户，预期价值的80%来自其中${plain(total.customers_to_80)}位`
      : `${counted(total.customers, 'customer')}; 80% of the value sits with ${plain(total.customers_to_80)} of them`
  const linesBy = values.by.map(({ label, rows }) =>
    linesTable(
      label,
      rows.map((row) => ({ ...row, label: row.label ?? (row.key || noFigure) })),
      values,
      reader
    )
  )
  const tenths = values.deciles.map((each) => ({ ...each, label: String(each.decile) }))
  const parts =
    total.customers === 0
      ? [`${none[language]}\n`]
      : [
          `${summary}\n`,
          linesTable(heads.tenth[language], tenths, values, reader),
          ...linesBy,
          topTable(values.top, reader)
        ]
  return `${title}\n\n${parts.join('\n')}\n${words.build[language]} ${values.build}\n`
}

function linesTable(
  head: string,
  lines: readonly Line[],
  { total }: CustomerValues,
  { language }: Reader
): string {
  return tableOf(
    [
      textColumn(head, ({ label }: Line) => label),
      numberColumn(heads.customers[language], ({ customers }: Line) => plain(customers)),
      numberColumn(heads.purchases[language], (line: Line) => plain(Math.round(line.expected_purchases))),
      numberColumn(heads.value[language], (line: Line) => money(line.expected_value)),
      numberColumn(heads.share[language], ({ expected_value }: Line) =>
        expected_value === null || !total.expected_value
          ? noFigure
          : percent(expected_value / total.expected_value)
      )
    ],
    lines
  )
}

function topTable(customers: readonly ValuedCustomer[], { language }: Reader): string {
  return tableOf(
    [
      textColumn(heads.customer[language], (row: ValuedCustomer) => row.customer_name ?? row.customer_id),
      textColumn(heads.tier[language], (row: ValuedCustomer) => row.tier_label ?? row.tier ?? noFigure),
      numberColumn(heads.alive[language], ({ p_alive }: ValuedCustomer) => percent(p_alive)),
      numberColumn(heads.purchases[language], (row: ValuedCustomer) => row.expected_purchases.toFixed(1)),
      numberColumn(heads.value[language], (row: ValuedCustomer) => money(row.expected_value))
    ],
    customers
  )
}

const money = (value: number | null): string => (value === null ? noFigure : plain(Math.round(value)))
