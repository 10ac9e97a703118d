import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import Papa from 'papaparse'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { loadConfig } from '../../pipeline/config.ts'
import { buildWarehouse, type FileAccount } from '../../pipeline/build.ts'
import { root } from '../support/cli.ts'
import { visitSample, type ServedSample } from './served-sample.ts'

let sample: ServedSample
beforeAll(async () => {
  sample = await visitSample()
})
afterAll(() => sample.close())

const defects = Object.values(
  JSON.parse(readFileSync(join(root, 'sample-data/defects.json'), 'utf8')) as Record<
    string,
    { rows_in: number; rows_kept: number; rows_rejected: number; rows_duplicate: number }
  >
)
const planted = (count: (file: (typeof defects)[number]) => number) =>
  defects.reduce((sum, file) => sum + count(file), 0).toLocaleString('en')

describe('the page of data quality', () => {
  it('accounts for every row of every file, as planted', async () => {
    const page = await sample.open('/quality', { language: 'en' })
    const total = page.locator('#files tfoot td')
    expect((await total.allInnerTexts()).slice(-4).map((text) => text.replace(/[^\d,]/g, ''))).toEqual([
      planted(({ rows_in }) => rows_in),
      planted(({ rows_kept }) => rows_kept),
      planted(({ rows_rejected }) => rows_rejected),
      planted(({ rows_duplicate }) => rows_duplicate)
    ])
    expect(await page.locator('#files tbody th[scope="row"]').count()).toBe(defects.length)
    const reasons = await page.locator('#rejected tbody tr td:nth-child(4)').allInnerTexts()
    expect(
      reasons.reduce((sum, rows) => sum + Number(rows.replaceAll(',', '')), 0).toLocaleString('en')
    ).toBe(planted(({ rows_rejected }) => rows_rejected))
    await page.close()
  })

  it('tells what is filled, what lines refer to, and what the checks found', async () => {
    const page = await sample.open('/quality', { language: 'en' })
    const filled = page.locator('#filled tr', { hasText: '活动编号' })
    expect(await filled.innerText()).toMatch(/campaign_id, 活动编号\s+5\.3/)
    expect(await page.locator('#references tr', { hasText: 'not given' }).innerText()).toContain('1,794')
    const warned = (await page.locator('#checks li', { hasText: 'Warning' }).allInnerTexts()).join(' ')
    for (const found of [
      '201 lines',
      '12 customer ids',
      '1794 lines',
      '4 complaints',
      '3 complaints',
      '58 contacts'
    ])
      expect(warned.replaceAll(',', '')).toContain(found)
    expect(await page.locator('#days tbody tr').count()).toBe(34)
    await page.close()
  })
})

describe('rejected rows of the sample', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'corrected-'))
    // The file with what else lines refer to: the corrections do not depend on the other years and events.
    for (const file of ['sales/2026-q4', 'products', 'regions', 'customers'])
      cpSync(join(root, `sample-data/data/${file}.csv`), join(folder, `data/${file}.csv`))
    const { sources, ...settings } = parse(readFileSync(join(root, 'sample-data/clientele.yaml'), 'utf8'))
    const { products, regions, customers } = sources
    const sales = { files: 'data/sales/20*.csv' }
    const config = { ...settings, sources: { sales, products, regions, customers } }
    writeFileSync(join(folder, 'clientele.yaml'), stringify(config))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const build = async () => {
    const out = join(folder, 'out')
    const { id, files } = await buildWarehouse({
      config: loadConfig(join(folder, 'clientele.yaml')),
      out,
      now: new Date('2026-11-01T06:00:00Z')
    })
    const instance = await DuckDBInstance.create(join(out, 'builds', id, 'clientele.duckdb'), {
      access_mode: 'READ_ONLY'
    })
    const connection = await instance.connect()
    const [row = []] = (
      await connection.runAndReadAll(
        'select count(*), sum(net_amount), count(distinct order_id || line_id) from marts.order_lines'
      )
    ).getRowsJson()
    connection.closeSync()
    instance.closeSync()
    return { files, lines: Number(row[0]), amount: Number(row[1]), ids: Number(row[2]) }
  }

  it('are downloaded from the page, corrected, put beside the file, and count once', async () => {
    const before = await build()
    const page = await sample.open('/quality', { language: 'en' })
    const link = page.locator('#rejected li', { hasText: '2026-q4.csv' }).locator('a')
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toBe('2026-q4.corrected.csv')
    const downloaded = join(folder, 'downloaded.csv')
    await download.saveAs(downloaded)
    const text = readFileSync(downloaded, 'utf8')
    await page.close()

    const { data, meta } = Papa.parse<Record<string, string>>(text.slice(1), {
      header: true,
      skipEmptyLines: true
    })
    expect(data).toHaveLength(7)
    expect(meta.fields?.slice(-4)).toEqual(['_file', '_record', '_reason', '_line'])
    // Each becomes one unit at 1.00, so that what they add can be told; what is said of them stays.
    const corrected = data.map((row, index) => ({
      ...row,
      ordered_at: '2026-10-31 09:00',
      order_id: 'CORRECTED',
      line_id: `CORRECTED-${index}`,
      customer_id: 'C0767',
      product_id: 'P145',
      quantity: '1',
      unit_price: '1',
      discount_rate: '0',
      kind: 'sale'
    }))
    writeFileSync(
      join(folder, 'data/sales/2026-q4.corrected.csv'),
      `\uFEFF${Papa.unparse(corrected, { columns: meta.fields ?? [] })}`
    )
    const after = await build()
    const accountOf = (files: readonly FileAccount[], name: string) =>
      files.find(({ path }) => path.endsWith(name))
    expect(accountOf(after.files, '2026-q4.corrected.csv')).toMatchObject({
      rowsIn: 7,
      rowsKept: 7,
      rowsRejected: 0,
      rowsDuplicate: 0
    })
    expect(accountOf(after.files, '/2026-q4.csv')).toEqual(accountOf(before.files, '/2026-q4.csv'))
    expect({
      lines: after.lines - before.lines,
      amount: Math.round((after.amount - before.amount) * 1e4) / 1e4
    }).toEqual({
      lines: 7,
      amount: 7
    })
    expect(after.ids - before.ids).toBe(7)
  })

  it('are written by the command line as well, and never over corrections', () => {
    const rejects = (...argv: string[]) =>
      spawnSync(
        process.execPath,
        [join(root, 'cli/clientele.js'), 'rejects', '--out', sample.folder, ...argv],
        {
          encoding: 'utf8'
        }
      )
    const target = join(folder, 'to-correct')
    const written = rejects('--source', 'sales', '--file', '2026-q4.csv', '--correct', target, '--lang', 'en')
    expect(written.stderr).toBe('')
    expect(written.stdout).toMatch(/2026-q4\.corrected\.csv {2}7 rows\n$/)
    const text = readFileSync(join(target, '2026-q4.corrected.csv'), 'utf8')
    expect(text.split('\n')).toHaveLength(9)
    expect(text).toContain(',2026-q4.csv,10,ordered_at: missing,\n')
    const again = rejects('--source', 'sales', '--file', '2026-q4.csv', '--correct', target)
    expect({ status: again.status, said: again.stderr }).toEqual({
      status: 2,
      said: expect.stringContaining('is there already') as string
    })
  })
})
