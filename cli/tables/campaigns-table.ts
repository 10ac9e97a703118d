import { counted } from '../../pipeline/log.ts'
import type {
  Campaign,
  CampaignMemberRow,
  CampaignMembers,
  CampaignsAnswer,
  Share,
  Text
} from '../../queries/index.ts'
import { numberColumn, tableOf, textColumn } from '../format-table.ts'
import { figure, noFigure, percent, plain, signed } from './figures.ts'
import type { Reader } from './reader.ts'
import { words } from './words.ts'

const heads = {
  campaign: { 'zh-CN': '活动', en: 'Campaign' },
  starts: { 'zh-CN': '开始', en: 'Starts' },
  cost: { 'zh-CN': '费用', en: 'Cost' },
  treated: { 'zh-CN': '目标客户', en: 'Treated' },
  reached: { 'zh-CN': '触达', en: 'Reached' },
  responded: { 'zh-CN': '响应', en: 'Responded' },
  sales: { 'zh-CN': '归因净销售额', en: 'Net sales' },
  margin: { 'zh-CN': '归因毛利', en: 'Margin' },
  naive: { 'zh-CN': '表面 ROI', en: 'Naive ROI' },
  incremental: { 'zh-CN': '增量 ROI', en: 'Incremental ROI' },
  interval: { 'zh-CN': '95% 区间', en: '95% interval' },
  customer: { 'zh-CN': '客户', en: 'Customer' },
  owner: { 'zh-CN': '负责人', en: 'Owner' },
  group: { 'zh-CN': '分组', en: 'Group' },
  contacted: { 'zh-CN': '触达日', en: 'Contacted' },
  answered: { 'zh-CN': '响应日', en: 'Responded' },
  orders: { 'zh-CN': '订单', en: 'Orders' },
  both: { 'zh-CN': '对照', en: 'Against the holdout' },
  holdout: { 'zh-CN': '对照组', en: 'Holdout' },
  difference: { 'zh-CN': '差', en: 'Difference' },
  members: { 'zh-CN': '人数', en: 'Members' },
  conversion: { 'zh-CN': '窗口内购买比例', en: 'Bought in the window' },
  perMember: { 'zh-CN': '人均毛利', en: 'Margin per member' },
  prior: { 'zh-CN': '活动前一年人均净销售额', en: 'Net sales per member, year before' }
} satisfies Record<string, Text>

const groups: Readonly<Record<CampaignMemberRow['member_group'], Text>> = {
  treated: { 'zh-CN': '目标组', en: 'treated' },
  holdout: { 'zh-CN': '对照组', en: 'holdout' }
}

const money = (value: number | null): string => figure(value, 'money')
const share = (one: Share | null): string => (one?.value == null ? noFigure : percent(one.value))
const rate = (value: number | null): string => (value === null ? noFigure : percent(value))
const between = (
  interval: { low: number; high: number } | null,
  format: (value: number) => string
): string => (interval === null ? noFigure : `${format(interval.low)} … ${format(interval.high)}`)

/** One row per campaign, the latest first. */
export function campaignsTable(
  answer: CampaignsAnswer,
  notes: readonly string[],
  { language }: Reader
): string {
  const title =
    language === 'zh-CN'
      ? `营销活动，截至 ${answer.as_of}（触达后 ${answer.window_days} 天内的销售）`
      : `Campaigns as of ${answer.as_of}: sales within ${counted(answer.window_days, 'day')} of the contact`
  const table = tableOf(
    [
      textColumn(heads.campaign[language], (each: Campaign) => `${each.campaign_name} (${each.campaign_id})`),
      textColumn(heads.starts[language], (each: Campaign) => each.starts_on),
      numberColumn(heads.cost[language], (each: Campaign) => money(each.cost)),
      numberColumn(heads.treated[language], (each: Campaign) => plain(each.treated)),
      numberColumn(heads.holdout[language], (each: Campaign) => plain(each.holdout)),
      numberColumn(heads.reached[language], (each: Campaign) => share(each.reached)),
      numberColumn(heads.responded[language], (each: Campaign) => share(each.responded)),
      numberColumn(heads.margin[language], (each: Campaign) => money(each.margin_amount)),
      numberColumn(heads.naive[language], (each: Campaign) => rate(each.naive_roi)),
      numberColumn(heads.incremental[language], (each: Campaign) => rate(each.effect?.roi ?? null)),
      numberColumn(heads.interval[language], (each: Campaign) =>
        between(each.effect?.roi_interval ?? null, percent)
      )
    ],
    answer.campaigns
  )
  const body = answer.campaigns.length === 0 ? '' : `${table}\n`
  return `${title}\n\n${body}${ended(answer, notes, language)}`
}

interface Line {
  readonly head: string
  readonly treated: string
  readonly holdout: string
  readonly difference: string
  readonly interval: string
}

/** One campaign in full: what it brought against its holdout, and its members. */
export function campaignTable(
  answer: CampaignsAnswer,
  members: CampaignMembers,
  notes: readonly string[],
  reader: Reader
): string {
  const { language } = reader
  const contrast = answer.campaigns.flatMap((each) => contrastLines(each, reader))
  const against = tableOf(
    [
      textColumn(heads.both[language], (line: Line) => line.head),
      numberColumn(heads.treated[language], (line: Line) => line.treated),
      numberColumn(heads.holdout[language], (line: Line) => line.holdout),
      numberColumn(heads.difference[language], (line: Line) => line.difference),
      numberColumn(heads.interval[language], (line: Line) => line.interval)
    ],
    contrast
  )
  const list = tableOf(
    [
      textColumn(heads.customer[language], (row: CampaignMemberRow) => row.customer_name ?? row.customer_id),
      textColumn(heads.owner[language], ({ owner }: CampaignMemberRow) => owner ?? noFigure),
      textColumn(heads.group[language], (row: CampaignMemberRow) => groups[row.member_group][language]),
      textColumn(heads.contacted[language], (row: CampaignMemberRow) => row.contacted_on ?? noFigure),
      textColumn(heads.answered[language], (row: CampaignMemberRow) => row.responded_on ?? noFigure),
      numberColumn(heads.orders[language], (row: CampaignMemberRow) => plain(row.orders)),
      numberColumn(heads.sales[language], (row: CampaignMemberRow) => money(row.net_amount)),
      numberColumn(heads.margin[language], (row: CampaignMemberRow) => money(row.margin_amount))
    ],
    members.rows
  )
  const parts = [
    campaignsTable(answer, [], reader).replace(/\n[^\n]*\n$/, '\n'),
    ...(contrast.length === 0 ? [] : [against]),
    ...(members.rows.length === 0 ? [] : [list]),
    ended(answer, notes, language)
  ]
  return parts.join('\n')
}

function contrastLines({ effect, treated, holdout }: Campaign, { language }: Reader): Line[] {
  if (effect === null) return []
  const { conversion, margin, prior } = effect
  return [
    {
      head: heads.members[language],
      treated: plain(treated),
      holdout: plain(holdout),
      ...{ difference: '', interval: '' }
    },
    {
      head: heads.conversion[language],
      treated: share(conversion.treated),
      holdout: share(conversion.holdout),
      difference: signed(conversion.difference, percent),
      interval: between(conversion.interval, percent)
    },
    ...(margin === null ? [] : [amounts(heads.perMember[language], margin)]),
    amounts(heads.prior[language], prior)
  ]
}

const amounts = (head: string, each: NonNullable<Campaign['effect']>['prior']): Line => ({
  head,
  treated: money(each.treated),
  holdout: money(each.holdout),
  difference: signed(each.difference, money),
  interval: between(each.interval, money)
})

const ended = ({ build }: CampaignsAnswer, notes: readonly string[], language: 'zh-CN' | 'en'): string =>
  `${notes.map((note) => `${note}\n`).join('')}${words.build[language]} ${build}\n`

/** What speaks against taking the figures at their word. */
export function campaignNotes({ campaigns }: CampaignsAnswer, { language }: Reader): string[] {
  const chinese = language === 'zh-CN'
  const of = (holds: (campaign: Campaign) => boolean) =>
    campaigns.filter(holds).map(({ campaign_name }) => campaign_name)
  const say = (names: readonly string[], zh: string, en: string) =>
    names.length === 0 ? [] : [chinese ? `${names.join('、')}：${zh}` : `${names.join(', ')}: ${en}`]
  return [
    ...say(
      of(({ basis }) => basis === 'orders'),
      '没有选定客户，按订单上的活动编号归因',
      'no customers were chosen: sales count that bear the id of the campaign'
    ),
    ...say(
      of(({ effect, basis }) => effect === null && basis !== 'none'),
      '没有对照组，ROI 只是表面的：没有活动也会买的也算在内',
      'no holdout, so that the ROI is naive: it counts what would have been bought anyway'
    ),
    ...say(
      of(({ effect }) => effect !== null && !effect.is_balanced),
      '目标组和对照组在活动前一年的销售就有差异，两组的差不全是活动带来的',
      'the groups differed in the year before, so that not all of their difference is the campaign’s'
    ),
    ...say(
      of(({ costed_share }) => costed_share !== null && costed_share < 1),
      '部分销售的成本未知，这部分不计毛利',
      'the cost of some sales is not known; these bring no margin here'
    ),
    ...say(
      of(({ still_running }) => still_running > 0),
      '归因窗口还没有结束',
      'the window is not over yet'
    ),
    ...say(
      of(({ overlapping, holdout_treated_elsewhere }) => overlapping + holdout_treated_elsewhere > 0),
      '有成员同期也在别的活动里，他们的销售在每个活动里都计入',
      'some members were treated by another campaign at the time; their sales count in each'
    )
  ]
}
