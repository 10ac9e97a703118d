import type { Command } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { requireBuild } from './open-build.ts'
import { readServing, serveUntilStopped, servingUsage } from './serving.ts'

export const command: Command = {
  name: 'serve',
  summary: 'Serves the published build, pages and HTTP API; makes no build of its own.',
  usage: `serve ${servingUsage} [--format text|json]   (or PORT and HOST in the environment)`,
  run: async (argv, io) => {
    const serving = readServing(argv, io)
    requireBuild(serving.out)
    await serveUntilStopped(serving, io)
    return exitCodes.done
  }
}
