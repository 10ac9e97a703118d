import type { DuckDBConnection } from '@duckdb/node-api'
import { SourceError } from '../errors.ts'
import { literalList } from './sql-text.ts'

/** strptime formats to try, in order; ISO 8601 (`2026-10-31 09:30`, `/` for `-` too) is tried where `iso` says so. */
export interface DateFormat {
  readonly formats: readonly string[]
  readonly iso: 'only' | 'also' | 'never'
  readonly found: boolean
}

const withTimes = (day: string) => [day, `${day} %H:%M`, `${day} %H:%M:%S`]

/** Ways to write a day that ISO reading does not cover. Those that can be mistaken for each other stand together. */
const candidates: readonly (readonly string[])[] = [
  ['%Y%m%d', '%Y%m%d%H%M%S', '%Y%m%d %H:%M:%S'],
  withTimes('%Y年%m月%d日'),
  withTimes('%Y.%m.%d'),
  [...withTimes('%m/%d/%Y'), '%m/%d/%Y %I:%M:%S %p', '%m/%d/%Y %I:%M %p'],
  withTimes('%d/%m/%Y'),
  withTimes('%d.%m.%Y'),
  withTimes('%m-%d-%Y'),
  withTimes('%d-%m-%Y'),
  withTimes('%d-%b-%Y'),
  withTimes('%d %b %Y'),
  withTimes('%b %d, %Y')
]

/**
 * Tells from some of its values how a column writes its days; as a file that is `known` does, where that reads as many.
 * @throws AmbiguousDates when they fit two ways (1/2/2026).
 */
export async function chooseDateFormat({
  connection,
  given,
  sample,
  path,
  column,
  known
}: {
  connection: DuckDBConnection
  given: readonly string[] | undefined
  sample: readonly string[]
  known?: DateFormat | undefined
  path: string
  column: string
}): Promise<DateFormat> {
  if (given) return { formats: given, iso: 'never', found: false }
  const values = [...new Set(sample)]
  const relation = `(select unnest(${literalList(values)}::varchar[]) as value)`
  const ways = [...candidates, ...(known === undefined || known.formats.length === 0 ? [] : [known.formats])]
  const [iso = 0, ...counts] = await countReadable({ connection, relation, ways })
  const best = Math.max(...counts)
  if (known !== undefined) {
    const read = known.iso === 'only' ? iso : (counts[candidates.length] ?? 0)
    if (read >= Math.max(iso, best)) return known
  }
  if (best <= iso) return { formats: [], iso: 'only', found: true }
  const winners = candidates.filter((_, index) => counts[index] === best)
  const [winner = []] = winners
  if (winners.length === 1) return { formats: winner, iso: 'also', found: true }
  throw new AmbiguousDates({ path, column, winners, example: values[0] ?? '' })
}

/**
 * Settles by the whole column what its first values left open.
 * @param column a relation with the text in `value`
 * @throws AmbiguousDates when the column fits two ways to its end.
 */
export async function settleDateFormat({
  connection,
  column,
  ambiguous
}: {
  connection: DuckDBConnection
  column: string
  ambiguous: AmbiguousDates
}): Promise<DateFormat> {
  const [, ...counts] = await countReadable({ connection, relation: column, ways: ambiguous.winners })
  const best = Math.max(...counts)
  const winners = ambiguous.winners.filter((_, index) => counts[index] === best)
  const [winner = []] = winners
  if (winners.length > 1) throw ambiguous
  return { formats: winner, iso: 'also', found: true }
}

/** Two ways of reading fit the sample equally well; more of the file may tell. */
export class AmbiguousDates extends SourceError {
  readonly winners: readonly (readonly string[])[]

  constructor({
    path,
    column,
    winners,
    example
  }: {
    path: string
    column: string
    winners: readonly (readonly string[])[]
    example: string
  }) {
    const ways = winners.map((way) => way[0]).join(' or ')
    super(`${column}: "${example}" reads as ${ways} — ${path} — say which in format.date`, {
      file: path,
      column,
      value: example
    })
    this.winners = winners
  }
}

/** How many values read as ISO, and how many in each of the ways. */
async function countReadable({
  connection,
  relation,
  ways
}: {
  connection: DuckDBConnection
  relation: string
  ways: readonly (readonly string[])[]
}): Promise<number[]> {
  const counts = ways.map((formats) => `count(try_strptime(value, ${literalList(formats)}))`)
  const result = await connection.runAndReadAll(
    `select count(try_cast(value as timestamptz)), ${counts.join(', ')} from ${relation}`
  )
  return (result.getRows()[0] ?? []).map(Number)
}
