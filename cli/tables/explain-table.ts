import type { Bridge, BridgeName, BridgeRow, ExplainAnswer, Language, Text } from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn, type Column } from '../format-table.ts'
import { change, figure, plain } from './figures.ts'
import { answerText } from './kpi-table.ts'
import { hasOwnKeys, memberName, otherName } from './members.ts'
import { comparisonNotes, periodNotes } from './notes.ts'
import type { Reader } from './reader.ts'
import { comparedWords, words } from './words.ts'

const bridgeWords: Readonly<Record<BridgeName, Text>> = {
  customers: { 'zh-CN': '客户变动', en: 'customers' },
  'price-volume-mix': { 'zh-CN': '价格、销量与结构', en: 'price, volume and mix' },
  members: { 'zh-CN': '各成员', en: 'members' },
  'mix-rate': { 'zh-CN': '结构与比率', en: 'mix and rate' }
}

const explainWords = {
  effect: { 'zh-CN': '因素', en: 'effect' },
  value: { 'zh-CN': '本期', en: 'value' },
  members: { 'zh-CN': '个数', en: 'count' }
} satisfies Record<string, Text>

/** Which of the members behind a bridge were asked for. */
interface Page {
  readonly search?: string | undefined
  readonly offset: number
}

/** Each bridge from the figure before to the figure now, then the members behind it. */
export function explainTable(answer: ExplainAnswer, reader: Reader, page: Page): string {
  const body = answer.bridges.flatMap((bridge) => [
    `${bridgeWords[bridge.name][reader.language]}\n${barsTable(answer, bridge, reader)}`,
    ...(bridge.rows.length > 0 ? [membersTable(answer, bridge, reader)] : [])
  ])
  const notes = explainNotes(answer, reader, page)
  return answerText({ answer: { ...answer, window: answer.period }, reader, body, notes })
}

export function explainNotes(answer: ExplainAnswer, { language }: Reader, page: Page): string[] {
  const nothing =
    language === 'en'
      ? 'one of the two periods has no figure: there is no change to take apart'
      : '两个期间中有一个没有数值，无法拆解变化'
  return [
    ...(answer.bridges.length === 0 ? [nothing] : []),
    ...answer.bridges.flatMap((bridge) => foundNotes(bridge, page, language)),
    ...periodNotes(answer, language),
    ...comparisonNotes({ ...answer, total: answer }, language)
  ]
}

/** How many members there are of those looked for, and which of them stand here. */
function foundNotes(
  { name, found, rows }: Bridge,
  { search = '', offset }: Page,
  language: Language
): string[] {
  if (search === '' && offset === 0) return []
  const all = plain(found.members)
  const here = `${plain(offset + 1)} – ${plain(offset + rows.length)}`
  const said = {
    'zh-CN': { all: `：找到 ${all} 个`, none: '，此处没有', some: `，此处为第 ${here} 个` },
    en: { all: `: ${all} found`, none: ', none of them here', some: `, here ${here}` }
  }[language]
  const part = rows.length >= found.members ? '' : rows.length === 0 ? said.none : said.some
  return [`${bridgeWords[name][language]}${said.all}${part}`]
}

interface Bar {
  readonly name: string
  readonly amount: string
  readonly members: string
}

/** Where it began, what each effect added, where it ended. */
function barsTable(answer: ExplainAnswer, { bars }: Bridge, { language }: Reader): string {
  const { unit, comparison } = answer
  const end = (name: string, value: number | null): Bar => ({
    name,
    amount: figure(value, unit),
    members: ''
  })
  const shown: Bar[] = [
    end(comparedWords[comparison.kind][language], answer.previous),
    ...bars.map((bar) => ({
      name: bar.label,
      amount: change(bar.change, unit, language),
      members: plain(bar.members)
    })),
    end(explainWords.value[language], answer.value)
  ]
  return tableOf<Bar>(
    [
      textColumn(explainWords.effect[language], ({ name }) => name),
      numberColumn(words.change[language], ({ amount }) => amount),
      numberColumn(explainWords.members[language], ({ members }) => members)
    ],
    shown
  )
}

function membersTable(answer: ExplainAnswer, bridge: Bridge, { language }: Reader): string {
  const { unit, comparison } = answer
  const rows = [...bridge.rows, ...(bridge.other ? [bridge.other] : [])]
  const isOther = (row: BridgeRow) => row === bridge.other
  const name = (row: BridgeRow) =>
    bridge.other && isOther(row) ? otherName(bridge.other.members, language) : memberName(row, language)
  return tableOf<BridgeRow>(
    [
      textColumn(bridge.by, name),
      ...(hasOwnKeys(bridge.rows)
        ? [textColumn(words.key[language], (row: BridgeRow) => (isOther(row) ? '' : row.key))]
        : []),
      numberColumn(comparedWords[comparison.kind][language], (row) => figure(row.previous, unit)),
      numberColumn(explainWords.value[language], (row) => figure(row.value, unit)),
      numberColumn(words.change[language], (row) => change(row.change, unit, language)),
      ...effectColumns(answer, bridge, { language })
    ],
    rows
  )
}

const effectsOf = ({ effects }: BridgeRow): string[] =>
  Object.entries(effects)
    .filter(([, amount]) => amount !== 0)
    .map(([effect]) => effect)

/** The one effect of each member by name where no member has two; else a column for each that there is. */
function effectColumns(
  { unit }: ExplainAnswer,
  { name, bars, rows }: Bridge,
  { language }: Pick<Reader, 'language'>
): Column<BridgeRow>[] {
  if (name === 'members') return []
  const label = (effect: string) => bars.find((bar) => bar.effect === effect)?.label ?? effect
  if (rows.every((row) => effectsOf(row).length <= 1)) {
    const one = (row: BridgeRow) => {
      const [effect, another] = effectsOf(row)
      return effect === undefined || another !== undefined ? '' : label(effect)
    }
    return [textColumn(explainWords.effect[language], one)]
  }
  const present = new Set(rows.flatMap(effectsOf))
  return bars
    .filter(({ effect }) => present.has(effect))
    .map(({ effect }) =>
      numberColumn(label(effect), (row: BridgeRow) => change(row.effects[effect] ?? 0, unit, language))
    )
}
