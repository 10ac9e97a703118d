import { oneOf } from '#lib/server/one-of.ts'
import { kpis, otherPeriods, type ExplainAnswer, type KpiName } from '#lib/server/queries.ts'
import { coarsest } from '#lib/server/shell.ts'
import { translator } from '#lib/i18n/messages.ts'
import { isNamed, type View } from '#lib/view/view.ts'
import { bridgeNames, isRatio, type BridgeBar, type BridgeFigure, type BridgeName } from './bridge.ts'
import { messages } from './messages.ts'
import type { ReviewQuestion } from './tiles.server.ts'

const membersShown = 8

type Bridge = ExplainAnswer['bridges'][number]

/** The bridge that the address asks for. Throws AddressError when there is none of that name. */
export const bridgeOf = ({ own }: View): BridgeName =>
  oneOf('bridge', own['bridge'] ?? 'customers', bridgeNames)

/** How the figure came from the other period to this one; null where one of the two has none. */
export async function loadBridge(name: BridgeName, question: ReviewQuestion): Promise<BridgeFigure | null> {
  const { answers, view, where, language } = question
  const kpi: KpiName = isRatio(name) ? name : 'net-sales'
  const definition = view.definitions[kpi]
  const isAsked = explains(view.compare)
  const answer = await answers.explain({
    kpi,
    where,
    period: { month: view.month },
    compare: isAsked ? view.compare : 'last-year',
    ...(definition !== undefined && { definition }),
    ...(await waysOf(name, question))
  })
  const [bridge] = answer.bridges
  const { value, previous, comparison } = answer
  if (bridge === undefined || value === null || previous === null) return null
  const { label, direction, unit } = definitionOf(kpi)
  return {
    name,
    kpi,
    label: label[language],
    unit,
    direction,
    bridge: bridge.name,
    by: bridge.by,
    compared: { from: comparison.from, to: comparison.to },
    isAsked,
    previous,
    value,
    ...countsOf(name, bridge),
    bars: isRatio(name) ? ratioBars(bridge, question) : plainBars(name, bridge)
  }
}

/** Only a period has customers, products and members to set beside those of the month. */
function explains(compare: View['compare']): boolean {
  return !isNamed(compare) || otherPeriods.some((name) => name === compare)
}

function definitionOf(kpi: KpiName) {
  const found = kpis.find(({ name }) => name === kpi)
  if (found === undefined) throw new Error(`the catalogue has no ${kpi}`)
  return found
}

/** Rows are what lies behind a bar, and shown elsewhere, but where the bars are made of them. */
async function waysOf(name: BridgeName, { answers }: ReviewQuestion) {
  if (isRatio(name)) return { bridge: 'mix-rate', limit: membersShown - 1 } as const
  if (name !== 'areas') return { bridge: name, limit: 1 } as const
  const by = await coarsest(answers, 'region')
  return { bridge: 'members', limit: membersShown, ...(by !== undefined && { by: by.name }) } as const
}

function plainBars(name: BridgeName, { bars }: Bridge): BridgeBar[] {
  return bars.map(({ effect, label, members, change }) => ({
    key: effect,
    label,
    members: name === 'areas' ? null : members,
    change,
    effect: name === 'areas' && effect === 'other' ? null : effect
  }))
}

/** What the groups' weights did, together, and then what each group did by its own ratio. */
function ratioBars({ bars, rows, other }: Bridge, { language }: ReviewQuestion): BridgeBar[] {
  const t = translator(messages, language)
  const mix = bars.find(({ effect }) => effect === 'mix')
  const groups = [...rows, ...(other === null ? [] : [{ ...other, label: t('bridge.other') }])]
  return [
    { key: 'mix', label: t('bridge.mix'), members: null, change: mix?.change ?? 0, effect: 'mix' },
    ...groups.map(({ key, label, effects }, index) => ({
      key: `rate ${index}`,
      label: t('bridge.rate-of', { member: label ?? (key === '' ? t('bridge.none') : key) }),
      members: null,
      change: effects['rate'] ?? 0,
      effect: 'rate'
    }))
  ]
}

/** Who bought then and who bought now, of the customers that the bars part them into. */
function countsOf(name: BridgeName, { bars }: Bridge) {
  if (name !== 'customers') return { membersBefore: null, membersNow: null }
  const count = (...effects: string[]) =>
    bars.filter(({ effect }) => effects.includes(effect)).reduce((sum, { members }) => sum + members, 0)
  return {
    membersBefore: count('expanded', 'contracted', 'paused', 'churned'),
    membersNow: count('expanded', 'contracted', 'new', 'reactivated', 'returned')
  }
}
