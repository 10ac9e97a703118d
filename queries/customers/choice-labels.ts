import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { readRows } from '../session.ts'
import { readSettings } from '../settings.ts'
import type { ListChoice, ListParameter } from './list-filters.ts'
import type { CustomersRequest } from './list-request.ts'

const labelRow = z.object({ label_zh: z.string(), label_en: z.string() })

const segments =
  'select labels.label_zh, labels.label_en from marts.segments as labels where labels.segment = $1 and labels.scheme = $2'

const stages =
  'select labels.label_zh, labels.label_en from marts.lifecycle_stages as labels where labels.stage = $1 and $2 is not null'

/** Where the words for a choice stand; what is not here is called as it is. */
const labelSql: Readonly<Partial<Record<ListParameter, string>>> = {
  segment: segments,
  from_segment: segments,
  to_segment: segments,
  stage: stages,
  closing_stage: stages,
  cluster:
    'select labels.label_zh, labels.label_en from marts.clusters as labels where labels.cluster = $1 and $2 is not null',
  grade:
    "select labels.grade || ' ' || labels.label_zh as label_zh, labels.grade || ' ' || labels.label_en as label_en from marts.assessment_grades as labels where labels.grade = $1 and $2 is not null",
  rule: 'select labels.rule_zh as label_zh, labels.rule_en as label_en from marts.risk_rules as labels where labels.rule = $1 and $2 is not null'
}

/** What a list is narrowed down by, in the words of a language; what the build has no words for stays as it is. */
export async function choiceLabels(
  connection: DuckDBConnection,
  { only = {}, language }: Pick<CustomersRequest, 'only' | 'language'>
): Promise<ListChoice> {
  const { segment_scheme = '' } = await readSettings(connection)
  const labels: Partial<Record<ListParameter, string>> = {}
  for (const [parameter, value] of Object.entries(only) as [ListParameter, string][]) {
    const sql = labelSql[parameter]
    const [words] =
      sql === undefined
        ? []
        : await readRows(connection, labelRow, sql, [value, only.scheme ?? segment_scheme])
    labels[parameter] = (language === 'en' ? words?.label_en : words?.label_zh) ?? inWords(value, language)
  }
  return labels
}

/** A period and all later ones. */
const inWords = (value: string, language: CustomersRequest['language']): string =>
  value.endsWith('..') ? value.replace(/\.\.$/, language === 'en' ? ' or later' : '及以后') : value
