import type { Soon } from '../view/soon.ts'

/** What a place of the page shows: the answer asked for or, until it comes, the one before. */
export type Latest<Answer> = {
  /** Undefined until the first answer. */
  readonly value: Answer | undefined
  /** True while the shown answer is not yet the one asked for. */
  readonly isStale: boolean
  /** True when the one asked for could not be worked out. */
  readonly isBroken: boolean
}

/** Follows an answer that may still be on its way: numbers swap in place, and the place is never blank in between. */
export function latest<Answer>(source: () => Soon<Answer>): Latest<Answer> {
  const asked = $derived(source())
  let arrived = $state.raw<{ of: Soon<Answer>; value: Answer | undefined; isBroken: boolean }>()

  $effect(() => {
    const of = asked
    if ('value' in of) {
      arrived = { of, value: of.value, isBroken: false }
      return
    }
    of.coming.then(
      (value) => of === asked && (arrived = { of, value, isBroken: false }),
      () => of === asked && (arrived = { of, value: undefined, isBroken: true })
    )
  })

  return {
    get value() {
      return 'value' in asked ? asked.value : arrived?.value
    },
    get isStale() {
      return !('value' in asked) && arrived?.of !== asked
    },
    get isBroken() {
      return !('value' in asked) && arrived?.of === asked && arrived.isBroken
    }
  }
}
