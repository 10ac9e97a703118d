import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lookAtFile } from '../../../pipeline/reading/file-look.ts'
import { rawRelation } from '../../../pipeline/reading/read-sql.ts'
import { root } from '../../support/cli.ts'

const folder = join(root, '../shared/data/csv-spectrum')
// location_coordinates is left out: its JSON gives another phone number than its CSV.
const files = globSync(join(folder, 'csvs/*.csv'))
  .filter((path) => !path.includes('location_coordinates'))
  .sort()

describe.skipIf(!existsSync(folder))('csv-spectrum, where every file has its meaning beside it', () => {
  let instance: DuckDBInstance
  let connection: DuckDBConnection
  beforeAll(async () => {
    instance = await DuckDBInstance.create(':memory:')
    connection = await instance.connect()
  })
  afterAll(() => {
    connection.closeSync()
    instance.closeSync()
  })

  it.each(files.map((path) => [basename(path, '.csv'), path]))('%s', async (name, path) => {
    const entry = { format: {}, columns: {} }
    const look = await lookAtFile({ connection, entry, path, scratch: folder })
    const relation = rawRelation({
      files: [{ ...look, readings: [], decimal: '.', dates: {}, corrects: null }]
    })
    const read = await connection.runAndReadAll(`select * exclude (file_index) from ${relation}`)
    const rows = read
      .getRowsJson()
      .map((row) => Object.fromEntries(look.fields.map((field, index) => [field, row[index] ?? ''])))
    expect(rows).toEqual(JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8')))
  })
})
