import { setTimeout } from 'node:timers/promises'
import type { Soon } from '../view/soon.ts'
import { later } from './later.ts'

/** As long as a page waits for its answers; what takes longer follows it, and nothing quick is held back. */
const blinkMs = 40

/** So long a switched page has the machine to itself to show its numbers, before what follows them takes it. */
export const showMs = 30

interface Blink {
  /** From view to view: the page keeps what it shows until more comes, and nothing is waited for but what is there. */
  readonly isSwitch?: boolean
  readonly ms?: number
}

/**
 * A clock that starts now and sorts answers by whether they come within a blink; from view to view all of them follow, and
 * are asked when the page has shown its numbers. One that fails within it fails the page; one that fails later fails in
 * its own place.
 */
export function startBlink({ isSwitch = false, ms = blinkMs }: Blink = {}): <Answer>(
  ask: () => Promise<Answer>
) => Promise<Soon<Answer>> {
  if (isSwitch) return async (ask) => ({ coming: later(setTimeout(showMs).then(ask)) })
  const over = setTimeout(ms, null)
  return (ask) => {
    const answer = later(ask())
    return Promise.race([answer.then((value) => ({ value })), over.then(() => ({ coming: answer }))])
  }
}

/** An answer that a page which is new waits for: it has nothing to keep its place with. From view to view it follows. */
export async function holdPlace<Answer>(
  ask: () => Promise<Answer>,
  { isSwitch }: { isSwitch: boolean }
): Promise<Soon<Answer>> {
  return isSwitch ? startBlink({ isSwitch })(ask) : { value: await ask() }
}
