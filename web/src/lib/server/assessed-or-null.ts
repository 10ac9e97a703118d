import { QueryError } from './queries.ts'

/** The answer, or null where nobody was assessed as early as the month asked for: the page says so. */
export async function assessedOrNull<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer
  } catch (problem) {
    if (problem instanceof QueryError && problem.parameter === 'month') return null
    throw problem
  }
}
