import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportFormats, exportOf } from '../../../queries/index.ts'
import { openDatabase, type Database } from './exported.ts'

let database: Database
beforeAll(async () => {
  database = await openDatabase()
})
afterAll(() => database.close())

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Of JavaScript: its objects, and its buffers outside the heap. */
function megabytesInUse(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1e6
}

describe('an answer of 300,000 rows and 50 MB', () => {
  // Texts that compress by little more than half, so that Parquet is large, too.
  const hashes = Array.from({ length: 10 }, (_, n) => `format('{:x}', hash(range * 10 + ${n}))`).join(' || ')
  const sql = `select range as n, ${hashes} as text from range(300000)`

  it.each(exportFormats)('never stands in memory as %s', async (format) => {
    // DuckDB holds a whole row group of 122,880 rows before it writes one.
    await database.connection.run(`set memory_limit = '${format === 'parquet' ? 200 : 50}MB'`)
    const before = megabytesInUse()
    let bytes = 0
    const growth: number[] = []
    for await (const part of await exportOf(database.connection, { sql }, { format, ...database })) {
      bytes += part.length
      if (bytes > (growth.length + 1) * 8e6) growth.push(megabytesInUse() - before)
    }
    expect(growth.length).toBeGreaterThan(2)
    expect(Math.max(...growth)).toBeLessThan(30)
  })
})
