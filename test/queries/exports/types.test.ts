import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrowOf, csvOf, jsonRowsOf, parquetOf, type Select } from '../../../queries/index.ts'
import { arrowRows, bytesOf, openDatabase, tableOf, textOf, type Database } from './exported.ts'

let database: Database
beforeAll(async () => {
  database = await openDatabase()
})
afterAll(() => database.close())

const types: Record<
  string,
  readonly [sql: string, csv: string, json: unknown, arrowType: string, arrow: unknown]
> = {
  text: [`'客户, "A"'`, '"客户, ""A"""', '客户, "A"', 'Utf8', '客户, "A"'],
  enum: [`'b'::enum ('a', 'b')`, 'b', 'b', 'Utf8', 'b'],
  is: ['true', 'true', true, 'Bool', true],
  tiny: ['(-128)::tinyint', '-128', -128, 'Int32', -128],
  int: ['2147483647::integer', '2147483647', 2147483647, 'Int32', 2147483647],
  uint: ['4294967295::uinteger', '4294967295', 4294967295, 'Int64', 4294967295n],
  big: ['(-9007199254740991)::bigint', '-9007199254740991', -9007199254740991, 'Int64', -9007199254740991n],
  bigger: ['9007199254740993::bigint', '9007199254740993', '9007199254740993', 'Int64', 9007199254740993n],
  ubig: [
    '18446744073709551615::ubigint',
    '18446744073709551615',
    '18446744073709551615',
    'Uint64',
    18446744073709551615n
  ],
  sum: ['12::hugeint', '12', 12, 'Float64', 12],
  double: ['(-0.1)::double', '-0.1', -0.1, 'Float64', -0.1],
  large: ['1e300::double', '1e+300', 1e300, 'Float64', 1e300],
  nan: [`'nan'::double`, 'NaN', null, 'Float64', Number.NaN],
  money: ['(-12.50)::decimal(18, 2)', '-12.50', -12.5, 'Float64', -12.5],
  cent: ['0.05::decimal(4, 2)', '0.05', 0.05, 'Float64', 0.05],
  whole: ['7::decimal(5, 0)', '7', 7, 'Float64', 7],
  wide: [
    '12345678901234567890.12::decimal(38, 2)',
    '12345678901234567890.12',
    '12345678901234567890.12',
    'Float64',
    Number('12345678901234567890.12')
  ],
  day: [`date '2024-02-29'`, '2024-02-29', '2024-02-29', 'Date32<DAY>', Date.UTC(2024, 1, 29)],
  old: [`date '0099-12-31'`, '0099-12-31', '0099-12-31', 'Date32<DAY>', Date.parse('0099-12-31')],
  time: [
    `timestamp '2024-02-29 23:59:59.5'`,
    '2024-02-29 23:59:59.5',
    '2024-02-29T23:59:59.5',
    'Timestamp<MICROSECOND>',
    Date.UTC(2024, 1, 29, 23, 59, 59, 500)
  ],
  moment: [
    `timestamptz '2024-03-01 00:00:00+08'`,
    '2024-02-29 16:00:00Z',
    '2024-02-29T16:00:00Z',
    'Timestamp<MICROSECOND, UTC>',
    Date.UTC(2024, 1, 29, 16)
  ]
}
const names = Object.keys(types)

/** A row of values, and one of nulls. */
const everyType: Select = {
  sql: `select ${names.map((name) => `case when range = 0 then ${types[name]?.[0]} end as "${name}"`).join(', ')}
    from range(2) order by range`
}
const expected = (place: 1 | 2 | 4) => names.map((name) => types[name]?.[place])

describe('every type, and null', () => {
  it('in CSV', async () => {
    expect(await textOf(await csvOf(database.connection, everyType))).toBe(
      `${names.join(',')}\n${expected(1).join(',')}\n${names.map(() => '').join(',')}\n`
    )
  })

  it('in CSV, read by DuckDB with its own types', async () => {
    const path = join(database.folder, 'types.csv')
    writeFileSync(path, await bytesOf(await csvOf(database.connection, everyType)))
    const described = await database.connection.runAndReadAll(`describe ${everyType.sql}`)
    const columns = described
      .getRows()
      .map(([name, type]) => `'${String(name)}': '${String(type).replaceAll("'", "''")}'`)
    const read = `select * from read_csv('${path}', header = true, columns = {${columns.join(', ')}})`
    const differing = await database.connection.runAndReadAll(`(${everyType.sql}) except all (${read})`)
    expect(differing.getRowsJson()).toEqual([])
  })

  it('in JSON', async () => {
    const rows: unknown = JSON.parse(await textOf(await jsonRowsOf(database.connection, everyType)))
    expect(rows).toEqual([
      Object.fromEntries(names.map((name, index) => [name, expected(2)[index]])),
      Object.fromEntries(names.map((name) => [name, null]))
    ])
  })

  it('in Arrow', async () => {
    const table = await tableOf(await arrowOf(database.connection, everyType))
    expect(table.schema.fields.map((field) => String(field.type))).toEqual(
      names.map((name) => types[name]?.[3])
    )
    expect(table.schema.fields.every((field) => field.nullable)).toBe(true)
    expect(arrowRows(table)).toEqual([
      Object.fromEntries(names.map((name, index) => [name, expected(4)[index]])),
      Object.fromEntries(names.map((name) => [name, null]))
    ])
  })

  it('in Parquet, with the types of DuckDB', async () => {
    const path = join(database.folder, 'types.parquet')
    writeFileSync(path, await bytesOf(await parquetOf(database.connection, everyType, database)))
    const rows = async (sql: string) => (await database.connection.runAndReadAll(sql)).getRowsJson()
    // Parquet has no 128-bit integers.
    const asWritten = everyType.sql.replace('::hugeint', '::double').replace(/'b'::enum \('a', 'b'\)/, "'b'")
    expect(await rows(`select * from read_parquet('${path}')`)).toEqual(await rows(asWritten))
    const described = async (sql: string) => (await rows(`describe ${sql}`)).map((row) => row[1])
    expect(await described(`select * from read_parquet('${path}')`)).toEqual(await described(asWritten))
  })
})

describe('a type without a place in a table', () => {
  it.each([csvOf, jsonRowsOf, arrowOf])('is refused before the first byte', async (write) => {
    await expect(write(database.connection, { sql: 'select [1, 2] as both' })).rejects.toThrow(
      'column both: INTEGER[] — cast it to a plain type'
    )
    await database.connection.run('begin')
    await database.connection.run('rollback')
  })
})

describe('names of columns', () => {
  const twice: Select = { sql: `select 1 as a, 2 as a, '=1' as "=x"` }

  it('are told apart where they come twice, and guarded in CSV', async () => {
    expect(await textOf(await csvOf(database.connection, twice))).toBe("a,a:1,'=x\n1,2,'=1\n")
    expect(JSON.parse(await textOf(await jsonRowsOf(database.connection, twice)))).toEqual([
      { a: 1, 'a:1': 2, '=x': '=1' }
    ])
    expect(arrowRows(await tableOf(await arrowOf(database.connection, twice)))).toEqual([
      { a: 1, 'a:1': 2, '=x': '=1' }
    ])
  })
})
