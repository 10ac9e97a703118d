import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const unpublished = z.object({ at: z.iso.datetime(), check: z.string().nullable(), reason: z.string() })

/** A build that ended without being published. */
export type Unpublished = z.infer<typeof unpublished>

/** What the last build left in the data folder, where it failed after the one that is shown; else null. */
export function readUnpublished(folder: string, builtAt: string): Unpublished | null {
  try {
    const note = unpublished.parse(JSON.parse(readFileSync(join(folder, 'unpublished.json'), 'utf8')))
    return Date.parse(note.at) > Date.parse(builtAt) ? note : null
  } catch {
    // There is none, or half of one.
    return null
  }
}
