import type {
  ContactGroup,
  ContactList,
  ContactListRow,
  ContactsAnswer,
  ContactShare,
  RhythmCoverage,
  Text
} from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { noFigure, percent, plain } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const heads = {
  owner: { 'zh-CN': '负责人', en: 'Rep' },
  tier: { 'zh-CN': '等级', en: 'Tier' },
  team: { 'zh-CN': '团队', en: 'Team' },
  recorded: { 'zh-CN': '及时记录', en: 'Recorded in time' },
  steps: { 'zh-CN': '下一步按时', en: 'Steps in time' },
  records: { 'zh-CN': '档案未过期', en: 'Not stale' },
  coverage: { 'zh-CN': '覆盖达标', en: 'Coverage' },
  overdue: { 'zh-CN': '逾期', en: 'Overdue' },
  stale: { 'zh-CN': '过期未更新', en: 'Stale' },
  rhythm: { 'zh-CN': '要求', en: 'Rhythm' },
  open: { 'zh-CN': '尚缺', en: 'Still open' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  contacted: { 'zh-CN': '联系日期', en: 'Contact' },
  what: { 'zh-CN': '事项', en: 'What' },
  due: { 'zh-CN': '到期', en: 'Due' },
  over: { 'zh-CN': '已过天数', en: 'Days over' },
  hours: { 'zh-CN': '记录用时（小时）', en: 'Recorded after h' }
} satisfies Record<string, Text>

/** Shares by rep, tier and team, and how each line of the rhythm was kept. */
export function contactsTable(answer: ContactsAnswer, reader: Reader): string {
  const { language } = reader
  const isChinese = language === 'zh-CN'
  if (!answer.loaded)
    return isChinese
      ? '没有联系记录：在clientele.yaml的sources.contacts写上文件，重新构建\n'
      : 'No contacts: name their files under sources.contacts in clientele.yaml and build again\n'
  const title = isChinese
    ? `联系（${answer.from}至${answer.through}；${answer.recorded_within_hours}小时内记录，到期后${answer.stale_after_hours}小时内更新）`
    : `Contacts, ${answer.from} to ${answer.through}: recorded within ${answer.recorded_within_hours} h, records touched within ${answer.stale_after_hours} h after falling due`
  const small = isChinese
    ? `括号内为n；带*的n小于${answer.minimum_n}`
    : `n in brackets; * where n is below ${answer.minimum_n}`
  const table = (head: Text, groups: readonly ContactGroup[]) =>
    groupsTable(head[language], groups, answer, reader)
  const parts = [
    table(words.total, [{ ...answer.total, label: words.total[language] }]),
    table(heads.owner, answer.owners),
    table(heads.tier, answer.tiers),
    table(heads.team, answer.teams),
    rhythmTable(answer, reader)
  ]
  return `${title}\n\n${parts.join('\n')}\n${small}\n${words.build[language]} ${answer.build}\n`
}

const shareText = ({ share, n }: ContactShare, minimum: number): string =>
  share === null ? noFigure : `${percent(share)} (${plain(n)})${n < minimum ? '*' : ''}`

function groupsTable(
  head: string,
  groups: readonly ContactGroup[],
  { minimum_n }: ContactsAnswer,
  { language }: Reader
): string {
  return tableOf(
    [
      textColumn(head, ({ label }: ContactGroup) => label || words.none[language]),
      numberColumn(heads.coverage[language], ({ coverage }: ContactGroup) => shareText(coverage, minimum_n)),
      numberColumn(heads.recorded[language], ({ recorded }: ContactGroup) => shareText(recorded, minimum_n)),
      numberColumn(heads.steps[language], ({ steps }: ContactGroup) => shareText(steps, minimum_n)),
      numberColumn(heads.records[language], ({ records }: ContactGroup) => shareText(records, minimum_n)),
      numberColumn(heads.overdue[language], ({ overdue }: ContactGroup) => plain(overdue)),
      numberColumn(heads.stale[language], ({ stale }: ContactGroup) => plain(stale))
    ],
    groups
  )
}

function rhythmTable({ rhythms, minimum_n }: ContactsAnswer, { language }: Reader): string {
  return tableOf(
    [
      textColumn(heads.tier[language], (rhythm: RhythmCoverage) => rhythm.tier_label),
      textColumn(heads.rhythm[language], ({ label }: RhythmCoverage) => label),
      numberColumn(heads.coverage[language], (rhythm: RhythmCoverage) => shareText(rhythm, minimum_n)),
      numberColumn(heads.open[language], ({ open }: RhythmCoverage) => plain(open))
    ],
    rhythms
  )
}

/** One of the lists behind the shares. */
export function contactListTable({ rows, total, build }: ContactList, { language }: Reader): string {
  const table = tableOf(
    [
      textColumn(
        heads.customer[language],
        (row: ContactListRow) => row.customer_name ?? row.customer_id ?? noFigure
      ),
      textColumn(heads.owner[language], ({ owner }: ContactListRow) => owner ?? noFigure),
      textColumn(heads.tier[language], ({ tier_label }: ContactListRow) => tier_label ?? noFigure),
      textColumn(heads.contacted[language], ({ contacted_on }: ContactListRow) => contacted_on ?? noFigure),
      textColumn(heads.what[language], ({ what }: ContactListRow) => what ?? noFigure),
      textColumn(heads.due[language], ({ due_on }: ContactListRow) => due_on ?? noFigure),
      numberColumn(heads.over[language], ({ days_over }: ContactListRow) =>
        days_over === null ? noFigure : plain(days_over)
      ),
      numberColumn(heads.hours[language], ({ recorded_after_hours: hours }: ContactListRow) =>
        hours === null ? noFigure : plain(hours)
      )
    ],
    rows
  )
  const shown = language === 'zh-CN' ? `共${total}条` : `${total} in all`
  return `${table}\n${shown}\n${words.build[language]} ${build}\n`
}
