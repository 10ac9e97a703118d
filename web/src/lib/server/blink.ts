import { setTimeout } from 'node:timers/promises'
import type { Soon } from '../view/soon.ts'

/** As long as a page waits for its answers; what takes longer follows it, and nothing quick is held back. */
const blinkMs = 40

interface Blink {
  /** From view to view: the page keeps what it shows until more comes, and nothing is waited for but what is there. */
  readonly isSwitch?: boolean
  readonly ms?: number
}

/**
 * A clock that starts now and sorts answers by whether they come within a blink. One that fails within it fails the
 * page; one that fails later fails in its own place.
 */
export function startBlink({ isSwitch = false, ms = blinkMs }: Blink = {}): <Answer>(
  answer: Promise<Answer>
) => Promise<Soon<Answer>> {
  const over = setTimeout(isSwitch ? 0 : ms, null)
  return (answer) => {
    // Who leaves the page before it comes leaves nobody to catch it.
    answer.catch(() => undefined)
    return Promise.race([answer.then((value) => ({ value })), over.then(() => ({ coming: answer }))])
  }
}
