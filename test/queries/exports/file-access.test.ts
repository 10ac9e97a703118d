import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limitFileAccess, parquetOf } from '../../../queries/index.ts'
import { bytesOf } from './exported.ts'

const root = mkdtempSync(join(tmpdir(), 'clientele-access-'))
// A name that DuckDB must not take for a list of its own.
const folder = join(root, "it's, [here]")
let instance: DuckDBInstance
let connection: DuckDBConnection

beforeAll(async () => {
  mkdirSync(folder)
  mkdirSync(`${folder}-beside`)
  const path = join(root, 'build.duckdb')
  const building = await DuckDBInstance.create(path)
  const filling = await building.connect()
  await filling.run('create table numbers as select range as n from range(1000)')
  filling.closeSync()
  building.closeSync()
  instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })
  const first = await instance.connect()
  await limitFileAccess(first, { folder })
  first.closeSync()
  connection = await instance.connect()
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
  rmSync(root, { recursive: true })
})

const copyTo = (path: string) => connection.run('copy numbers to $1 (format parquet)', [path])

describe('limitFileAccess', () => {
  it('lets a read-only instance write Parquet to the folder, which is empty again afterwards', async () => {
    const bytes = await bytesOf(await parquetOf(connection, { sql: 'select * from numbers' }, { folder }))
    expect(bytes.subarray(0, 4).toString()).toBe('PAR1')
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes the folder by a relative path, too', async () => {
    const select = { sql: 'select * from numbers' }
    const parts = await parquetOf(connection, select, { folder: relative(process.cwd(), folder) })
    expect((await bytesOf(parts)).length).toBeGreaterThan(0)
  })

  it('lets nothing be written elsewhere', async () => {
    for (const path of [
      join(root, 'x.parquet'),
      join(`${folder}-beside`, 'x.parquet'),
      `${folder}/../x.parquet`,
      join(tmpdir(), 'clientele-access-x.parquet')
    ]) {
      await expect(copyTo(path)).rejects.toThrow(/Permission Error/)
      expect(existsSync(path)).toBe(false)
    }
    const elsewhere = parquetOf(connection, { sql: 'select 1 as n' }, { folder: `${folder}-beside` })
    await expect(elsewhere).rejects.toThrow(/Permission Error/)
    expect(readdirSync(`${folder}-beside`)).toEqual([])
  })

  it('lets nothing be read elsewhere', async () => {
    symlinkSync('/etc/passwd', join(folder, 'link'))
    try {
      for (const path of ['/etc/passwd', `${folder}/../../../etc/passwd`, join(folder, 'link')]) {
        for (const reader of ['read_text', 'read_csv', 'read_blob']) {
          await expect(connection.run(`select * from ${reader}($1)`, [path])).rejects.toThrow(
            /Permission Error/
          )
        }
      }
    } finally {
      rmSync(join(folder, 'link'))
    }
    await expect(connection.run(`attach '${join(root, 'other.duckdb')}'`)).rejects.toThrow(/Permission Error/)
  })

  it.each([
    "set global allowed_directories = ['/']",
    'set global enable_external_access = true',
    "set global temp_directory = '/tmp'",
    'set global lock_configuration = false',
    'create table more (n integer)'
  ])('is not undone by %s', async (sql) => {
    await expect(connection.run(sql)).rejects.toThrow()
  })

  it('leaves variables and temporary views, which questions need', async () => {
    await connection.run('set variable from_date = cast($1 as date)', ['2026-01-01'])
    await connection.run('create or replace temp view few as select n from numbers where n < 5')
    const rows = await connection.runAndReadAll('select count(*) from few')
    expect(rows.getRowsJson()).toEqual([['5']])
  })
})
