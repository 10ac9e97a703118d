import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import Papa from 'papaparse'
import type { Config } from '../config.ts'
import { ConfigError } from '../errors.ts'
import { literal } from '../reading/sql-text.ts'
import { channels, describeRhythm, spans, type Channel, type Span } from './rhythm-words.ts'

/** How often customers of a tier are to be contacted: so many contacts by one of the channels in every span. */
export interface ContactRhythm {
  readonly tier: string
  /** Only those who are about to buy, or only those who are not; null for both. */
  readonly hot: boolean | null
  /** Empty: any channel will do. */
  readonly channels: readonly Channel[]
  readonly contacts: number
  readonly every: Span
}

const columns = ['tier', 'hot', 'channels', 'contacts', 'every']
const builtIn = new URL('rhythm.csv', import.meta.url)

/**
 * The rhythm of the config's file, else the built-in one.
 * @throws ConfigError when that file is missing, or a line in it is wrong.
 */
export function readContactRhythms({
  folder = '',
  path = '',
  contacts
}: Partial<Pick<Config, 'folder' | 'path' | 'contacts'>> = {}): ContactRhythm[] {
  if (contacts?.rhythm === undefined) return parseContactRhythms(readFileSync(builtIn, 'utf8'), 'rhythm.csv')
  const file = resolve(folder, contacts.rhythm)
  try {
    return parseContactRhythms(readFileSync(file, 'utf8'), file)
  } catch (cause) {
    if (cause instanceof ConfigError) throw cause
    throw new ConfigError(`contacts.rhythm: ${file} cannot be read — ${path} — name a CSV of rhythms`, {
      cause
    })
  }
}

/**
 * Reads a rhythm: CSV with the columns `tier`, `hot` (`yes`, `no`, or empty for both), `channels` (some of visit,
 * meeting, call, message, mail with blanks between them, or empty for any), `contacts` (how many) and `every` (`week`,
 * `month` or `quarter`). All lines of a tier hold together.
 * @throws ConfigError that names file, line, column and value, and what to write instead.
 */
export function parseContactRhythms(text: string, path: string): ContactRhythm[] {
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy'
  })
  const fields = meta.fields ?? []
  const unknown = fields.find((field) => !columns.includes(field))
  const missing = ['tier', 'every'].find((column) => !fields.includes(column))
  if (unknown !== undefined || missing !== undefined)
    throw new ConfigError(
      `${unknown === undefined ? `no column ${missing}` : `unknown column ${unknown}`} — ${path}, line 1 — the columns are ${columns.join(', ')}`
    )
  return data.map((row, index) => {
    const cell = (column: string) => (row[column] ?? '').trim().toLowerCase()
    const refuse = (column: string, whatToDo: string): never => {
      throw new ConfigError(
        `${column}: ${cell(column) || 'empty'} — ${path}, line ${index + 2} — ${whatToDo}`
      )
    }
    const every = spans.find((span) => span === cell('every'))
    const contacts = Number(cell('contacts') || '1')
    return {
      tier: cell('tier') || refuse('tier', 'write a tier such as key'),
      hot:
        { '': null, yes: true, no: false }[cell('hot')] ??
        (cell('hot') === '' ? null : refuse('hot', 'write yes or no, or leave it empty')),
      channels: (cell('channels').match(/\S+/g) ?? []).map(
        (name) =>
          channels.find((channel) => channel === name) ??
          refuse('channels', `write some of ${channels.join(' ')}, or leave it empty for any`)
      ),
      contacts:
        Number.isInteger(contacts) && contacts >= 1 && contacts <= 100
          ? contacts
          : refuse('contacts', 'write a whole number from 1 to 100'),
      every: every ?? refuse('every', `write one of ${spans.join(', ')}`)
    }
  })
}

/** Fills `staging.contact_rhythms`. */
export async function fillContactRhythms({
  connection,
  rhythms
}: {
  connection: DuckDBConnection
  rhythms: readonly ContactRhythm[]
}): Promise<void> {
  if (rhythms.length === 0) return
  const rows = rhythms.map((rhythm, index) => {
    const { tier, hot, contacts, every } = rhythm
    const words = describeRhythm(rhythm)
    const accepted = rhythm.channels.length === 0 ? 'null' : literal(rhythm.channels.join(' '))
    return `(${index + 1}, ${literal(tier)}, ${String(hot)}, ${accepted}, ${contacts}, ${literal(every)}, ${literal(words.zh)}, ${literal(words.en)})`
  })
  await connection.run(`insert into staging.contact_rhythms values ${rows.join(',\n')}`)
}
