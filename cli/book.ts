import { dirname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { addBeside } from '../pipeline/add-beside.ts'
import { count } from '../pipeline/log.ts'
import { attachedBook, hasWholeBook, makeBook } from '../queries/index.ts'
import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { openBuild, requireBuild } from './open-build.ts'

export const command: Command = {
  name: 'book',
  summary:
    'Counts beforehand what the pages of the live build will be asked for, where the build has left it out. The server does so by itself.',
  usage: 'book [--out data]',
  run: async (argv, io) => {
    const { values } = parseArgs({ args: [...argv], options: { out: { type: 'string', default: 'data' } } })
    if (await isBookWhole(values.out)) {
      io.out('nothing to count: the build has all of it\n')
      return exitCodes.done
    }
    const began = performance.now()
    const folder = dirname(resolve(requireBuild(values.out)))
    const pages = await addBeside({
      folder,
      name: attachedBook,
      make: (connection) => makeBook(connection, { into: attachedBook, whole: true })
    })
    const seconds = (performance.now() - began) / 1000
    io.out(`counted ${count(pages)} pages in ${seconds.toFixed(1)} s\n`)
    return exitCodes.done
  }
}

/** @throws UsageError when there is no live build. */
export async function isBookWhole(out: string): Promise<boolean> {
  const { connection, close } = await openBuild(out)
  try {
    return await hasWholeBook(connection)
  } finally {
    close()
  }
}
