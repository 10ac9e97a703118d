import type { Soon } from '../view/soon.ts'

/** What a place of the page shows: the answer asked for or, until it comes, the one before. */
export type Latest<Answer> = {
  /** Undefined until the first answer. */
  readonly value: Answer | undefined
  /** True while the shown answer is not yet the one asked for. */
  readonly isStale: boolean
  /** Set when the one asked for could not be worked out: the id under which the log says why, where it is there. */
  readonly failure: { readonly id: string | null } | null
}

/** Follows an answer that may still be on its way: numbers swap in place, and the place is never blank in between. */
export function latest<Answer>(source: () => Soon<Answer>): Latest<Answer> {
  const asked = $derived(source())
  let arrived = $state.raw<
    { of: Soon<Answer>; value: Answer } | { of: Soon<Answer>; failure: { id: string | null } }
  >()

  $effect(() => {
    const of = asked
    if ('value' in of) {
      arrived = { of, value: of.value }
      return
    }
    of.coming.then(
      (value) => of === asked && (arrived = { of, value }),
      (error: unknown) => of === asked && (arrived = { of, failure: { id: idOf(error) } })
    )
  })

  return {
    get value() {
      if ('value' in asked) return asked.value
      return arrived !== undefined && 'value' in arrived ? arrived.value : undefined
    },
    get isStale() {
      return !('value' in asked) && arrived?.of !== asked
    },
    get failure() {
      if ('value' in asked || arrived?.of !== asked) return null
      return 'failure' in arrived ? arrived.failure : null
    }
  }
}

/** Errors of the server come with the number under which they are logged. */
function idOf(error: unknown): string | null {
  const { id } = (error ?? {}) as { id?: unknown }
  return typeof id === 'string' ? id : null
}
