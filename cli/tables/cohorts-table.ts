import type { CohortAverage, CohortPeriod, CohortTriangle, Text } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { figure, noFigure, percent, plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

export const cohortMeasures = ['customers', 'value'] as const
export const cohortSides = ['on', 'on-or-after'] as const

/** What the shares of the triangle are of. */
export interface ShownShares {
  readonly measure: (typeof cohortMeasures)[number]
  readonly side: (typeof cohortSides)[number]
}

const titles: Record<ShownShares['side'], Text> = {
  on: { 'zh-CN': '留存：当期有购买的比例', en: 'Bought in the period' },
  'on-or-after': { 'zh-CN': '留存：当期或以后有购买的比例', en: 'Bought in the period or later' }
}

const heads = {
  cohort: { 'zh-CN': '首购', en: 'cohort' },
  value: { 'zh-CN': '首期净销售额', en: 'first net sales' },
  average: { 'zh-CN': '加权平均', en: 'average' }
} satisfies Record<string, Text>

interface Line {
  readonly name: string
  readonly size: number | null
  readonly shares: readonly (number | null)[]
}

/** One row per cohort, one column per period since the first, shares of the cohort. */
export function cohortsTable(triangle: CohortTriangle, shown: ShownShares, reader: Reader): string {
  const { language } = reader
  const { cohorts, averages, build } = triangle
  const isValue = shown.measure === 'value'
  const size = ({ customers, value }: { customers: number; value: number }) => (isValue ? value : customers)
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null)
  const longest = Math.max(0, ...cohorts.map(({ periods }) => periods.length))
  const lines: Line[] = [
    ...cohorts.map((cohort) => ({
      name: cohort.cohort,
      size: size(cohort),
      shares: cohort.periods.map((period) => share(countOf(period, shown), size(cohort)))
    })),
    {
      name: heads.average[language],
      size: null,
      shares: averages.map((average) => share(countOf(average, shown), size(average)))
    }
  ]
  const columns = [
    textColumn(heads.cohort[language], ({ name }: Line) => name),
    numberColumn(isValue ? heads.value[language] : words.customers[language], (line: Line) =>
      figure(line.size, isValue ? 'money' : 'count')
    ),
    ...Array.from({ length: longest }, (_, index) =>
      numberColumn(String(index), ({ shares }: Line) => {
        const each = shares[index]
        return each === undefined ? '' : each === null ? noFigure : percent(each)
      })
    )
  ]
  const notes = cohortNotes(triangle, reader).map((note) => `${note}\n`)
  return `${titles[shown.side][language]}  ${words.build[language]} ${build}\n\n${tableOf(columns, lines)}\n${notes.join('')}`
}

function countOf(period: CohortPeriod | CohortAverage, { measure, side }: ShownShares): number {
  if (side === 'on') return measure === 'value' ? period.value_on : period.on
  return measure === 'value' ? period.value_on_or_after : period.on_or_after
}

/** Up to which day, how averages are made, and how many cohorts are not shown. */
export function cohortNotes({ through, older }: CohortTriangle, { language }: Reader): string[] {
  const chinese = language === 'zh-CN'
  return [
    chinese
      ? `数据截至 ${through}；平均按客户群大小加权，只含已结束的期间`
      : `up to ${through}; averages are weighted by size, and of periods that are over`,
    ...(older === 0
      ? []
      : [
          chinese
            ? `更早的 ${plain(older)} 群未列出，也不在平均内`
            : `${plain(older)} older cohorts are left out, of the averages too`
        ])
  ]
}
