import type { ClassRun, CustomerCard, Text } from '../../queries/index.ts'
import { alignedTable, numberColumn, tableOf, textColumn } from '../format-table.ts'
import { careTables } from './care-tables.ts'
import { dayBefore } from './days.ts'
import { figure, noFigure, percent, plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const lines = {
  id: { 'zh-CN': '编号', en: 'Id' },
  aliases: { 'zh-CN': '其他编号', en: 'Other ids' },
  owner: { 'zh-CN': '负责人', en: 'Owner' },
  region: { 'zh-CN': '所在地区', en: 'Home region' },
  industry: { 'zh-CN': '行业', en: 'Industry' },
  contact: { 'zh-CN': '联系人', en: 'Contact' },
  phone: { 'zh-CN': '电话', en: 'Phone' },
  email: { 'zh-CN': '邮箱', en: 'Email' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  segment: { 'zh-CN': '分层', en: 'Segment' },
  stage: { 'zh-CN': '生命周期', en: 'Lifecycle' },
  cluster: { 'zh-CN': '聚类', en: 'Cluster' },
  last: { 'zh-CN': '最近购买', en: 'Last purchase' },
  orders: { 'zh-CN': '订单（12个月）', en: 'Orders (12 months)' },
  net: { 'zh-CN': '净销售额（12个月）', en: 'Net sales (12 months)' },
  returned: { 'zh-CN': '退货（12个月）', en: 'Returned (12 months)' },
  alive: { 'zh-CN': '活跃概率', en: 'P(alive)' },
  value: { 'zh-CN': '预期价值（52周）', en: 'Expected value (52 weeks)' },
  risk: { 'zh-CN': '流失风险', en: 'Churn risk' },
  rule: { 'zh-CN': '所属规则', en: 'By the rule' }
} satisfies Record<string, Text>

const heads = {
  month: { 'zh-CN': '月份', en: 'Month' },
  orders: { 'zh-CN': '订单', en: 'Orders' },
  net: { 'zh-CN': '净销售额', en: 'Net sales' },
  returned: { 'zh-CN': '退货', en: 'Returned' },
  product: { 'zh-CN': '产品（12个月）', en: 'Product (12 months)' },
  units: { 'zh-CN': '数量', en: 'Units' }
} satisfies Record<string, Text>

const mostProducts = 12

type Month = CustomerCard['months'][number]
type Product = CustomerCard['products'][number]

/** Who a customer is, then their months and products, and how they were looked after. */
export function customerTable(card: CustomerCard, reader: Reader): string {
  const { language } = reader
  const { customer, months, products } = card
  const word = (text: Text) => text[language]
  const money = (value: number | null) => figure(value, 'money')
  const name = customer.customer_name ?? customer.customer_id
  const facts = factsOf(card).filter(([, value]) => value !== null && value !== '')
  const table = alignedTable({
    head: ['', ''],
    rows: facts.map(([line, value]) => [word(lines[line]), value ?? '']),
    rightAligned: []
  })
  const byMonth = tableOf(
    [
      textColumn(word(heads.month), ({ month }: Month) => month),
      numberColumn(word(heads.orders), ({ orders }: Month) => plain(orders)),
      numberColumn(word(heads.net), ({ net_amount }: Month) => money(net_amount)),
      numberColumn(word(heads.returned), ({ returned_amount }: Month) => money(returned_amount))
    ],
    months
  )
  const byProduct = tableOf(
    [
      textColumn(word(heads.product), ({ product_name }: Product) => product_name || noFigure),
      numberColumn(word(heads.units), ({ units }: Product) => plain(units)),
      numberColumn(word(heads.net), ({ net_amount }: Product) => money(net_amount))
    ],
    products.slice(0, mostProducts)
  )
  return [
    `${name}  – ${card.through}`,
    table,
    byMonth,
    ...(products.length === 0 ? [] : [byProduct]),
    ...careTables(card, reader),
    `${words.build[language]} ${card.build}\n`
  ].join('\n')
}

type Fact = readonly [keyof typeof lines, string | null]

function factsOf({ customer, contacts, outlook, sums, ...card }: CustomerCard): Fact[] {
  const money = (value: number | null) => (value === null ? null : figure(value, 'money'))
  return [
    ['id', customer.customer_id],
    ['aliases', customer.aliases.join(', ')],
    ['owner', customer.owner],
    ['region', customer.home_region],
    ['industry', customer.industry],
    ['contact', contacts.contact_name],
    ['phone', contacts.phone],
    ['email', contacts.email],
    ['tier', lately(card.tiers)],
    ['segment', lately(card.segments)],
    ['stage', lately(card.stages)],
    ['cluster', outlook.cluster],
    ['last', sums.last_order_on],
    ['orders', plain(sums.orders)],
    ['net', money(sums.net_amount)],
    ['returned', money(sums.returned_amount)],
    ['alive', outlook.p_alive === null ? null : percent(outlook.p_alive)],
    ['value', money(outlook.expected_value)],
    ['risk', outlook.churn_probability === null ? null : percent(outlook.churn_probability)],
    ['rule', outlook.rule]
  ]
}

/** The class at the end, and the one before with its last day. */
function lately(runs: readonly ClassRun[]): string | null {
  const [last, before] = runs.toReversed()
  if (last === undefined) return null
  if (before === undefined) return last.label
  return `${last.label}  (${before.label} – ${dayBefore(last.valid_from)})`
}
