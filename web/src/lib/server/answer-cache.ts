import { weigh } from './weigh.ts'

/** Keeps answers by everything they depend on; a build never changes, so an answer never goes stale. */
export type AnswerCache = {
  /** Whether an answer is kept or on its way. */
  has(key: string): boolean
  /** The kept answer, or the computed one; those who ask the same at once share one computation. */
  get<Answer>(key: string, compute: () => Promise<Answer>): Promise<Answer>
}

type Entry = { answer: Promise<unknown>; bytes: number }

/** Keeps the answers that were used last, up to `bytes` together, and none that is larger than `largest` bytes. */
export function createAnswerCache({ bytes, largest }: { bytes: number; largest: number }): AnswerCache {
  const entries = new Map<string, Entry>()
  let held = 0

  function drop(key: string, entry: Entry): void {
    if (entries.get(key) !== entry) return
    entries.delete(key)
    held -= entry.bytes
  }

  function keep(key: string, entry: Entry, answer: unknown): void {
    const weight = weigh(answer, largest) + 2 * key.length
    if (weight > largest) return drop(key, entry)
    if (entries.get(key) !== entry) return
    entry.bytes = weight
    held += weight
    for (const [oldest, other] of entries) {
      if (held <= bytes) return
      // One that is on its way weighs nothing yet, and others wait for it.
      if (other.bytes > 0) drop(oldest, other)
    }
  }

  return {
    has: (key) => entries.has(key),
    get<Answer>(key: string, compute: () => Promise<Answer>): Promise<Answer> {
      const kept = entries.get(key)
      if (kept !== undefined) {
        // Deleted and set again, a key moves to the young end of the map.
        entries.delete(key)
        entries.set(key, kept)
        return kept.answer as Promise<Answer>
      }
      const answer = compute()
      const entry: Entry = { answer, bytes: 0 }
      entries.set(key, entry)
      answer.then(
        (value) => keep(key, entry, value),
        () => drop(key, entry)
      )
      return answer
    }
  }
}
