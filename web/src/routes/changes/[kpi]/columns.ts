import { formatExact, formatExactChange, moneyHead, type Exact } from '#lib/formats/exact.ts'
import { formatShare } from '#lib/formats/figures.ts'
import { formatNumber, formatSigned, noValue } from '#lib/formats/numbers.ts'
import type { Unit } from '#lib/formats/scale.ts'
import type { Locale } from '#lib/i18n/locale.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { CellLink, Column } from '#lib/ui/table.ts'
import { changesHref, compositionHref, rowsHref } from '#lib/view/addresses.ts'
import { withMembers, type View } from '#lib/view/view.ts'
import type { MemberRow } from './members.ts'
import { messages } from './messages.ts'

export type ColumnsOptions = {
  locale: Locale
  view: View
  kpi: { name: string; label: string; unit: Unit }
  bridge: {
    name: string
    bar: { label: string } | null
    bars: readonly { effect: string; label: string; change: number }[]
  }
  list: {
    by: string
    /** Of the dimension */
    label: string
    change: number
    sums: { value: number | null; previous: number | null; change: number }
    weights: Readonly<Record<string, { before: number | null; after: number | null }>> | null
  }
  figure: { value: number | null; previous: number | null }
  /** The two periods, as addresses and as heads of columns have them. */
  periods: { now: string; before: string; nowHead: string; beforeHead: string }
}

/** Keys of rows that are no members. */
const noMembers: ReadonlySet<string> = new Set(['shared', 'other'])

/** Who or what stands behind the bar, in both periods, and what each adds to it. */
export function memberColumns(options: ColumnsOptions): Column<MemberRow>[] {
  const { bridge, list } = options
  return [
    nameColumn(options),
    ...(list.weights === null ? amountColumns(options) : rateColumns(options)),
    ...effectColumns(options),
    // Parts that go either way are no shares.
    ...(bridge.bar === null || bridge.name === 'members' ? [] : shareColumns(options)),
    linesColumn(options)
  ]
}

function nameColumn({ locale, view, kpi, bridge, list }: ColumnsOptions): Column<MemberRow> {
  const t = translator(messages, locale.language)
  const isNamed = list.by === 'customer' || list.by === 'product'
  return {
    name: 'label',
    sort: 'ascending',
    head: list.label,
    width: isNamed ? 16 : 9,
    // Where the bars are the members, each of them opens its customers.
    text: (row) => (opens(row) ? '' : nameOf(row)),
    links: (row) =>
      opens(row)
        ? [
            {
              text: nameOf(row),
              href: changesHref(view, kpi.name, {
                bridge: bridge.name,
                by: list.by,
                effect: row.key,
                ...(view.own['period'] !== undefined && { period: view.own['period'] })
              }),
              label: t('link.members', { member: nameOf(row) })
            }
          ]
        : [],
    // Two customers, or products, may have one name.
    note: ({ key, label }) => (!isNamed || label === null || label === key || noMembers.has(key) ? '' : key)
  }

  function nameOf({ key, label }: MemberRow): string {
    return label ?? (key || t('none'))
  }

  function opens({ key }: MemberRow): boolean {
    return bridge.name === 'members' && list.by !== 'customer' && !noMembers.has(key)
  }
}

function amountColumns({ locale, kpi, list, periods }: ColumnsOptions): Column<MemberRow>[] {
  const exact: Exact = { unit: kpi.unit, language: locale.language, currency: locale.currency }
  const unit = kpi.unit === 'money' ? { unit: moneyHead(locale) } : {}
  const amount = (name: 'value' | 'previous', head: string): Column<MemberRow> => ({
    name,
    head,
    ...unit,
    width: 8,
    isNumber: true,
    sort: 'descending',
    text: (row) => formatExact(row[name], exact),
    total: formatExact(list.sums[name], exact)
  })
  return [amount('previous', periods.beforeHead), amount('value', periods.nowHead)]
}

/** Of a ratio: how much each member weighs, and its own ratio, before and after. */
function rateColumns({ locale, kpi, list, figure, periods }: ColumnsOptions): Column<MemberRow>[] {
  const { language } = locale
  const t = translator(messages, language)
  const isRate = kpi.unit === 'rate'
  const exact: Exact = { unit: kpi.unit, language, currency: locale.currency }
  const weight = (side: 'before' | 'after', period: string): Column<MemberRow> => ({
    name: `weight-${side}`,
    head: t('head.weight'),
    unit: `${period} %`,
    width: 5.5,
    isNumber: true,
    text: ({ key }) => formatShare(list.weights?.[key]?.[side] ?? null, language),
    total: formatShare(1, language)
  })
  const rate = (name: 'value' | 'previous', period: string): Column<MemberRow> => ({
    name,
    head: kpi.label,
    unit: isRate ? `${period} %` : period,
    width: 7,
    isNumber: true,
    sort: 'descending',
    text: (row) => ratio(row[name]),
    total: ratio(figure[name])
  })
  return [
    weight('before', periods.beforeHead),
    weight('after', periods.nowHead),
    rate('previous', periods.beforeHead),
    rate('value', periods.nowHead)
  ]

  function ratio(value: number | null): string {
    if (value === null) return noValue
    return isRate ? formatNumber(value * 100, language, 2) : formatExact(value, exact)
  }
}

/** What each effect did, where none is chosen and there are several; then all of them together. */
function effectColumns(options: ColumnsOptions): Column<MemberRow>[] {
  const { locale, bridge, list, kpi } = options
  const t = translator(messages, locale.language)
  const unit = kpi.unit === 'rate' ? t('head.points') : kpi.unit === 'money' ? moneyHead(locale) : ''
  const column = (name: string, head: string, of: (row: MemberRow) => number | null, sum: number) => ({
    name,
    head,
    ...(unit !== '' && { unit }),
    width: 7,
    isNumber: true,
    text: (row: MemberRow) => changeText(of(row), options),
    total: changeText(sum, options)
  })
  const head = bridge.name === 'members' || bridge.bar === null ? t('head.change') : bridge.bar.label
  const sum: Column<MemberRow> = {
    ...column('change', head, ({ change }) => change, list.sums.change),
    sort: 'descending'
  }
  if (bridge.bar !== null || bridge.name === 'members') return [sum]
  if (bridge.name === 'customers') {
    const labels = new Map(bridge.bars.map(({ effect, label }) => [effect, label]))
    const named = (row: MemberRow) =>
      Object.keys(row.effects)
        .filter((effect) => row.effects[effect] !== 0)
        .map((effect) => labels.get(effect) ?? effect)
    return [{ name: 'effect', head: t('head.effect'), width: 6, text: (row) => named(row).join(' ') }, sum]
  }
  return [
    ...bridge.bars
      .filter(({ change }) => change !== 0)
      .map(({ effect, label, change }) =>
        column(`effect-${effect}`, label, ({ effects }) => effects[effect] ?? null, change)
      ),
    sum
  ]
}

/** Rates change by points. */
export function changeText(
  change: number | null,
  { locale, kpi }: Pick<ColumnsOptions, 'locale' | 'kpi'>
): string {
  const { language, currency } = locale
  if (change === null) return noValue
  if (kpi.unit === 'rate') return formatSigned(change * 100, language, 2)
  return formatExactChange(change, { unit: kpi.unit, language, currency })
}

function shareColumns({ locale, view, list }: ColumnsOptions): Column<MemberRow>[] {
  const t = translator(messages, locale.language)
  if (list.change === 0) return []
  const share = (name: 'share' | 'cumulative'): Column<MemberRow> => ({
    name,
    head: t(`head.${name}`),
    unit: '%',
    width: 4.5,
    isNumber: true,
    text: (row) => formatShare(row[name], locale.language),
    ...(name === 'share' && { total: formatShare(list.sums.change / list.change, locale.language) })
  })
  const isRanked = view.own['sort'] === undefined && view.own['search'] === undefined
  return isRanked ? [share('share'), share('cumulative')] : [share('share')]
}

/** To the member's lines in either period, and to what it is made of. */
function linesColumn({ locale, view, kpi, list, periods }: ColumnsOptions): Column<MemberRow> {
  const t = translator(messages, locale.language)
  return {
    name: 'lines',
    head: t('head.lines'),
    width: list.by === 'customer' ? 9 : 12,
    text: () => '',
    links: ({ key, label }) => {
      if (noMembers.has(key)) return []
      const member = label ?? (key || t('none'))
      const its = withMembers(view, list.by, [key])
      const lines = (period: string, text: string): CellLink => ({
        text,
        href: rowsHref(its, kpi.name, { level: 'lines', period }),
        label: t('link.lines', { member, period: text })
      })
      return [
        lines(periods.before, periods.beforeHead),
        lines(periods.now, periods.nowHead),
        ...(list.by === 'customer'
          ? []
          : [
              {
                text: t('link.short-composition'),
                label: t('link.composition', { member }),
                href: compositionHref(its, { measure: kpi.name })
              }
            ])
      ]
    }
  }
}
