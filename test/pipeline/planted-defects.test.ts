import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../support/cli.ts'
import { load, workspace, type Loaded, type Workspace } from '../support/loading.ts'

interface Planted {
  readonly source: string
  readonly rows_in: number
  readonly rows_kept: number
  readonly rows_rejected: number
  readonly rows_duplicate: number
  readonly rejects: readonly { record: number; column: string | null; value: string | null; reason: string }[]
}

const sample = join(root, 'sample-data')
const planted = Object.entries<Planted>(JSON.parse(readFileSync(join(sample, 'defects.json'), 'utf8')))

/** The words of `defects.json` for what the pipeline says in full. */
function kindOf(reason: string): string {
  if (/^missing$|^neither an amount/.test(reason)) return 'missing'
  if (/^outside the scale|^an alias of itself/.test(reason)) return 'implausible'
  if (/more columns/.test(reason)) return 'too-many-fields'
  if (/fewer columns/.test(reason)) return 'too-few-fields'
  return 'unparseable'
}

describe('the defects planted in the sample data', () => {
  let space: Workspace
  let files: Loaded['rows']
  let rejects: Loaded['rows']
  beforeAll(async () => {
    space = workspace({ config: '' })
    const here = { ...space, configPath: join(sample, 'clientele.yaml') }
    files = (await load(here, 'select * from staging.source_files')).rows
    rejects = (await load(here, 'select * from staging.rejects order by file_id, record')).rows
  })
  afterAll(() => space.remove())

  it('stand in exactly the files that were read', () => {
    expect(files.map((file) => relative(sample, String(file['path']))).sort()).toEqual(
      planted.map(([path]) => path).sort()
    )
  })

  it.each(planted)('%s: every row is kept, rejected or a repeat', (path, expected) => {
    const file = files.find((one) => relative(sample, String(one['path'])) === path)
    expect({
      in: Number(file?.['rows_in']),
      kept: Number(file?.['rows_kept']),
      rejected: Number(file?.['rows_rejected']),
      duplicates: Number(file?.['rows_duplicate'])
    }).toEqual({
      in: expected.rows_in,
      kept: expected.rows_kept,
      rejected: expected.rows_rejected,
      duplicates: expected.rows_duplicate
    })
  })

  it.each(planted)('%s: each reject by record, column, value and reason', (path, expected) => {
    const found = rejects
      .filter((one) => relative(sample, String(one['path'])) === path)
      .map((one) => ({
        record: Number(one['record']),
        column: one['column_name'],
        value: one['value'],
        reason: kindOf(String(one['reason']))
      }))
    expect(found).toEqual(
      expected.rejects.map(({ record, column, value, reason }) => ({
        record,
        column: column ?? null,
        value: value ?? null,
        reason
      }))
    )
  })
})
