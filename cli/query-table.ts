import { kpis, type KpiAnswer, type KpiRow, type Language, type Text, type Unit } from '../queries/index.ts'
import { alignedTable } from './format-table.ts'

const words = {
  total: { 'zh-CN': '合计', en: 'Total' },
  none: { 'zh-CN': '（无）', en: '(none)' },
  member: { 'zh-CN': '名称', en: 'name' },
  key: { 'zh-CN': '编号', en: 'key' },
  change: { 'zh-CN': '变化', en: 'change' },
  changeRate: { 'zh-CN': '变化率', en: 'change %' },
  share: { 'zh-CN': '占比', en: 'share' },
  previous: { 'zh-CN': '上期', en: 'previous' },
  'last-year': { 'zh-CN': '去年同期', en: 'last year' },
  target: { 'zh-CN': '目标', en: 'target' },
  build: { 'zh-CN': '构建', en: 'build' },
  points: { 'zh-CN': '点', en: 'pt' }
} satisfies Record<string, Text>

type Column = readonly [title: string, cell: (row: KpiRow) => string]

/** The answer as people read it: title, aligned rows, total, and what they must know. */
export function answerTable(
  answer: KpiAnswer,
  { language, currency }: { language: Language; currency: string }
): string {
  const rows = answer.rows.length === 1 && answer.rows[0] === answer.total ? [] : answer.rows
  const shown = [...rows, answer.total]
  const columns = columnsOf(answer, shown, language)
  const table = alignedTable({
    head: columns.map(([title]) => title),
    rows: shown.map((row) => columns.map(([, cell]) => cell(row))),
    rightAligned: columns.map((_, column) => column).slice(hasOwnKeys(shown) ? 2 : 1)
  })
  const kpi = kpis.find(({ name }) => name === answer.kpi)
  const unit = answer.unit === 'money' ? ` (${currency})` : ''
  const title = `${kpi?.label[language] ?? answer.kpi}${unit}  ${answer.period.from} – ${answer.period.to}`
  const notes = answerNotes(answer, language).map((note) => `${note}\n`)
  return `${title}\n\n${table}\n${notes.join('')}${words.build[language]} ${answer.build}\n`
}

const hasOwnKeys = (rows: readonly KpiRow[]): boolean =>
  rows.some(({ key, label }) => label !== null && label !== key)

function columnsOf(answer: KpiAnswer, rows: readonly KpiRow[], language: Language): Column[] {
  const { unit, comparison } = answer
  const name = (row: KpiRow) =>
    row.label ??
    (row.key === '' ? words.none[language] : row === answer.total ? words.total[language] : row.key)
  const key = (row: KpiRow) => (row === answer.total ? '' : row.key)
  const label = kpis.find((kpi) => kpi.name === answer.kpi)?.label[language] ?? answer.kpi
  return [
    [words.member[language], name],
    ...(hasOwnKeys(rows) ? ([[words.key[language], key]] satisfies Column[]) : []),
    [label, (row) => figure(row.value, unit)],
    ...(comparison
      ? ([
          [words[comparison.kind][language], (row) => figure(row.previous, unit)],
          [words.change[language], (row) => change(row.change, unit, language)],
          [words.changeRate[language], (row) => signed(row.change_rate, percent)]
        ] satisfies Column[])
      : []),
    ...(rows.some(({ share }) => share !== null)
      ? ([
          [words.share[language], (row) => (row.share === null ? '' : percent(row.share))]
        ] satisfies Column[])
      : [])
  ]
}

const money = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
const percentage = new Intl.NumberFormat('en-US', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1
})

const percent = (value: number): string => percentage.format(value)

/** A figure in its unit; a dash where there is none. */
function figure(value: number | null, unit: Unit): string {
  if (value === null) return '–'
  switch (unit) {
    case 'money':
      return money.format(value)
    case 'rate':
      return percentage.format(value)
    case 'count':
    case 'units':
      return whole.format(value)
  }
}

function signed(value: number | null, format: (value: number) => string): string {
  if (value === null) return '–'
  return value > 0 ? `+${format(value)}` : format(value)
}

/** A change of a rate is in percentage points. */
function change(value: number | null, unit: Unit, language: Language): string {
  if (unit !== 'rate') return signed(value, (each) => figure(each, unit))
  return signed(value, (each) => `${whole.format(each * 100)} ${words.points[language]}`)
}

/** What to know beside the figures: days to come, and what exactly was compared. */
export function answerNotes(
  { complete, through, comparison, total, period, tiers_at }: KpiAnswer,
  language: Language
): string[] {
  const chinese = language === 'zh-CN'
  const incomplete = chinese ? `期间未结束：数据截至 ${through}` : `not complete: figures up to ${through}`
  const tiers = chinese
    ? `客户等级按 ${tiers_at} 月初划分`
    : `tiers as of the opening of the month, ${tiers_at}`
  return [
    ...(complete ? [] : [incomplete]),
    ...(tiers_at === null || tiers_at === period.from ? [] : [tiers]),
    ...comparisonNotes({ comparison, total }, chinese)
  ]
}

function comparisonNotes(
  { comparison, total }: Pick<KpiAnswer, 'comparison' | 'total'>,
  chinese: boolean
): string[] {
  if (!comparison) return []
  const { kind, from, to, same_days } = comparison
  if (kind === 'target') {
    if (total.previous === null) return [chinese ? '没有适用的合计目标' : 'no target applies to the total']
    if (!same_days) return []
    return [
      chinese
        ? '未结束月份的目标按去年同日累计占比折算'
        : 'the target of a month not complete is prorated by last year’s share of the same days'
    ]
  }
  const days = same_days ? (chinese ? '（相同天数）' : ', the same number of days') : ''
  const unknown = total.previous === null ? (chinese ? '：无数据' : ': no figure to compare with') : ''
  return [`${chinese ? '对比' : 'compared with'} ${from} – ${to}${days}${unknown}`]
}
