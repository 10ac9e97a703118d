import type { DuckDBConnection } from '@duckdb/node-api'
import type { Filter, Scope } from '../request.ts'
import { viewerScope } from '../scope.ts'
import { readBook } from './read-book.ts'

/** The name of a query, and a request of it as its schema has checked it; without a language where no word is answered. */
export interface Headline {
  readonly query: string
  readonly asked: { readonly where: readonly Filter[]; readonly scope: Scope }
}

const notebooks = new WeakMap<DuckDBConnection, Map<string, string>>()

/**
 * What a headline says: as the book has it, where it was counted ahead for everybody who may see all customers, else by
 * `count`. The answer must be plain JSON, without anything that only some may see of a customer.
 */
export async function countedAhead<Answer>(
  connection: DuckDBConnection,
  headline: Headline,
  count: () => Promise<Answer>
): Promise<Answer> {
  const [answer] = await countedAheadTogether(connection, [headline], async () => [await count()] as const)
  return answer
}

/** The same of several, of which `count` counts all where one of them is not known. */
export async function countedAheadTogether<Answers extends readonly unknown[]>(
  connection: DuckDBConnection,
  headlines: readonly Headline[],
  count: () => Promise<Answers>
): Promise<Answers> {
  if (headlines.some(({ asked }) => viewerScope(asked.scope).restricted)) return count()
  const questions = headlines.map(questionOf)
  const notebook = notebooks.get(connection)
  if (notebook === undefined) {
    const book = await readBook(connection)
    const known = questions.flatMap((question) => book?.headlines.get(question) ?? [])
    // The book is of these queries' making (queriesFingerprint), so these are what they would say.
    if (known.length === questions.length)
      return known.map((answer): unknown => JSON.parse(answer)) as unknown as Answers
    return count()
  }
  const answers = await count()
  for (const [place, question] of questions.entries()) notebook.set(question, JSON.stringify(answers[place]))
  return answers
}

/** The answers to all that `ask` asks on a connection, as JSON by their questions: what countedAhead finds later. */
export async function noteHeadlines(
  connection: DuckDBConnection,
  ask: () => Promise<void>
): Promise<ReadonlyMap<string, string>> {
  const notebook = new Map<string, string>()
  notebooks.set(connection, notebook)
  try {
    await ask()
  } finally {
    notebooks.delete(connection)
  }
  return notebook
}

/** The same whatever the order in which its filters were chosen. */
function questionOf({ query, asked: { scope: _everything, where, ...asked } }: Headline): string {
  const sorted = where.toSorted((one, other) => (one.dimension < other.dimension ? -1 : 1))
  return `${query} ${JSON.stringify({ ...asked, where: sorted })}`
}
