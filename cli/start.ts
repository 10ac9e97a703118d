import { join } from 'node:path'
import type { Command, Io } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { liveBuildFile, readOutdated } from './open-build.ts'
import { readServing, root, serveUntilStopped, servingUsage } from './serving.ts'

export const command: Command = {
  name: 'start',
  summary:
    'Serves the review in the browser; builds the sample data and the web app when they are missing, and again what another version has built.',
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
  const live = liveBuildFile(out)
  if (live === null) {
    io.err(`No build in ${out} yet: building the sample data …\n`)
    return build(join(root, 'sample-data/clientele.yaml'), out, io)
  }
  const outdated = await readOutdated(live)
  // Without its config the page says what to do.
  if (outdated === null || outdated.config === null) return exitCodes.done
  io.err(`The build in ${out} is of another version: building ${outdated.config} again …\n`)
  return build(outdated.config, out, io)
}

async function build(config: string, out: string, io: Io): Promise<number> {
  const { command } = await import('./build.ts')
  return command.run(['--config', config, '--out', out], io)
}
