import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Papa from 'papaparse'
import { parse } from 'yaml'
import type { Stories } from '../../sample-data/stories.ts'

export const folder = resolve(import.meta.dirname, '../../sample-data')

export type DefectRecord = {
  source: string
  encoding: 'utf-8' | 'gb18030'
  rows_in: number
  rows_kept: number
  rows_rejected: number
  rows_duplicate: number
  rejects_by_reason: { column: string | null; reason: string; rows: number }[]
  rejects: { record: number; column: string | null; value: string | null; reason: string }[]
  duplicate_records: number[]
  kept_oddities: Record<string, number>
}

export const defects = readJson('defects.json') as Record<string, DefectRecord>
export const stories = readJson('stories.json') as Stories

export function headersOf(path: string): string[] {
  return textOf(path).split(/\r?\n/, 1).join('').split(',')
}

function textOf(path: string): string {
  return new TextDecoder(defects[path]?.encoding, { fatal: true }).decode(readFileSync(join(folder, path)))
}

/** The cells of a file as any CSV reader gives them, without the header; `columns` are canonical names. */
export function readRaw(path: string): { columns: string[]; rows: string[][] } {
  const parsed = Papa.parse<string[]>(textOf(path).trimEnd(), { header: false, delimiter: ',' })
  const [headers = [], ...rows] = parsed.data
  return { columns: headers.map((header) => canonicalName(path, header)), rows }
}

type Entry = { files: string; columns?: Record<string, string> }
const config = parse(readFileSync(join(folder, 'clientele.yaml'), 'utf8')) as {
  sources: Record<string, Entry | Entry[]>
}
const entries = Object.values(config.sources).flat()

/** By the mapping of clientele.yaml; a header that is not mapped is its own name. */
export function canonicalName(path: string, header: string): string {
  const entry = entries.find(({ files }) => path.startsWith(files.split('*', 1).join('')))
  const found = Object.entries(entry?.columns ?? {}).find(([, name]) => name === header)
  return found?.[0] ?? header
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'))
}
