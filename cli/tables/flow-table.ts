import type { CustomerFlow, FlowCounts, Text } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { noFigure, plain, signed } from './figures.ts'
import { churnNotes, comparisonNotes, periodNotes } from './notes.ts'
import type { Reader } from './reader.ts'
import { comparedWords, otherDefinition, words } from './words.ts'

const title: Text = { 'zh-CN': '客户的来去', en: 'Customers in and out' }

interface Step {
  readonly name: Exclude<keyof FlowCounts, 'came_back'>
  readonly label: Text
  /** What the count does to the one at the beginning; null at either end. */
  readonly sign: 1 | -1 | null
}

/** In the order in which they add up. */
const steps: readonly Step[] = [
  { name: 'opening', label: { 'zh-CN': '期初', en: 'Opening' }, sign: null },
  { name: 'new', label: { 'zh-CN': '新客户', en: 'New' }, sign: 1 },
  { name: 'reactivated', label: { 'zh-CN': '召回', en: 'Won back' }, sign: 1 },
  { name: 'churned', label: { 'zh-CN': '流失', en: 'Churned' }, sign: -1 },
  { name: 'closing', label: { 'zh-CN': '期末', en: 'Closing' }, sign: null }
]

/** From who was there to who is, one line each for who came and who went. */
export function flowTable(flow: CustomerFlow, reader: Reader): string {
  const { now, previous, comparison, period } = flow
  const { language } = reader
  const other = otherDefinition('churn-rate', flow.definition, language)
  const definition = other === null ? '' : language === 'en' ? `, ${other}` : `，${other}`
  const columns = [
    textColumn('', ({ label }: Step) => label[language]),
    numberColumn(words.customers[language], (step: Step) => customers(step, now)),
    ...(comparison
      ? [
          numberColumn(comparedWords[comparison.kind][language], (step: Step) => customers(step, previous)),
          numberColumn(words.change[language], (step: Step) => signed(changeOf(step, flow), plain))
        ]
      : [])
  ]
  const notes = flowNotes(flow, reader).map((note) => `${note}\n`)
  return `${title[language]}${definition}  ${period.from} – ${period.to}\n\n${tableOf(columns, steps)}\n${notes.join('')}${words.build[language]} ${flow.build}\n`
}

/** Who goes is taken away. */
const amount = ({ name, sign }: Step, counts: FlowCounts): number => counts[name] * (sign ?? 1)

function customers(step: Step, counts: FlowCounts | null): string {
  if (counts === null) return noFigure
  return step.sign === null ? plain(amount(step, counts)) : signed(amount(step, counts), plain)
}

const changeOf = (step: Step, { now, previous }: CustomerFlow): number | null =>
  previous && amount(step, now) - amount(step, previous)

/** What churned means, how many of them are no loss, and what any answer says of its days. */
export function flowNotes(flow: CustomerFlow, { language }: Reader): string[] {
  const { now, previous } = flow
  const back = plain(now.came_back)
  const returned =
    language === 'zh-CN'
      ? `流失的客户中 ${back} 位后来又买`
      : `of the churned, ${back} have bought again since`
  return [
    ...periodNotes(flow, language),
    ...churnNotes(flow, language),
    ...(now.came_back === 0 ? [] : [returned]),
    ...comparisonNotes({ ...flow, total: { previous: previous && previous.closing } }, language)
  ]
}
