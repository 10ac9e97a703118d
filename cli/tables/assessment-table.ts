import { counted } from '../../pipeline/log.ts'
import type {
  Advice,
  AssessedIndicator,
  AssessedPage,
  AssessedRow,
  AssessmentForm,
  AssessmentOverview,
  FormIndicator,
  GradeShare,
  Missing,
  Text
} from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { noFigure, percent, plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const heads = {
  grade: { 'zh-CN': '等级', en: 'Grade' },
  from: { 'zh-CN': '起始分', en: 'From' },
  customers: { 'zh-CN': '客户数', en: 'Customers' },
  share: { 'zh-CN': '占比', en: 'Share' },
  net: { 'zh-CN': '净销售额（12个月）', en: 'Net sales (12 months)' },
  advice: { 'zh-CN': '建议', en: 'Advice' },
  indicator: { 'zh-CN': '指标', en: 'Indicator' },
  weight: { 'zh-CN': '权重', en: 'Weight' },
  counted: { 'zh-CN': '计入权重', en: 'Counted' },
  mean: { 'zh-CN': '平均得分', en: 'Mean score' },
  less: { 'zh-CN': '权重−10%换级', en: 'Moved by −10%' },
  more: { 'zh-CN': '权重+10%换级', en: 'Moved by +10%' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  owner: { 'zh-CN': '负责人', en: 'Owner' },
  tier: { 'zh-CN': '客户等级', en: 'Tier' },
  score: { 'zh-CN': '得分', en: 'Score' },
  points: { 'zh-CN': '加权得分', en: 'Points' },
  basis: { 'zh-CN': '依据', en: 'Basis' }
} satisfies Record<string, Text>

const advices: Readonly<Record<Advice, Text>> = {
  maintain: { 'zh-CN': '维持', en: 'maintain' },
  improve: { 'zh-CN': '改进', en: 'improve' },
  terminate: { 'zh-CN': '终止', en: 'terminate' }
}

const missings: Readonly<Record<Missing, Text>> = {
  entered: { 'zh-CN': '尚未录入', en: 'not entered yet' },
  source: { 'zh-CN': '没有来源{source}', en: 'no source {source}' },
  figure: { 'zh-CN': '没有数据', en: 'no figure' }
}

const one = (value: number | null): string => (value === null ? noFigure : value.toFixed(1))

function missingText(
  { missing, absent_source }: Pick<FormIndicator, 'missing' | 'absent_source'>,
  { language }: Reader
): string {
  return missing === null ? '' : missings[missing][language].replace('{source}', absent_source ?? '')
}

/** The grades, the indicators with what hangs on their weights, and the first customers of the list. */
export function assessmentTable(overview: AssessmentOverview, list: AssessedPage, reader: Reader): string {
  const { language } = reader
  const { through, customers } = overview
  const mean = one(overview.mean_score)
  const title =
    language === 'zh-CN'
      ? `客户关系评估（截至${through}）：${plain(customers)}位客户，平均${mean}分，${plain(overview.moved)}位客户的等级会因某一权重变动10%而改变`
      : `Assessment as of ${through}: ${counted(customers, 'customer')}, ${mean} points on average; the grade of ${plain(overview.moved)} changes when one weight moves by 10 %`
  const parts = [
    gradesTable(overview, reader),
    indicatorsTable(overview.indicators, reader),
    ...(list.rows.length > 0 ? [listTable(list.rows, reader)] : [])
  ]
  return `${title}\n\n${parts.join('\n')}\n${words.build[language]} ${overview.build}\n`
}

function gradesTable({ grades, customers }: AssessmentOverview, { language }: Reader): string {
  return tableOf(
    [
      textColumn(heads.grade[language], ({ grade, label }: GradeShare) => `${grade} ${label}`),
      numberColumn(heads.from[language], (grade: GradeShare) => plain(grade.score_from)),
      numberColumn(heads.customers[language], (grade: GradeShare) => plain(grade.customers)),
      numberColumn(heads.share[language], (grade: GradeShare) =>
        customers === 0 ? noFigure : percent(grade.customers / customers)
      ),
      numberColumn(heads.net[language], (grade: GradeShare) => plain(Math.round(grade.net_amount))),
      textColumn(heads.advice[language], ({ advice }: GradeShare) => advices[advice][language])
    ],
    grades
  )
}

function indicatorsTable(indicators: readonly AssessedIndicator[], reader: Reader): string {
  const { language } = reader
  return tableOf(
    [
      textColumn(heads.indicator[language], ({ label }: AssessedIndicator) => label),
      numberColumn(heads.weight[language], ({ weight }: AssessedIndicator) => plain(weight)),
      numberColumn(heads.counted[language], (each: AssessedIndicator) => one(each.counted_weight)),
      numberColumn(heads.customers[language], ({ customers }: AssessedIndicator) => plain(customers)),
      numberColumn(heads.mean[language], (each: AssessedIndicator) => one(each.mean_score)),
      numberColumn(heads.less[language], (each: AssessedIndicator) => plain(each.moved_by_less)),
      numberColumn(heads.more[language], (each: AssessedIndicator) => plain(each.moved_by_more)),
      textColumn('', (each: AssessedIndicator) => missingText(each, reader))
    ],
    indicators
  )
}

function listTable(rows: readonly AssessedRow[], { language }: Reader): string {
  return tableOf(
    [
      textColumn(heads.customer[language], (row: AssessedRow) => row.customer_name ?? row.customer_id),
      textColumn(heads.owner[language], ({ owner }: AssessedRow) => owner ?? noFigure),
      textColumn(heads.tier[language], ({ tier_label }: AssessedRow) => tier_label ?? noFigure),
      numberColumn(heads.score[language], ({ score }: AssessedRow) => one(score)),
      textColumn(heads.grade[language], ({ grade }: AssessedRow) => grade),
      textColumn(heads.advice[language], ({ advice }: AssessedRow) => advices[advice][language])
    ],
    rows
  )
}

/** The form of one customer, as it is printed. */
export function assessmentFormTable(form: AssessmentForm, reader: Reader): string {
  const { language } = reader
  const name = form.customer_name ?? form.customer_id
  const title =
    language === 'zh-CN'
      ? `${name}的客户关系评估（截至${form.through}）`
      : `Assessment of ${name} as of ${form.through}`
  const table = tableOf(
    [
      textColumn(heads.indicator[language], ({ label }: FormIndicator) => label),
      numberColumn(heads.weight[language], (line: FormIndicator) => one(line.counted_weight)),
      numberColumn(heads.score[language], ({ score }: FormIndicator) => one(score)),
      numberColumn(heads.points[language], ({ points }: FormIndicator) => one(points)),
      textColumn(heads.basis[language], (line: FormIndicator) => line.basis ?? missingText(line, reader))
    ],
    form.indicators
  )
  const label = form.grades.find(({ grade }) => grade === form.grade)?.label ?? ''
  const advice = form.advice === null ? noFigure : advices[form.advice][language]
  const total =
    form.score === null
      ? language === 'zh-CN'
        ? '没有评估：到这一天还没有购买，或没有一项指标有数据'
        : 'not assessed: no purchase by that day, or no indicator has a figure'
      : `${heads.score[language]} ${one(form.score)}  ${heads.grade[language]} ${form.grade ?? ''} ${label}  ${heads.advice[language]} ${advice}`
  const exception = form.exception === null ? '' : `${form.exception}\n`
  return `${title}\n\n${table}\n${total}\n${exception}${words.build[language]} ${form.build}\n`
}
