import { formatExact, formatExactAlone, moneyHead, type Exact } from '#lib/formats/exact.ts'
import { formatPercent } from '#lib/formats/figures.ts'
import { noValue } from '#lib/formats/numbers.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import type { Unit } from '#lib/formats/scale.ts'
import type { Column } from '#lib/ui/table.ts'
import { customerHref, rowsHref } from '#lib/view/addresses.ts'
import { withMembers, type View } from '#lib/view/view.ts'
import { messages } from './messages.ts'

export type RowValue = string | number | boolean | null

/** A row as the API has it. */
export type DataRow = Readonly<Record<string, RowValue>>

export type Sums = Readonly<
  Record<'numerator' | 'denominator' | 'quantity' | 'net_amount' | 'cost_amount', number | null>
>

export type ColumnsOptions = {
  locale: Locale
  view: View
  kpi: {
    name: string
    label: string
    unit: Unit
    kind: 'sum' | 'ratio' | 'median'
    thing: 'customers' | 'orders' | 'lines' | 'events'
  }
  sums: Sums
}

const text = (value: RowValue | undefined): string =>
  value === null || value === undefined ? '' : String(value)

/** What a double does not hold exactly is text in the answer. */
const number = (value: RowValue | undefined): number | null =>
  value === null || value === undefined || value === '' ? null : Number(value)

/** Where links of a row lead: lines of one customer, product or order, over the same days. */
function linker(options: ColumnsOptions) {
  const { view, kpi } = options
  if (kpi.thing === 'events') return eventLinker(options)
  const { period } = view.own
  const own = { level: 'lines' as const, ...(period !== undefined && { period }) }
  const isOnly = (dimension: string, key: string) => {
    const keys = view.filters[dimension] ?? []
    return keys.length === 1 && keys[0] === key
  }
  return {
    /** No link to where one is already. */
    member: (dimension: 'customer' | 'product', key: string, name: string, label: string) =>
      key === '' || (isOnly(dimension, key) && view.own['level'] === 'lines')
        ? []
        : [{ text: name, label, href: rowsHref(withMembers(view, dimension, [key]), kpi.name, own) }],
    order: (order: string, label: string) =>
      order === '' || (view.own['search'] === order && view.own['level'] === 'lines')
        ? []
        : [{ text: order, label, href: rowsHref(view, kpi.name, { ...own, search: order }) }]
  }
}

/** Events are no order lines: what there is to see is their customer's card. */
const eventLinker = ({ view }: ColumnsOptions) => ({
  member: (dimension: 'customer' | 'product', key: string, name: string, label: string) =>
    dimension === 'customer' && key !== '' ? [{ text: name, label, href: customerHref(view, key) }] : [],
  order: () => []
})

function sharedColumns(options: ColumnsOptions) {
  const t = translator(messages, options.locale.language)
  const links = linker(options)
  const linked = (
    links: readonly { text: string; href: string; label?: string }[],
    otherwise: string
  ): string => (links.length > 0 ? '' : otherwise)
  const customer = (row: DataRow) => {
    const [id, name] = [text(row['customer_id']), text(row['customer_name'])]
    return { id, name: name || id, note: name === '' || name === id ? '' : id }
  }
  const customerLinks = (row: DataRow) => {
    const { id, name } = customer(row)
    return links.member('customer', id, name, t('only-customer', { name }))
  }
  const orderLinks = (row: DataRow) => {
    const order = text(row['order_id'])
    return links.order(order, t('only-order', { name: order }))
  }
  return {
    order: {
      name: 'order_id',
      head: t(options.kpi.thing === 'events' ? 'record' : 'order'),
      width: 5.5,
      sort: 'ascending',
      text: (row) => linked(orderLinks(row), text(row['order_id'])),
      links: orderLinks
    } satisfies Column<DataRow>,
    customer: {
      name: 'customer_name',
      head: t('customer'),
      width: 13.5,
      sort: 'ascending',
      text: (row) => linked(customerLinks(row), customer(row).name || noValue),
      links: customerLinks,
      note: (row) => customer(row).note
    } satisfies Column<DataRow>,
    product: {
      name: 'product_name',
      head: t('product'),
      width: 11,
      sort: 'ascending',
      text: (row) => linked(productLinks(row), text(row['product_name']) || text(row['product_id'])),
      links: productLinks
    } satisfies Column<DataRow>
  }

  function productLinks(row: DataRow) {
    const id = text(row['product_id'])
    const name = text(row['product_name']) || id
    return links.member('product', id, name, t('only-product', { name }))
  }
}

/** Order lines: when, who, what, where, how much, and where each stands in the files. */
export function lineColumns(options: ColumnsOptions): Column<DataRow>[] {
  const t = translator(messages, options.locale.language)
  const { order, customer, product } = sharedColumns(options)
  return [
    {
      name: 'ordered_at',
      head: t('day'),
      width: 6,
      sort: 'ascending',
      text: (row) => text(row['ordered_at']).slice(0, 10)
    },
    order,
    customer,
    product,
    {
      name: 'region_name',
      head: t('region'),
      width: 4.5,
      sort: 'ascending',
      text: (row) => text(row['region_name']) || text(row['region_id'])
    },
    {
      name: 'line_kind',
      head: t('kind'),
      width: 4,
      sort: 'ascending',
      text: (row) => kindOf(text(row['line_kind']))
    },
    ...amountColumns(options),
    {
      name: 'source',
      head: t('source'),
      width: 11,
      text: (row) =>
        row['file'] === null ? '' : t('source.at', { file: text(row['file']), record: text(row['record']) })
    }
  ]

  function kindOf(kind: string): string {
    const key = `kind.${kind}`
    return key in messages ? t(key as keyof typeof messages) : kind
  }
}

function amountColumns({ locale, sums }: ColumnsOptions): Column<DataRow>[] {
  const { language, currency } = locale
  const t = translator(messages, language)
  const money: Exact = { unit: 'money', language, currency }
  const units: Exact = { ...money, unit: 'units' }
  const amountOf = (name: string, exact: Exact) => (row: DataRow) => formatExact(number(row[name]), exact)
  return [
    {
      name: 'quantity',
      head: t('quantity'),
      width: 5,
      isNumber: true,
      sort: 'descending',
      text: amountOf('quantity', units),
      total: formatExact(sums.quantity, units)
    },
    {
      name: 'unit_price',
      head: t('price'),
      unit: moneyHead(locale),
      width: 5.5,
      isNumber: true,
      sort: 'descending',
      text: amountOf('unit_price', money)
    },
    {
      name: 'discount_rate',
      head: t('discount'),
      width: 4,
      isNumber: true,
      sort: 'descending',
      text: (row) => formatPercent(number(row['discount_rate']), language)
    },
    {
      name: 'net_amount',
      head: t('amount'),
      unit: moneyHead(locale),
      width: 8,
      isNumber: true,
      sort: 'descending',
      text: amountOf('net_amount', money),
      total: formatExact(sums.net_amount, money)
    }
  ]
}

/** What a KPI counts, one row each, with what it counts for. */
export function countedColumns(
  options: ColumnsOptions,
  { hasOrders }: { hasOrders: boolean }
): Column<DataRow>[] {
  const { locale, kpi, sums } = options
  const t = translator(messages, locale.language)
  const { order, customer } = sharedColumns(options)
  const isOfMoney = sums.numerator !== null && !Number.isInteger(sums.numerator)
  const isRatio = kpi.kind === 'ratio'
  const unit: Unit = kpi.kind === 'sum' ? kpi.unit : isOfMoney ? 'money' : 'count'
  const exact: Exact = { language: locale.language, currency: locale.currency, unit }
  const other: Exact = { ...exact, unit: Number.isInteger(sums.denominator) ? 'count' : 'money' }
  const figure = (name: 'numerator' | 'denominator', head: string, as: Exact): Column<DataRow> => ({
    name,
    head,
    unit: as.unit === 'money' ? moneyHead(locale) : '',
    width: 9,
    isNumber: true,
    sort: 'descending',
    text: (row) => formatExact(number(row[name]), as),
    ...(kpi.kind !== 'median' && { total: formatExact(sums[name], as) })
  })
  return [
    {
      name: 'ordered_on',
      head: t('day'),
      width: 6,
      sort: 'ascending',
      text: (row) => text(row['ordered_on']).slice(0, 10)
    },
    ...(hasOrders ? [order] : []),
    { ...customer, width: 16 },
    figure('numerator', isRatio ? t('numerator') : kpi.label, exact),
    ...(isRatio ? [figure('denominator', t('denominator'), other)] : [])
  ]
}

/** A sum in a sentence. */
export const sumInWords = (value: number | null, unit: Unit, { language, currency }: Locale): string =>
  formatExactAlone(value, { unit, language, currency })
