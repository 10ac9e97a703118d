import { join } from 'node:path'
import type { Command, Io } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { liveBuildFile } from './open-build.ts'
import { readServing, root, serveUntilStopped, servingUsage } from './serving.ts'

export const command: Command = {
  name: 'start',
  summary: 'Serves the review in the browser; builds the sample data and the web app when they are missing.',
  usage: `start ${servingUsage}   (or PORT and HOST in the environment)`,
  run: async (argv, io) => {
    const serving = readServing(argv, io)
    const built = await ensureBuild(serving.out, io)
    if (built !== exitCodes.done) return built
    await serveUntilStopped(serving, io)
    return exitCodes.done
  }
}

async function ensureBuild(out: string, io: Io): Promise<number> {
  if (liveBuildFile(out) !== null) return exitCodes.done
  io.err(`No build in ${out} yet: building the sample data …\n`)
  const { command: build } = await import('./build.ts')
  return build.run(['--config', join(root, 'sample-data/clientele.yaml'), '--out', out], io)
}
