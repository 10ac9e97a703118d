import type { KpiDefinition, KpiExample, KpiMethod, Kind, Language, Text, Unit } from '../../queries/index.ts'
import { alignedTable } from '../format-table.ts'
import { noFigure } from './figures.ts'

const unitWords: Readonly<Record<Unit, Text>> = {
  money: { 'zh-CN': '金额', en: 'money' },
  count: { 'zh-CN': '个数', en: 'count' },
  units: { 'zh-CN': '件数', en: 'units' },
  rate: { 'zh-CN': '比例', en: 'rate' },
  times: { 'zh-CN': '次数', en: 'times' },
  days: { 'zh-CN': '天数', en: 'days' },
  hours: { 'zh-CN': '小时数', en: 'hours' },
  minutes: { 'zh-CN': '分钟数', en: 'minutes' },
  score: { 'zh-CN': '分数', en: 'score' },
  points: { 'zh-CN': '分值', en: 'points' },
  per_thousand: { 'zh-CN': '每千单', en: 'per 1,000 orders' }
}

const kindWords: Readonly<Record<Kind, Text>> = {
  sum: { 'zh-CN': '求和', en: 'sum' },
  ratio: { 'zh-CN': '比率', en: 'ratio' },
  median: { 'zh-CN': '中位数', en: 'median' }
}

const partWords = {
  formula: { 'zh-CN': '公式', en: 'formula' },
  source: { 'zh-CN': '来源', en: 'source' },
  window: { 'zh-CN': '窗口', en: 'window' },
  trailing: {
    'zh-CN': '截至期末的 365 天；给出 --from 和 --to 时为该期间',
    en: 'the 365 days that end with the period; with --from and --to those days'
  },
  definition: { 'zh-CN': '口径', en: 'definition' },
  definitions: { 'zh-CN': '可选口径', en: 'also defined as' },
  companions: { 'zh-CN': '参照指标', en: 'shown beside it' },
  examples: { 'zh-CN': '示例', en: 'Examples' }
} satisfies Record<string, Text>

/** Every KPI with its definition, in the order in which they are shown. */
export const definitionList = (kpis: readonly KpiDefinition[], language: Language): string =>
  kpis.map((kpi) => `${facts(kpi, language)}\n`).join('\n')

function facts(kpi: KpiDefinition, language: Language): string {
  const { alternatives, companions } = kpi
  const colon = language === 'en' ? ': ' : '：'
  const part = (name: keyof typeof partWords, text: string) => `  ${partWords[name][language]}${colon}${text}`
  const names = [
    kpi.name,
    kpi.label[language],
    `${kindWords[kpi.kind][language]}, ${unitWords[kpi.unit][language]}`
  ]
  return [
    names.join('  '),
    `  ${kpi.definition[language]}`,
    part('formula', kpi.formula[language]),
    ...(kpi.window === 'trailing-year' ? [part('window', partWords.trailing[language])] : []),
    ...(alternatives.length === 0
      ? []
      : [
          part(
            'definitions',
            alternatives.map(({ name, label }) => `${name} (${label[language]})`).join(', ')
          )
        ]),
    ...(companions.length === 0 ? [] : [part('companions', companions.join(', '))])
  ].join('\n')
}

/** One KPI in full: its definitions with their SQL, and the examples worked by hand. */
export function definitionInFull(kpi: KpiDefinition, language: Language): string {
  const colon = language === 'en' ? ': ' : '：'
  const source = `  ${partWords.source[language]}${colon}${kpi.source[language]}`
  const methods = [{ ...kpi, name: kpi.variant, label: kpi.variant_label }, ...kpi.alternatives]
  return [
    `${facts(kpi, language)}\n${source}\n`,
    ...methods.map((method) => methodInFull(method, language, methods.length > 1))
  ].join('\n')
}

function methodInFull(
  method: KpiMethod & { readonly name: string; readonly label: Text },
  language: Language,
  named: boolean
): string {
  const { name, label, definition, formula, sql, examples } = method
  const head = named
    ? `${partWords.definition[language]} ${name} (${label[language]})\n  ${definition[language]}\n  ${formula[language]}\n\n`
    : ''
  const shown = examples.map((example) => exampleText(example, language)).join('\n')
  return `${head}${indented(sql.trimEnd())}\n\n${partWords.examples[language]}\n\n${shown}`
}

function exampleText(example: KpiExample, language: Language): string {
  const { title, sales, sources = {}, period, settings, expected } = example
  const others = Object.entries(sources).map(([source, rows]) => `${source}\n${rowsTable(rows)}`)
  const given = [rowsTable(sales.map((line) => ({ ...line }))), ...others].filter(Boolean).join('\n')
  const asked = Object.entries({ ...period, ...settings }).map(([name, value]) => `${name} ${value}`)
  const { value, numerator, denominator } = expected
  const parts = numerator === undefined || denominator === undefined ? '' : ` (${numerator} ÷ ${denominator})`
  const outcome = `${asked.join(', ')} → ${value ?? noFigure}${parts}`
  return `  ${title[language]}\n${indented(given, 4)}\n    ${outcome}\n`
}

function rowsTable(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const head = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const isNumber = (name: string) => rows.some((row) => typeof row[name] === 'number')
  const table = alignedTable({
    head,
    rows: rows.map((row) => head.map((name) => String(row[name] ?? ''))),
    rightAligned: head.flatMap((name, place) => (isNumber(name) ? [place] : []))
  })
  return table.trimEnd()
}

const indented = (text: string, columns = 2): string => text.replaceAll(/^(?=.)/gm, ' '.repeat(columns))
