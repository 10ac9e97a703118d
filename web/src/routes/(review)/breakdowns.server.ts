import { formatPercent } from '#lib/formats/figures.ts'
import { formatNumber } from '#lib/formats/numbers.ts'
import { translator } from '#lib/i18n/messages.ts'
import type { Concentrations } from '#lib/server/figure-answers.ts'
import { later } from '#lib/server/later.ts'
import { kpis, type CompositionRow, type Dimension } from '#lib/server/queries.ts'
import { coarsest } from '#lib/server/shell.ts'
import type { Breakdown, BreakdownRow } from '#lib/ui/breakdown.ts'
import { comparisonLabel } from '#lib/ui/comparison-label.ts'
import { messages } from './messages.ts'
import type { ReviewQuestion } from './tiles.server.ts'

/** So many rows, or one less and the rest together, are as high as the bridge beside them. */
const rowsShown = 8

/** The compositions of the page: of what, by what, and what their foot says of the concentration. */
const compositions = [
  { kpi: 'net-sales', leaf: 'tier', foot: customersFoot },
  { kpi: 'units', leaf: 'product', foot: productsFoot },
  { kpi: 'net-sales', leaf: 'region', foot: null }
] as const

export type AskedBreakdown = {
  kpi: 'net-sales' | 'units'
  dimension: string
  /** Of the dimension */
  label: string
  /** How many rows there will be at most. */
  rows: number
  figure: Promise<Breakdown>
  /** Asks for the one line below the rows; null where the figure itself has what it says. */
  foot: (() => Promise<string>) | null
}

/** Asks for the parts of the month; a dimension that the build does not have is left out. */
export async function askBreakdowns(question: ReviewQuestion): Promise<AskedBreakdown[]> {
  const asked = await Promise.all(
    compositions.map(async ({ kpi, leaf, foot }): Promise<AskedBreakdown | null> => {
      const dimension = await coarsest(question.answers, leaf)
      if (dimension === undefined) return null
      const members = await question.answers.members({ dimension: dimension.name, limit: rowsShown + 1 })
      const figure = later(loadBreakdown(question, { kpi, dimension, members: members.length }))
      return {
        kpi,
        dimension: dimension.name,
        label: dimension.label[question.language],
        // Sales without a customer have no tier either.
        rows: Math.min(members.length + (leaf === 'tier' ? 1 : 0), rowsShown),
        figure,
        foot: foot === null ? null : () => foot(question)
      }
    })
  )
  return asked.filter((each) => each !== null)
}

/**
 * A sum by the members of a dimension. All of them count even when some are chosen, so that the choice can be seen
 * beside the others and changed; the filters by other dimensions apply.
 */
export async function loadBreakdown(
  { answers, view, where, language }: ReviewQuestion,
  { kpi, dimension, members }: { kpi: 'net-sales' | 'units'; dimension: Dimension; members: number }
): Promise<Breakdown> {
  const composition = await answers.composition({
    kpi,
    period: { month: view.month },
    by: dimension.name,
    where: where.filter((filter) => filter.dimension !== dimension.name),
    compare: view.compare,
    limit: members > rowsShown ? rowsShown - 1 : rowsShown
  })
  const { rows, other, total, unit, negative_parts } = composition
  return {
    kpi,
    unit,
    direction: kpis.find(({ name }) => name === kpi)?.direction ?? 'neutral',
    dimension: dimension.name,
    label: dimension.label[language],
    rows: rows.map(asRow),
    rest: other && { ...asRow(other), members: other.members },
    total: asRow(total),
    negativeMembers: negative_parts?.members ?? 0,
    concentration: concentrationOf(composition, ({ hhi }) => hhi)
  }
}

function asRow(row: CompositionRow): BreakdownRow {
  const { key, label, value, previous, change, change_rate, share, share_change_points } = row
  return {
    key,
    label,
    value,
    previous,
    change,
    changeRate: change_rate,
    share,
    shareChange: share_change_points === null ? null : share_change_points / 100
  }
}

type Measured = NonNullable<Concentrations['concentration']>

/** One measure of it, now and before; targets are spread by whoever set them, which is no news. */
function concentrationOf(
  { concentration, previous_concentration, comparison }: Concentrations,
  measure: (concentration: Measured) => number
): { now: number; before: number | null } | null {
  if (concentration === null) return null
  const isOfTargets = comparison?.kind === 'target'
  return {
    now: measure(concentration),
    before: previous_concentration === null || isOfTargets ? null : measure(previous_concentration)
  }
}

/** How concentrated net sales are on the members of a leaf. */
async function spreadOver(
  leaf: 'customer' | 'product',
  { answers, view, where }: ReviewQuestion,
  measure: (concentration: Measured) => number
) {
  const period = { month: view.month }
  const asked = { kpi: 'net-sales', period, by: leaf, where, compare: view.compare } as const
  return concentrationOf(await answers.concentration(asked), measure)
}

async function customersFoot(question: ReviewQuestion): Promise<string> {
  const spread = await spreadOver('customer', question, ({ top_20_share }) => top_20_share)
  return footLine('foot.customers', spread, question, (share) => formatPercent(share, question.language))
}

async function productsFoot(question: ReviewQuestion): Promise<string> {
  const spread = await spreadOver('product', question, ({ members_to_80 }) => members_to_80)
  return footLine('foot.products', spread, question, (count) => formatNumber(count, question.language, 0))
}

function footLine(
  key: 'foot.customers' | 'foot.products',
  spread: { now: number; before: number | null } | null,
  { language, view }: ReviewQuestion,
  format: (value: number) => string
): string {
  if (spread === null) return ''
  const t = translator(messages, language)
  const was =
    spread.before === null
      ? ''
      : t('foot.was', {
          what: comparisonLabel(view.compare, language, 'tile'),
          value: format(spread.before)
        })
  return t(key, { value: format(spread.now), was })
}
