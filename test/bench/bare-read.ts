// The yardstick of the build: what DuckDB alone takes to put the same files into a table, asked for nothing else.
// node bare-read.ts <database file, or :memory:> <threads> <file>…
import { DuckDBInstance } from '@duckdb/node-api'

const [database = ':memory:', threads = '', ...files] = process.argv.slice(2)
const instance = await DuckDBInstance.create(database, { threads })
const connection = await instance.connect()
const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ')
await connection.run(`create table sales as select * from read_csv([${list}])`)
connection.closeSync()
instance.closeSync()
