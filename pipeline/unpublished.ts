import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CheckFailed } from './errors.ts'

/** Beside `current`: a build that was not published. While there is one, what is shown is not the newest. */
const trace = (out: string) => join(out, 'unpublished.json')

const longestReason = 300

/** Leaves word of a build that ended without being published; the failure itself matters more than a lost word of it. */
export function noteUnpublished(out: string, { now, problem }: { now: Date; problem: unknown }): void {
  const message = problem instanceof Error ? problem.message : String(problem)
  const note = {
    at: now.toISOString(),
    check: problem instanceof CheckFailed ? problem.check : null,
    reason: (message.split('\n')[0] ?? '').slice(0, longestReason)
  }
  try {
    writeFileSync(trace(out), `${JSON.stringify(note)}\n`)
  } catch {
    // Of a folder that takes no word either, the error tells.
  }
}

/** What was published is the newest again. */
export function forgetUnpublished(out: string): void {
  rmSync(trace(out), { force: true })
}
