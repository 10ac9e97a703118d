import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import type { Language } from '../language.ts'
import { readRows } from '../session.ts'
import { noMember, otherMembers, sharedByMembers } from './effects.ts'
import type { Effect } from './effects.ts'
import type { Bridge, BridgeBar, BridgeRow } from './explain-answer.ts'

const barsSql = readFileSync(new URL('bridge-bars.sql', import.meta.url), 'utf8')
const rowsSql = readFileSync(new URL('bridge-rows.sql', import.meta.url), 'utf8')

const barRow = z.object({ effect: z.string(), change: z.number(), members: z.number() })

/** The bars of `period_bridge_parts`, in the order of the effects; those that do not occur are 0. */
export async function readBars(
  connection: DuckDBConnection,
  effects: readonly Effect[],
  language: Language
): Promise<BridgeBar[]> {
  const rows = await readRows(connection, barRow, barsSql)
  const bars = effects.filter(({ is_balanced }) => !is_balanced)
  return bars.map(({ name, label }) => {
    const bar = rows.find(({ effect }) => effect === name)
    return { effect: name, label: label[language], change: bar?.change ?? 0, members: bar?.members ?? 0 }
  })
}

const memberRow = z.object({
  key: z.string(),
  label: z.string().nullable(),
  is_shared: z.boolean(),
  is_rest: z.boolean(),
  members: z.number(),
  value: z.number().nullable(),
  previous: z.number().nullable(),
  change: z.number(),
  effect_names: z.array(z.string()),
  effect_changes: z.array(z.number())
})

/** The rows of `period_bridge_parts` and, beyond the limit, the rest of them together. */
export async function readBridgeRows(
  connection: DuckDBConnection,
  {
    effects,
    effect,
    isRatio,
    limit,
    language
  }: {
    /** Null where the members are the effects. */
    effects: readonly Effect[] | null
    effect: string | undefined
    isRatio: boolean
    limit: number
    language: Language
  }
): Promise<Pick<Bridge, 'rows' | 'other'>> {
  const reader = await connection.runAndReadAll(rowsSql, {
    effect: effect ?? null,
    is_ratio: isRatio,
    members_are_effects: effects === null,
    row_limit: limit
  })
  const read = z.array(memberRow).parse(reader.getRowObjectsJS())
  const rest = read.find((row) => row.is_rest)
  return {
    rows: read.filter((row) => !row.is_rest).map((row) => bridgeRow(row, effects, language)),
    other: rest ? { ...bridgeRow(rest, effects, language), members: rest.members } : null
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
    key: row.is_rest ? otherMembers.name : row.is_shared ? sharedByMembers.name : row.key,
    label: row.is_rest ? null : row.is_shared ? sharedByMembers.label[language] : row.label,
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
