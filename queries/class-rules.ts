import { z } from 'zod'
import type { Text } from './language.ts'
import { schemeLabels } from './segments/schemes.ts'
import { keptFor, readRows } from './session.ts'

/** What customers and their answers are classed by. */
export const classFamilies = ['tier', 'stage', 'segment', 'verdict'] as const

/** A class, and who or what is in it; the first rule that fits decides. */
export interface ClassRule {
  readonly name: string
  readonly label: Text
  readonly rule: Text
}

/** The classes of a family, in the order of their rules. */
export interface ClassRules {
  readonly family: (typeof classFamilies)[number]
  /** The scheme of the segments, or the survey of the verdicts; '' where there is one only. */
  readonly of: string
  readonly label: Text
  readonly classes: readonly ClassRule[]
}

const ruleRow = z.object({
  family: z.enum(classFamilies),
  of: z.string(),
  name: z.string(),
  label_zh: z.string().nullable(),
  label_en: z.string().nullable(),
  rule_zh: z.string().nullable(),
  rule_en: z.string().nullable()
})

type RuleRow = z.output<typeof ruleRow>

const labels = {
  tier: { 'zh-CN': '客户等级', en: 'Customer tier' },
  stage: { 'zh-CN': '生命周期阶段', en: 'Lifecycle stage' }
} as const

const sql = `select 'tier' as family, '' as of, tiers.tier as name, tiers.label_zh, tiers.label_en, tiers.rule_zh,
    tiers.rule_en, 0 as place, tiers.position
  from marts.tiers as tiers
  union all
  select 'stage', '', stages.stage, stages.label_zh, stages.label_en, stages.rule_zh, stages.rule_en, 1,
    stages.position
  from marts.lifecycle_stages as stages
  union all
  -- The order in which the build wrote them: schemes, and in each its rules.
  select 'segment', segments.scheme, segments.segment, segments.label_zh, segments.label_en, segments.rule_zh,
    segments.rule_en, 2, segments.rowid
  from marts.segments as segments
  union all
  select 'verdict', verdicts.survey, verdicts.verdict, verdicts.label_zh, verdicts.label_en, verdicts.rule_zh,
    verdicts.rule_en, 3, verdicts.rowid
  from marts.survey_verdicts as verdicts
  order by place, position`

/** By what rules this build classes customers: tiers, stages of the lifecycle, segments, and answers to surveys. */
export const listClassRules = keptFor(async (connection): Promise<readonly ClassRules[]> => {
  const rows = await readRows(connection, ruleRow, sql)
  return [...Map.groupBy(rows, ({ family, of }) => `${family} ${of}`).values()].flatMap((classes) => {
    const [first] = classes
    return first === undefined
      ? []
      : { family: first.family, of: first.of, label: labelOf(first), classes: classes.map(inBoth) }
  })
})

function labelOf({ family, of }: RuleRow): Text {
  if (family === 'segment') return schemeLabels[of] ?? { 'zh-CN': of, en: of }
  return family === 'verdict' ? { 'zh-CN': of.toUpperCase(), en: of.toUpperCase() } : labels[family]
}

const inBoth = ({ name, label_zh, label_en, rule_zh, rule_en }: RuleRow): ClassRule => ({
  name,
  label: { 'zh-CN': label_zh ?? name, en: label_en ?? name },
  rule: { 'zh-CN': rule_zh ?? '', en: rule_en ?? '' }
})
