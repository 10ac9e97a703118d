import type { Lease } from './warehouse.ts'

/** Asks a question of a build, from the cache where its answer is kept. */
export type Ask = (from: Lease) => Promise<unknown>

/** The questions asked more than once of late, so that a new build can answer them before anyone waits for it. */
export type RecentQuestions = {
  note(question: string, ask: Ask): void
  /** Asks them of a build one by one, the last one first; how many got an answer in time. */
  replay(from: Lease): Promise<number>
}

export type RecentOptions = {
  /** So many at most */
  questions: number
  /** None that was asked longer ago */
  withinMs: number
  /** After so long, whoever asks the rest waits for it */
  replayMs: number
}

export function createRecentQuestions({ questions, withinMs, replayMs }: RecentOptions): RecentQuestions {
  const recent = new Map<string, { ask: Ask; at: number; times: number }>()

  return {
    note(question, ask) {
      const times = (recent.get(question)?.times ?? 0) + 1
      // Deleted and set again, it moves to the young end of the map.
      recent.delete(question)
      recent.set(question, { ask, at: performance.now(), times })
      const oldest = recent.keys().next()
      if (recent.size > questions && oldest.done === false) recent.delete(oldest.value)
    },
    async replay(from) {
      const began = performance.now()
      let answered = 0
      for (const { ask, at, times } of [...recent.values()].reverse()) {
        if (began - at > withinMs || performance.now() - began > replayMs) break
        if (times < 2) continue
        // A question may have no answer in another build.
        await ask(from).then(
          () => (answered += 1),
          () => undefined
        )
      }
      return answered
    }
  }
}
