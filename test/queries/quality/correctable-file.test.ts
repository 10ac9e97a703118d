import type { DuckDBConnection } from '@duckdb/node-api'
import { dirname } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { runModels } from '../../../pipeline/models/run-models.ts'
import {
  correctableFile,
  filesWithRejects,
  sourceQuality,
  type CorrectableFile
} from '../../../queries/index.ts'
import { inStaging, workspace, type Workspace } from '../../support/loading.ts'

/** A delivery with rows that are refused, the mending of each, and what the sales come to before and after. */
interface Delivery {
  readonly files: Readonly<Record<string, string | Buffer>>
  readonly sales: Record<string, unknown>
  /** In the text of the file to correct: what stands there, and what should. */
  readonly mend: readonly (readonly [wrong: string, right: string])[]
  readonly before: { kept: number; rejected: number; amount: string }
  readonly after: { kept: number; amount: string }
}

const canonical = 'ordered_at,order_id,customer_id,amount'

const deliveries: Record<string, Delivery> = {
  'values with commas, quotes and line breaks stay as they are': {
    files: {
      'orders.csv': `${canonical},note\n2026-10-01,A,Li,10,"one, ""two"""\n2026-10-32,B,Wu,20,"three,\nfour"\n2026-10-03,C,An,-5,=1+1\n,D,Li,40,\n`
    },
    sales: { files: '*.csv' },
    mend: [
      ['2026-10-32', '2026-10-31'],
      [',D,Li', '2026-10-02,D,Li']
    ],
    before: { kept: 2, rejected: 2, amount: '5.0000' },
    after: { kept: 4, amount: '65.0000' }
  },
  'a file that is named, not found by a pattern': {
    files: { 'orders.csv': `${canonical}\n2026-10-01,A,Li,10\n2026-10-02,B,Wu,ten\n` },
    sales: { files: 'orders.csv' },
    mend: [['ten', '10']],
    before: { kept: 1, rejected: 1, amount: '10.0000' },
    after: { kept: 2, amount: '20.0000' }
  },
  'days and decimals that the corrected rows alone would not tell': {
    files: {
      'orders.csv': `${canonical.replaceAll(',', ';')}\n31.01.2026;A;Li;1.250,50\n05/04/2026;B;Wu;1.100\n03.04.2026;C;An;2.000 x\n`
    },
    sales: { files: '*.csv' },
    mend: [
      ['05/04/2026', '05.04.2026'],
      ['2.000 x', '2.000']
    ],
    before: { kept: 1, rejected: 2, amount: '1250.5000' },
    after: { kept: 3, amount: '4350.5000' }
  },
  'days that read two ways': {
    files: { 'orders.csv': `${canonical}\n31/01/2026,A,Li,10\n03/04/2026,B,Wu,x\n` },
    sales: { files: '*.csv' },
    mend: [['Wu,x', 'Wu,20']],
    before: { kept: 1, rejected: 1, amount: '10.0000' },
    after: { kept: 2, amount: '30.0000' }
  },
  'a file in another encoding, said by the config': {
    // 订单 in GB18030 as the name of the customer.
    files: {
      'orders.csv': Buffer.concat([
        Buffer.from(`${canonical}\n2026-10-01,A,`),
        Buffer.from([0xb6, 0xa9, 0xb5, 0xa5]),
        Buffer.from(`,10\n2026-10-02,B,`),
        Buffer.from([0xb6, 0xa9, 0xb5, 0xa5]),
        Buffer.from(`,?\n`)
      ])
    },
    sales: { files: '*.csv', format: { encoding: 'gb18030' } },
    mend: [['订单,?', '订单,20']],
    before: { kept: 1, rejected: 1, amount: '10.0000' },
    after: { kept: 2, amount: '30.0000' }
  },
  'a file without a header': {
    files: { 'orders.csv': `2026-10-01,A,10\n2026-10-41,B,20\n` },
    sales: {
      files: '*.csv',
      columns: { ordered_at: 1, order_id: 2, amount: 3 },
      format: { header: false }
    },
    mend: [['2026-10-41', '2026-10-14']],
    before: { kept: 1, rejected: 1, amount: '10.0000' },
    after: { kept: 2, amount: '30.0000' }
  },
  'JSON lines': {
    files: {
      'orders.jsonl': `{"ordered_at":"2026-10-01","order_id":"A","amount":10}\n{"ordered_at":"never","order_id":"B","amount":20.5}\n{"ordered_at":\n`
    },
    sales: { files: '*.jsonl' },
    mend: [
      ['never', '2026-10-02'],
      [`{"_line":"{\\"ordered_at\\":"`, `{"ordered_at":"2026-10-03","amount":"1"`]
    ],
    before: { kept: 1, rejected: 2, amount: '10.0000' },
    after: { kept: 3, amount: '31.5000' }
  },
  'columns parted by blanks': {
    files: { 'orders.txt': `2026-10-01 A 10\n2026-10-41 B 20\n` },
    sales: {
      files: '*.txt',
      columns: { ordered_at: 1, order_id: 2, amount: 3 },
      format: { delimiter: ' ', header: false }
    },
    mend: [['2026-10-41', '2026-10-14']],
    before: { kept: 1, rejected: 1, amount: '10.0000' },
    after: { kept: 2, amount: '30.0000' }
  },
  'lines that could not be split': {
    files: { 'orders.csv': `${canonical}\n2026-10-01,A,Li,10\n2026-10-02,B\n2026-10-03,C,An,5,6\n` },
    sales: { files: '*.csv' },
    mend: [
      [',,,,orders.csv,2', '2026-10-02,B,Wu,20,orders.csv,2'],
      [',,,,orders.csv,3', '2026-10-03,C,An,56,orders.csv,3']
    ],
    before: { kept: 1, rejected: 2, amount: '10.0000' },
    after: { kept: 3, amount: '86.0000' }
  },
  'rows that have the id of another one': {
    files: {
      'orders.csv': `ordered_at,order_id,line_id,customer_id,amount,note\n2026-10-01,A,1,Li,10,first\n2026-10-01,A,1,Li,20,"second, kept as it was"\n2026-10-01,A,1,Li,10,first\n`
    },
    sales: { files: '*.csv' },
    mend: [['A,1,Li,20', 'A,2,Li,20']],
    before: { kept: 1, rejected: 1, amount: '10.0000' },
    after: { kept: 2, amount: '30.0000' }
  },
  'deliveries that replace each other month by month': {
    files: {
      '2026-09.csv': `${canonical}\n2026-09-01,A,Li,10\n2026-09-30,B,Wu,?\n`,
      '2026-10.csv': `${canonical}\n2026-10-01,C,Li,100\n2026-10-31,D,Wu,200\n`
    },
    sales: { files: '*.csv', replace_by: 'month' },
    mend: [['Wu,?', 'Wu,20']],
    before: { kept: 3, rejected: 1, amount: '310.0000' },
    after: { kept: 4, amount: '330.0000' }
  }
}

const spaces: Workspace[] = []
afterEach(() => spaces.splice(0).forEach((space) => space.remove()))

/** What is asked of a build of the files, made no further than to what it reads. */
const build = <Answer>(space: Workspace, ask: (connection: DuckDBConnection) => Promise<Answer>) =>
  inStaging(space, async (connection) => {
    const marts = ['order_lines', 'rejects', 'source_files', 'source_columns', 'source_catalog']
    const tables = marts.map((mart) => `marts.${mart}`)
    await runModels({ connection, martsDatabase: 'build', tables })
    return ask(connection)
  })

async function comesTo(connection: DuckDBConnection) {
  const files = await sourceQuality(connection)
  const sum = (count: (file: (typeof files)[number]) => number) =>
    files.reduce((total, file) => total + count(file), 0)
  expect(files.map(({ rows_in }) => rows_in)).toEqual(
    files.map(({ rows_kept, rows_rejected, rows_duplicate }) => rows_kept + rows_rejected + rows_duplicate)
  )
  const [row] = (
    await connection.runAndReadAll('select sum(net_amount) from marts.order_lines')
  ).getRowsJson()
  return {
    kept: sum(({ rows_kept }) => rows_kept),
    rejected: sum(({ rows_rejected }) => rows_rejected),
    amount: row?.[0]
  }
}

async function rejectedFile(connection: DuckDBConnection): Promise<CorrectableFile> {
  const [file] = await filesWithRejects(connection)
  if (file === undefined) throw new Error('nothing was rejected')
  return correctableFile(connection, { source: file.source, path: file.path, language: 'en' })
}

describe('rejected rows as a file', () => {
  it.each(Object.entries(deliveries))('%s', async (_name, { files, sales, mend, before, after }) => {
    const space = workspace({ files, config: { as_of: '2026-10-31', sources: { sales } } })
    spaces.push(space)
    const { first, file } = await build(space, async (connection) => ({
      first: await comesTo(connection),
      file: await rejectedFile(connection)
    }))
    expect(first).toEqual(before)
    expect(file.rows).toBe(before.rejected)

    // Put back as it is, it brings nothing in: every row is refused once more.
    space.write(file.name, file.text)
    expect(await build(space, comesTo)).toEqual({ ...before, rejected: 2 * before.rejected })

    const mended = mend.reduce((text, [wrong, right]) => {
      expect(text).toContain(wrong)
      return text.replace(wrong, right)
    }, file.text)
    space.write(file.name, mended)
    expect(await build(space, comesTo)).toEqual({ ...after, rejected: before.rejected })
  })

  it('is found under another name, too, and read as the file that it comes from', async () => {
    const { files, sales, after } = deliveries['days that read two ways'] as Delivery
    const space = workspace({ files, config: { as_of: '2026-10-31', sources: { sales } } })
    spaces.push(space)
    const file = await build(space, rejectedFile)
    expect(file.name).toBe('orders.corrected.csv')
    space.write('a first try.csv', file.text.replace('Wu,x', 'Wu,20'))
    expect(await build(space, comesTo)).toMatchObject(after)
    const corrected = await build(space, sourceQuality)
    expect(corrected.find(({ path }) => path.endsWith('try.csv'))?.corrects).toMatch(/orders\.csv$/)
  })

  it('corrected in part, gives the rest under a name of its own', async () => {
    const space = workspace({
      files: { 'orders.csv': `${canonical}\n2026-10-01,A,Li,10\n2026-10-02,B,Wu,x\n2026-10-03,C,An,y\n` },
      config: { as_of: '2026-10-31', sources: { sales: { files: 'orders.csv' } } }
    })
    spaces.push(space)
    const first = await build(space, rejectedFile)
    space.write(first.name, first.text.replace('Wu,x', 'Wu,20'))
    const rest = await build(space, (connection) =>
      correctableFile(connection, { source: 'sales', path: first.name, language: 'zh-CN' })
    )
    expect(rest).toEqual({
      name: 'orders.corrected-2.csv',
      rows: 1,
      text: `\uFEFF${canonical},_file,_record,_reason,_line\n2026-10-03,C,An,y,orders.corrected.csv,2,amount: 不是数字,\n`
    })
    space.write(first.name, first.text.replace('Wu,x', 'Wu,20').replace(/\n.*An,y.*/, ''))
    space.write(rest.name, rest.text.replace('An,y', 'An,30'))
    expect(await build(space, comesTo)).toEqual({ kept: 3, rejected: 2, amount: '60.0000' })
    expect(dirname(space.configPath)).toBe(space.folder)
  })

  it('says which files have some when another is asked for', async () => {
    const space = workspace({
      files: { 'orders.csv': `${canonical}\n2026-10-01,A,Li,10\n2026-10-02,B,Wu,x\n` },
      config: { sources: { sales: { files: 'orders.csv' } } }
    })
    spaces.push(space)
    await expect(
      build(space, (connection) =>
        correctableFile(connection, { source: 'sales', path: 'other.csv', language: 'en' })
      )
    ).rejects.toThrow(/orders\.csv/)
  })
})
