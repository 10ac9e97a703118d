import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Language } from '../language.ts'
import { readRows } from '../session.ts'
import { bridgeListSql } from './bridge-list.ts'
import type { BridgePage, PartsShape } from './bridge-list.ts'
import { noMember, otherMembers, sharedByMembers } from './effects.ts'
import type { Effect } from './effects.ts'
import type { Bridge, BridgeBar, BridgeRow } from './explain-answer.ts'

const barsSql = readFileSync(new URL('bridge-bars.sql', import.meta.url), 'utf8')

const barRow = z.object({ effect: z.string(), change: z.number(), members: z.number() })

/** The bars of `period_bridge_parts`, in the order of the effects; those that do not occur are 0. */
export async function readBars(
  connection: DuckDBConnection,
  { effects, isOneEach, language }: { effects: readonly Effect[]; isOneEach: boolean; language: Language }
): Promise<BridgeBar[]> {
  // Where every member has one part, its leaves need not be told apart: that is most of the work.
  const sql = isOneEach ? barsSql.replace('count(distinct ', 'count(') : barsSql
  const rows = await readRows(connection, barRow, sql)
  const bars = effects.filter(({ is_balanced }) => !is_balanced)
  return bars.map(({ name, label }) => {
    const bar = rows.find(({ effect }) => effect === name)
    return { effect: name, label: label[language], change: bar?.change ?? 0, members: bar?.members ?? 0 }
  })
}

const memberRow = z.object({
  kind: z.enum(['member', 'other', 'found']),
  key: z.string(),
  label: z.string().nullable(),
  is_shared: z.boolean(),
  members: z.number(),
  value: z.number().nullable(),
  previous: z.number().nullable(),
  change: z.number(),
  effect_names: z.array(z.string()),
  effect_changes: z.array(z.number())
})

/** A page of the rows of `period_bridge_parts`, all others together, and what effect and search leave. */
export async function readBridgeRows(
  connection: DuckDBConnection,
  page: BridgePage,
  {
    effects,
    language,
    ...shape
  }: Pick<PartsShape, 'isRatio' | 'isOneEach'> & {
    /** Null where the members are the effects. */
    effects: readonly Effect[] | null
    language: Language
  }
): Promise<Pick<Bridge, 'rows' | 'other' | 'found'>> {
  const sql = bridgeListSql(page, { ...shape, membersAreEffects: effects === null })
  const reader = await connection.runAndReadAll(sql, { effect: page.effect ?? null, search: page.search })
  const read = z.array(memberRow).parse(reader.getRowObjectsJS())
  const rest = read.find(({ kind }) => kind === 'other')
  const found = read.find(({ kind }) => kind === 'found')
  return {
    rows: read.filter(({ kind }) => kind === 'member').map((row) => bridgeRow(row, effects, language)),
    other: rest ? { ...bridgeRow(rest, effects, language), members: rest.members } : null,
    found: {
      members: found?.members ?? 0,
      value: found?.value ?? null,
      previous: found?.previous ?? null,
      change: found?.change ?? 0
    }
  }
}

function bridgeRow(
  row: z.output<typeof memberRow>,
  effects: readonly Effect[] | null,
  language: Language
): BridgeRow {
  const { value, previous, change } = row
  const changes = Object.fromEntries(
    row.effect_names.map((name, place) => [name, row.effect_changes[place] ?? 0])
  )
  return {
    key: row.kind === 'other' ? otherMembers.name : row.is_shared ? sharedByMembers.name : row.key,
    label: row.kind === 'other' ? null : row.is_shared ? sharedByMembers.label[language] : row.label,
    value,
    previous,
    change,
    effects: effects ? Object.fromEntries(effects.map(({ name }) => [name, changes[name] ?? 0])) : changes
  }
}

/** Bars that are the members themselves, the rest of them last. */
export function barsOfMembers(
  { rows, other }: Pick<Bridge, 'rows' | 'other'>,
  language: Language
): BridgeBar[] {
  const bar = ({ key, label, change }: BridgeRow, members: number): BridgeBar => ({
    effect: key,
    label: label ?? (key === '' ? noMember.label[language] : key),
    change,
    members
  })
  const isShared = ({ key, label }: BridgeRow) =>
    key === sharedByMembers.name && label === sharedByMembers.label[language]
  return [
    ...rows.map((row) => bar(row, isShared(row) ? 0 : 1)),
    ...(other ? [bar({ ...other, label: otherMembers.label[language] }, other.members)] : [])
  ]
}
