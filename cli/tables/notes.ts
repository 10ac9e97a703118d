import { counted } from '../../pipeline/log.ts'
import type { KpiAnswer, KpiRow, Language } from '../../queries/index.ts'
import type { Io } from '../command.ts'
import { daysOf } from './days.ts'
import { figure, plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { countsCustomers, kpiLabel } from './words.ts'

/** What an answer by members says of itself, whatever else its rows have. */
export type AnswerFacts = Omit<KpiAnswer, 'rows' | 'other'> & { readonly rows: readonly KpiRow[] }

/** What to know beside the figures: days to come, what the data do not reach, and what exactly was compared. */
export function answerNotes(answer: AnswerFacts, reader: Reader): string[] {
  return [
    ...periodNotes(answer, reader.language),
    ...churnNotes(answer, reader.language),
    ...comparisonNotes(answer, reader.language),
    ...smallNotes(answer, reader),
    ...companionNotes(answer, reader.language)
  ]
}

type PeriodFacts = Pick<KpiAnswer, 'complete' | 'through' | 'period'> &
  Partial<Pick<KpiAnswer, 'tiers_at' | 'short_history'>>

export function periodNotes(
  { complete, through, period, tiers_at = null, short_history = false }: PeriodFacts,
  language: Language
): string[] {
  const chinese = language === 'zh-CN'
  const incomplete = chinese ? `期间未结束：数据截至 ${through}` : `not complete: figures up to ${through}`
  const short = chinese
    ? '历史数据不足：早于首日的购买未知，数值会偏低，或把老客户算作新客户'
    : 'short history: the data begin after a day that this figure should know, so it is lower, or newer, than real'
  const tiers = chinese
    ? `客户等级按 ${tiers_at} 月初划分`
    : `tiers as of the opening of the month, ${tiers_at}`
  return [
    ...(complete ? [] : [incomplete]),
    ...(short_history ? [short] : []),
    ...(tiers_at === null || tiers_at === period.from ? [] : [tiers])
  ]
}

/** A churn rate says little without its W. */
export function churnNotes(
  { churn_window_days }: Pick<KpiAnswer, 'churn_window_days'>,
  language: Language
): string[] {
  if (churn_window_days === null) return []
  return [
    language === 'zh-CN'
      ? `连续 ${churn_window_days} 天未购买即为流失`
      : `churned: ${counted(churn_window_days, 'day')} without a purchase`
  ]
}

type ComparisonFacts = Pick<KpiAnswer, 'comparison'> & { readonly total: Pick<KpiRow, 'previous'> }

export function comparisonNotes({ comparison, total }: ComparisonFacts, language: Language): string[] {
  if (!comparison) return []
  const chinese = language === 'zh-CN'
  const { kind, from, to, same_days } = comparison
  if (kind === 'target') return targetNotes({ unknown: total.previous === null, same_days }, chinese)
  const unknown = total.previous === null ? (chinese ? '：无数据' : ': no figure to compare with') : ''
  if (kind === 'trailing-mean') {
    return [
      chinese
        ? `对比 ${from} – ${to} 的各月均值${unknown}`
        : `compared with the mean of the months ${from} – ${to}${unknown}`
    ]
  }
  const looked = comparison.window
  const trails =
    looked === null || looked.from === from ? '' : trailingDays({ days: daysOf(looked), to }, language)
  const days = same_days ? (chinese ? '（相同天数）' : ', the same number of days') : ''
  const short = chinese
    ? '对比期的历史数据不足：其数值偏低或不可比'
    : 'the data begin after a day that the figure compared with should know: it is lower, or newer, than real'
  return [
    `${chinese ? '对比' : 'compared with'} ${from} – ${to}${trails}${days}${unknown}`,
    ...(comparison.short_history && total.previous !== null ? [short] : [])
  ]
}

function targetNotes(
  { unknown, same_days }: { unknown: boolean; same_days: boolean },
  chinese: boolean
): string[] {
  if (unknown) return [chinese ? '没有适用的合计目标' : 'no target applies to the total']
  if (!same_days) return []
  return [
    chinese
      ? '未结束月份的目标按去年同日累计占比折算'
      : 'the target of a month not complete is prorated by last year’s share of the same days'
  ]
}

/** Whether a share rests on too few to say much. */
export const isSmall = ({ n }: Pick<KpiRow, 'n'>, { fewest }: Reader): boolean =>
  n !== null && fewest !== null && n < fewest

function smallNotes({ kpi, rows, total }: AnswerFacts, reader: Reader): string[] {
  if (![...rows, total].some((row) => isSmall(row, reader))) return []
  if (!countsCustomers(kpi))
    return [
      reader.language === 'zh-CN'
        ? `* n小于${reader.fewest}：仅供参考`
        : `* n below ${reader.fewest}: too few to say much`
    ]
  return reader.language === 'zh-CN'
    ? [`* 不足 ${reader.fewest} 位客户：仅供参考`]
    : [`* of fewer than ${reader.fewest} customers: too few to say much`]
}

/** One line with the figures that belong beside the total. */
function companionNotes({ companions }: Pick<KpiAnswer, 'companions'>, language: Language): string[] {
  if (companions.length === 0) return []
  const chinese = language === 'zh-CN'
  const figures = companions.map(({ kpi, unit, value, numerator, denominator }) => {
    const parts =
      unit === 'rate' && numerator !== null && denominator !== null
        ? ` (${plain(numerator)} / ${plain(denominator)})`
        : ''
    return `${kpiLabel(kpi, language)} ${figure(value, unit)}${unit === 'days' ? (chinese ? ' 天' : ' days') : ''}${parts}`
  })
  return [`${chinese ? '参照：' : 'beside it: '}${figures.join(chinese ? '；' : '; ')}`]
}

/** The days that the figures are of: the period, or what a trailing KPI looks at instead. */
export function shownDays(
  { period, window }: Pick<KpiAnswer, 'period' | 'window'>,
  language: Language
): string {
  const days = `${window.from} – ${window.to}`
  if (window.from === period.from) return `${period.from} – ${period.to}`
  return `${days}${trailingDays({ days: daysOf(window), to: window.to }, language)}`
}

const trailingDays = ({ days, to }: { days: number; to: string }, language: Language): string =>
  language === 'zh-CN' ? `（截至 ${to} 的 ${days} 天）` : ` (${counted(days, 'day')} to ${to})`

/** How many members the rows leave out. */
export function limitNotes(
  { rows, other }: { readonly rows: readonly unknown[]; readonly other: { readonly members: number } | null },
  { language }: Reader
): string[] {
  if (!other) return []
  const all = plain(rows.length + other.members)
  return [
    language === 'zh-CN'
      ? `共 ${all} 个，列出前 ${plain(rows.length)} 个`
      : `the first ${plain(rows.length)} of ${all}`
  ]
}

/** To standard error, where rows alone are written and there is no room for what a reader must know. */
export const tellNotes = (io: Pick<Io, 'err'>, notes: readonly string[]): void =>
  notes.forEach((note) => io.err(`${note}\n`))
