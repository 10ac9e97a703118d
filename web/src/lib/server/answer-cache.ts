/** Keeps answers by everything they depend on; a build never changes, so an answer never goes stale. */
export type AnswerCache = {
  /** Whether an answer is kept or on its way. */
  has(key: string): boolean
  /** The kept answer, or the computed one; those who ask the same at once share one computation. */
  get<Answer>(key: string, compute: () => Promise<Answer>): Promise<Answer>
}

/** Keeps the `entries` answers that were used last. */
export function createAnswerCache({ entries }: { entries: number }): AnswerCache {
  const answers = new Map<string, Promise<unknown>>()

  return {
    has: (key) => answers.has(key),
    get<Answer>(key: string, compute: () => Promise<Answer>): Promise<Answer> {
      const kept = answers.get(key) as Promise<Answer> | undefined
      const answer = kept ?? compute()
      // Deleted and set again, a key moves to the young end of the map.
      answers.delete(key)
      answers.set(key, answer)
      if (kept === undefined) {
        answer.catch(() => answers.get(key) === answer && answers.delete(key))
        const oldest = answers.keys().next()
        if (answers.size > entries && oldest.done === false) answers.delete(oldest.value)
      }
      return answer
    }
  }
}
