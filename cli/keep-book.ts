import { spawn, type ChildProcess } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { join } from 'node:path'
import { currentBuild } from '../pipeline/warehouse.ts'
import { isBookWhole } from './book.ts'

export interface BookKeeper {
  readonly stop: () => void
}

const lookEveryMs = 3000

/**
 * Has the book of whichever build is live filled by a process of its own, which gives way to all others: `clientele book`.
 * Without it every page is as right, but slower.
 */
export function keepBook({
  out,
  root,
  warn
}: {
  out: string
  root: string
  warn: (line: string) => void
}): BookKeeper {
  let seen: string | null = null
  let running: ChildProcess | undefined

  async function look(): Promise<void> {
    const live = currentBuild(out)
    if (live === null || live === seen || running !== undefined) return
    seen = live
    if (await isBookWhole(out)) return
    running = spawn(process.execPath, [join(root, 'cli/clientele.js'), 'book', '--out', out], {
      stdio: ['ignore', 'ignore', 'pipe']
    })
    running.stderr?.on('data', (text: Buffer) => warn(String(text)))
    running.once('error', (problem) => warn(`${problem.message}\n`))
    running.once('close', () => (running = undefined))
    if (running.pid !== undefined) setPriority(running.pid, constants.priority.PRIORITY_LOW)
  }

  // What is wrong with a build is said to whoever asks for a page.
  const looking = setInterval(() => void look().catch(() => undefined), lookEveryMs)
  return {
    stop() {
      clearInterval(looking)
      running?.kill()
    }
  }
}
