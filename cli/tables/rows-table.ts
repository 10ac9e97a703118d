import { counted } from '../../pipeline/log.ts'
import { kpis, type AnswerPeriod, type KpiName, type Language, type Text } from '../../queries/index.ts'
import { alignedTable } from '../format-table.ts'
import { shortestPath } from '../shortest-path.ts'
import { figure, percent, plain } from './figures.ts'
import { kpiLabel, words } from './words.ts'

/** A row as JSON has it. */
export type JsonRow = Readonly<Record<string, string | number | boolean | null>>

const fieldWords: Readonly<Record<string, Text>> = {
  key: { 'zh-CN': '成员编号', en: 'member key' },
  label: { 'zh-CN': '成员', en: 'member' },
  customer_id: { 'zh-CN': '客户编号', en: 'customer id' },
  customer_name: { 'zh-CN': '客户', en: 'customer' },
  order_id: { 'zh-CN': '订单编号', en: 'order' },
  line_id: { 'zh-CN': '行号', en: 'line' },
  ordered_on: { 'zh-CN': '日期', en: 'day' },
  ordered_at: { 'zh-CN': '时间', en: 'time' },
  line_kind: { 'zh-CN': '类型', en: 'kind' },
  product_id: { 'zh-CN': '产品编号', en: 'product id' },
  product_name: { 'zh-CN': '产品', en: 'product' },
  category: { 'zh-CN': '类别', en: 'category' },
  subcategory: { 'zh-CN': '子类别', en: 'subcategory' },
  region_id: { 'zh-CN': '区域编号', en: 'region id' },
  region_name: { 'zh-CN': '区域', en: 'region' },
  channel: { 'zh-CN': '渠道', en: 'channel' },
  payment_method: { 'zh-CN': '付款方式', en: 'payment' },
  campaign_id: { 'zh-CN': '活动编号', en: 'campaign' },
  sales_rep: { 'zh-CN': '销售代表', en: 'sales rep' },
  quantity: { 'zh-CN': '数量', en: 'quantity' },
  unit_price: { 'zh-CN': '单价', en: 'unit price' },
  discount_rate: { 'zh-CN': '折扣率', en: 'discount' },
  net_amount: { 'zh-CN': '净额', en: 'net amount' },
  cost_amount: { 'zh-CN': '成本', en: 'cost' },
  numerator: { 'zh-CN': '分子', en: 'numerator' },
  denominator: { 'zh-CN': '分母', en: 'denominator' }
}

/** What rows are of, and which of them these are. */
export interface RowsFacts {
  readonly build: string
  readonly kpi: KpiName
  readonly period: AnswerPeriod
  readonly isSplit: boolean
  readonly total: number
  readonly offset: number
  readonly language: Language
}

/** The rows behind a figure; a column in which nothing stands is left out. */
export function rowsTable(rows: readonly JsonRow[], facts: RowsFacts): string {
  const { build, kpi, period, language } = facts
  const title = `${kpiLabel(kpi, language)}  ${period.from} – ${period.to}`
  const table = rows.length === 0 ? '' : `${fieldsTable(rows, facts)}\n`
  return `${title}\n\n${table}${rowsNote({ ...facts, shown: rows.length })}\n${words.build[language]} ${build}\n`
}

function fieldsTable(rows: readonly JsonRow[], { kpi, isSplit, language }: RowsFacts): string {
  const { kind, unit } = kpis.find(({ name }) => name === kpi) ?? missing(kpi)
  const isSum = kind === 'sum'
  const fields = Object.keys(rows[0] ?? {}).filter(
    (field) =>
      (isSplit || (field !== 'key' && field !== 'label')) &&
      rows.some((row) => row[field] !== null && row[field] !== '')
  )
  const head = (field: string) =>
    field === 'numerator' && isSum ? kpiLabel(kpi, language) : (fieldWords[field]?.[language] ?? field)
  const isNumber = (field: string) =>
    rows.every((row) => row[field] === null || typeof row[field] === 'number')
  return alignedTable({
    head: fields.map(head),
    rows: rows.map((row) =>
      fields.map((field) => {
        const value = row[field] ?? null
        // What a ratio is made of may be money, customers or minutes; what is summed or ranked is in the KPI's own unit.
        return field === 'numerator' && kind !== 'ratio' && typeof value === 'number'
          ? figure(value, unit)
          : cell(field, value)
      })
    ),
    rightAligned: fields.flatMap((field, position) => (isNumber(field) ? [position] : []))
  })
}

function missing(name: string): never {
  throw new Error(`the catalog has no KPI ${name}`)
}

const money = (value: number) => figure(value, 'money')

/** How numbers are written, by field; others are numbers of rows, which are names. */
const numberFormats: Readonly<Record<string, (value: number) => string>> = {
  ...{ quantity: plain, numerator: plain, denominator: plain },
  ...{ unit_price: money, net_amount: money, cost_amount: money, discount_rate: percent }
}

function cell(field: string, value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return (numberFormats[field] ?? String)(value)
  if (typeof value === 'boolean') return String(value)
  return field === 'file' ? shortestPath(value) : value.replace('T00:00:00', '')
}

/** How many rows there are in all, and which of them stand here where not all do. */
export function rowsNote({
  shown,
  total,
  offset,
  language
}: Pick<RowsFacts, 'total' | 'offset' | 'language'> & { shown: number }): string {
  const chinese = language === 'zh-CN'
  const all = chinese ? `共 ${plain(total)} 行` : `${counted(total, 'row')} in all`
  if (shown >= total) return all
  if (shown === 0) return chinese ? `${all}，此处没有` : `${all}, none of them here`
  const here = `${plain(offset + 1)} – ${plain(offset + shown)}`
  return chinese
    ? `${all}，此处为第 ${here} 行（--limit、--offset）`
    : `${all}, here ${here} (--limit, --offset)`
}
