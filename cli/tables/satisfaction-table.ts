import { counted } from '../../pipeline/log.ts'
import type {
  Comments,
  NextSteps,
  SatisfactionAnswer,
  SatisfactionMonth,
  Survey,
  Text
} from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { noFigure, percent, plain, points, signed } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const heads = {
  month: { 'zh-CN': '月份', en: 'Month' },
  score: { 'zh-CN': '得分', en: 'Score' },
  interval: { 'zh-CN': '95%区间', en: '95% interval' },
  change: { 'zh-CN': '比上月', en: 'Change' },
  differs: { 'zh-CN': '判断', en: 'Really' },
  answers: { 'zh-CN': '答卷', en: 'Answers' },
  bought: { 'zh-CN': '再次购买', en: 'Bought again' },
  churned: { 'zh-CN': '流失', en: 'Churned' },
  verdict: { 'zh-CN': '答卷者', en: 'Who answered' },
  day: { 'zh-CN': '日期', en: 'Day' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  comment: { 'zh-CN': '评语', en: 'Comment' }
} satisfies Record<string, Text>

const verdicts: Readonly<Record<'up' | 'down' | 'unclear', Text>> = {
  up: { 'zh-CN': '确有上升', en: 'up' },
  down: { 'zh-CN': '确有下降', en: 'down' },
  unclear: { 'zh-CN': '误差之内', en: 'chance' }
}

/** NPS are points from −100 to 100, the others shares. */
const scoreText = (value: number | null, survey: Survey): string =>
  value === null ? noFigure : survey === 'nps' ? value.toFixed(1) : percent(value)

const between = (low: number | null, high: number | null, survey: Survey): string =>
  low === null || high === null ? noFigure : `${scoreText(low, survey)} – ${scoreText(high, survey)}`

/** The year, as it is and as if all tiers had answered alike; the months; what each kind of customer did next. */
export function satisfactionTable(answer: SatisfactionAnswer, reader: Reader): string {
  const { language } = reader
  const chinese = language === 'zh-CN'
  const { survey, total, weighted, year, next, build } = answer
  const name = survey.toUpperCase()
  const title = `${name} ${scoreText(total.value, survey)} (${between(total.low, total.high, survey)}), n ${plain(total.n)}, ${year.from} – ${year.to}`
  const alike =
    weighted === null
      ? []
      : [
          chinese
            ? `若各等级回复率相同：${scoreText(weighted.value, survey)}（${between(weighted.low, weighted.high, survey)}）；收到邀请 ${plain(weighted.invited)}`
            : `if all tiers had answered alike: ${scoreText(weighted.value, survey)} (${between(weighted.low, weighted.high, survey)}); ${plain(weighted.invited)} invited`
        ]
  const after = chinese
    ? `答卷后 ${next.days} 天内（${next.from} – ${next.to} 的答卷）`
    : `within ${counted(next.days, 'day')} of answers from ${next.from} to ${next.to}`
  const small = chinese ? `* n 小于 ${answer.minimum_n}` : `* n below ${answer.minimum_n}`
  return [
    `${[title, ...alike].join('\n')}\n`,
    monthsTable(answer, reader),
    `${after}\n${nextTable(answer, reader)}`,
    `${small}\n${words.build[language]} ${build}\n`
  ].join('\n')
}

function monthsTable({ survey, months, minimum_n }: SatisfactionAnswer, { language }: Reader): string {
  const small = ({ n }: SatisfactionMonth) => (n > 0 && n < minimum_n ? '*' : '')
  const change = (value: number | null) =>
    survey === 'nps'
      ? signed(value, (each) => each.toFixed(1))
      : points(value === null ? null : value * 100, language)
  return tableOf(
    [
      textColumn(heads.month[language], ({ month }: SatisfactionMonth) => month),
      numberColumn(
        heads.score[language],
        (row: SatisfactionMonth) => `${scoreText(row.value, survey)}${small(row)}`
      ),
      numberColumn(heads.interval[language], ({ low, high }: SatisfactionMonth) =>
        between(low, high, survey)
      ),
      numberColumn(heads.change[language], (row: SatisfactionMonth) => change(row.change)),
      textColumn(heads.differs[language], ({ differs }: SatisfactionMonth) =>
        differs === null ? '' : verdicts[differs][language]
      ),
      numberColumn(heads.answers[language], ({ n }: SatisfactionMonth) => plain(n))
    ],
    months
  )
}

function nextTable({ next, verdicts: named, minimum_n }: SatisfactionAnswer, { language }: Reader): string {
  const labelOf = (name: string) => named.find(({ verdict }) => verdict === name)?.label[language] ?? name
  const share = ({ value, n }: NextSteps['bought']) =>
    value === null ? noFigure : `${percent(value)} (${plain(n)})${n < minimum_n ? '*' : ''}`
  return tableOf(
    [
      textColumn(heads.verdict[language], ({ verdict }: NextSteps) => labelOf(verdict)),
      numberColumn(heads.bought[language], ({ bought }: NextSteps) => share(bought)),
      numberColumn(heads.churned[language], ({ churned }: NextSteps) => share(churned))
    ],
    next.verdicts
  )
}

/** What customers wrote, the newest first. */
export function commentsTable({ rows, total, build }: Comments, { language }: Reader): string {
  type Row = Comments['rows'][number]
  const table = tableOf(
    [
      textColumn(heads.day[language], ({ responded_on }: Row) => responded_on),
      textColumn(
        heads.customer[language],
        ({ customer_name, customer_id }: Row) => customer_name ?? customer_id ?? noFigure
      ),
      textColumn(
        heads.score[language],
        ({ survey, score }: Row) => `${survey.toUpperCase()} ${plain(score)}`
      ),
      textColumn(heads.verdict[language], ({ verdict_label }: Row) => verdict_label),
      textColumn(heads.comment[language], ({ comment }: Row) => comment)
    ],
    rows
  )
  const of = language === 'zh-CN' ? `共 ${plain(total)} 条` : `${plain(total)} in all`
  return `${table}\n${of}\n${words.build[language]} ${build}\n`
}
