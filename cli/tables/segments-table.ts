import { schemeLabels, type SegmentRow, type SegmentsAnswer, type Text } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { figure, noFigure, percent, plain, signed } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const title: Text = { 'zh-CN': '客户分层', en: 'Customer segments' }

const heads = {
  netSales: { 'zh-CN': '净销售额', en: 'net sales' },
  recency: { 'zh-CN': '距上次购买（天）', en: 'days since' },
  orders: { 'zh-CN': '订单', en: 'orders' },
  mean: { 'zh-CN': '人均净销售额', en: 'net per customer' },
  repurchase: { 'zh-CN': '复购率', en: 'repurchase' }
} satisfies Record<string, Text>

const rate = (value: number | null): string => (value === null ? noFigure : percent(value))

/** One line per segment, then all who bought in the window. */
export function segmentsTable(answer: SegmentsAnswer, { language }: Reader): string {
  const columns = [
    textColumn(words.member[language], ({ segment, label }: SegmentRow) =>
      segment === 'total' ? words.total[language] : label
    ),
    numberColumn(words.customers[language], ({ customers }: SegmentRow) => plain(customers)),
    numberColumn(words.share[language], ({ share }: SegmentRow) => rate(share)),
    numberColumn(answer.compared_month, ({ previous_customers }: SegmentRow) =>
      figure(previous_customers, 'count')
    ),
    numberColumn(words.change[language], ({ change }: SegmentRow) => signed(change, plain)),
    numberColumn(heads.netSales[language], ({ net_amount }: SegmentRow) => figure(net_amount, 'money')),
    numberColumn(heads.recency[language], ({ recency_days }: SegmentRow) => mean(recency_days)),
    numberColumn(heads.orders[language], ({ orders }: SegmentRow) => mean(orders)),
    numberColumn(heads.mean[language], ({ mean_net_amount }: SegmentRow) => figure(mean_net_amount, 'money')),
    numberColumn(heads.repurchase[language], ({ repurchase_rate }: SegmentRow) => rate(repurchase_rate))
  ]
  const scheme = schemeLabels[answer.scheme]?.[language] ?? answer.scheme
  const table = tableOf(columns, [...answer.rows, answer.total])
  return `${title[language]}  ${scheme}  ${answer.through}\n\n${table}\n${words.build[language]} ${answer.build}\n`
}

const mean = (value: number | null): string => (value === null ? noFigure : value.toFixed(1))
