import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { listAllowed, QueryError } from '../errors.ts'
import type { Language, Text } from '../language.ts'
import { keptFor, readRows } from '../session.ts'
import { readSettings } from '../settings.ts'

const segmentRow = z.object({
  scheme: z.string(),
  segment: z.string(),
  label_zh: z.string(),
  label_en: z.string(),
  rule_zh: z.string(),
  rule_en: z.string(),
  treatment_zh: z.string(),
  treatment_en: z.string()
})

type SegmentRow = z.output<typeof segmentRow>

const readSegments = keptFor((connection) =>
  readRows(
    connection,
    segmentRow,
    `select
      segments.scheme, segments.segment, segments.label_zh, segments.label_en, segments.rule_zh, segments.rule_en,
      segments.treatment_zh, segments.treatment_en
    from marts.segments as segments
    -- The order in which the build wrote them: schemes, and in each its rules.
    order by segments.rowid`
  )
)

/** The classes of who has no purchase in the window, and of who has none at all. */
export const outsideWindow = 'outside_window'
export const notYetCustomer = 'not_yet_customer'

/** A class that a customer can be in, in the words of a language. */
export interface Segment {
  readonly segment: string
  readonly label: string
  /** Who is in it. */
  readonly rule: string
  /** Who contacts them, how often, with what; '' where nothing is recommended. */
  readonly treatment: string
}

/** The segments of a scheme in the order of its rules, then who has not bought in the window, and who never has. */
export interface Scheme {
  readonly scheme: string
  readonly segments: readonly Segment[]
}

/** All schemes of the build; the one that it shows first comes first. */
export async function listSchemes(
  connection: DuckDBConnection,
  language: Language = 'zh-CN'
): Promise<Scheme[]> {
  const rows = await readSegments(connection)
  const { segment_scheme: shownFirst } = await readSettings(connection)
  const names = [...new Set(rows.map(({ scheme }) => scheme))]
  return names
    .sort((one, other) => Number(other === shownFirst) - Number(one === shownFirst))
    .map((scheme) => ({
      scheme,
      segments: rows.filter((row) => row.scheme === scheme).map((row) => inWords(row, language))
    }))
}

function inWords(row: SegmentRow, language: Language): Segment {
  const { segment } = row
  return language === 'en'
    ? { segment, label: row.label_en, rule: row.rule_en, treatment: row.treatment_en }
    : { segment, label: row.label_zh, rule: row.rule_zh, treatment: row.treatment_zh }
}

/** What each scheme is called; a company's own has the name of its file's place, `own`. */
export const schemeLabels: Readonly<Record<string, Text>> = {
  eight: { 'zh-CN': '八分类', en: 'Eight segments' },
  eleven: { 'zh-CN': '十一分类', en: 'Eleven segments' },
  threshold: { 'zh-CN': '阈值分类', en: 'By thresholds' },
  own: { 'zh-CN': '自定义规则', en: 'Own rules' }
}

/** @throws QueryError when the build has no such scheme. */
export function findScheme(schemes: readonly Scheme[], name: string | undefined): Scheme {
  const found = name === undefined ? schemes[0] : schemes.find(({ scheme }) => scheme === name)
  if (found) return found
  throw new QueryError({
    parameter: 'scheme',
    value: name ?? '',
    allowed: listAllowed(schemes.map(({ scheme }) => scheme))
  })
}
