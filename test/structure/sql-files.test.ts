import { readFileSync } from 'node:fs'
import { DuckDBInstance } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import { projectFiles, repository } from './project-files.ts'

// Macros are vocabulary, not rows: they have neither grain nor layer.
const sqlFiles = projectFiles().filter((path) => path.endsWith('.sql'))
const selects = sqlFiles.filter((path) => !path.endsWith('macros.sql'))

// From left to right; a file reads its own layer and those to the left of it (room rule 4).
const layers = ['raw', 'staging', 'intermediate', 'segments', 'analytics', 'marts']

const layerOfFolder: readonly (readonly [RegExp, string])[] = [
  [/^pipeline\/sources\//, 'staging'],
  [/^pipeline\/models\/intermediate\//, 'intermediate'],
  [/^pipeline\/segments\//, 'segments'],
  [/^pipeline\/analytics\//, 'analytics'],
  [/^pipeline\/models\/marts\//, 'marts']
]

// Checks look at everything that was made.
const checks = /^pipeline\/models\/checks\//

const layerOf = (path: string) => layerOfFolder.find(([folder]) => folder.test(path))?.[1]

/** The tables that each file reads, as DuckDB's parser sees them: `schema.table`, or bare names. */
const reads = new Map<string, string[]>()

beforeAll(async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (const path of selects) {
    const sql = readFileSync(`${repository}${path}`, 'utf8').replaceAll(/\$[a-z]\w*/g, 'null')
    reads.set(path, [...connection.getTableNames(sql, true)])
  }
  connection.closeSync()
  instance.closeSync()
})

describe('SQL files', () => {
  it('lie in pipeline/ and queries/ only', () => {
    expect(sqlFiles.filter((path) => !/^(pipeline|queries)\//.test(path))).toEqual([])
  })

  it.each(selects)('%s states its grain, in one statement', (path) => {
    const text = readFileSync(`${repository}${path}`, 'utf8')
    expect(text).toMatch(/^-- grain: one row per \S/)
    expect(text.replaceAll(/--.*$|'[^']*'/gm, '')).not.toContain(';')
    expect(reads.get(path)).not.toEqual([])
  })
})

describe('room rule 4: pipeline SQL reads leftward', () => {
  const files = selects.filter((path) => path.startsWith('pipeline/') && !checks.test(path))

  it.each(files)('%s', (path) => {
    const layer = layerOf(path)
    expect(layer, `${path} lies in no layer`).toBeDefined()
    const readable = layers.slice(0, layers.indexOf(layer ?? '') + 1)
    const beyond = (reads.get(path) ?? []).filter((table) => !readable.includes(table.split('.', 1).join()))
    expect(beyond).toEqual([])
  })
})

describe('room rule 5: SQL in queries/ reads marts and the period views', () => {
  const files = selects.filter((path) => path.startsWith('queries/'))

  it.each(files)('%s', (path) => {
    const beyond = (reads.get(path) ?? []).filter(
      (table) =>
        !table.startsWith('marts.') &&
        !/^(period|history|base|purchase|first|viewer|opening)_[a-z_]+$/.test(table)
    )
    expect(beyond).toEqual([])
  })
})
