import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { UsageError, type Command, type Io } from './command.ts'
import { exitCodes } from './exit-codes.ts'
import { ensureWebBuild } from './web-build.ts'
import { serveWeb } from './web-server.ts'

const root = resolve(import.meta.dirname, '..')

export const command: Command = {
  name: 'start',
  summary: 'Serves the review in the browser; builds the sample data and the web app when they are missing.',
  usage: 'start [--port 3000] [--host 127.0.0.1] [--out data]   (or PORT and HOST in the environment)',
  run: async (argv, io) => {
    const { port, host, out } = readOptions(argv, io)
    const built = await ensureBuild(out, io)
    if (built !== exitCodes.done) return built
    await ensureWebBuild({ root, log: (line) => io.err(`${line}\n`) })

    process.env.CLIENTELE_DATA = out
    const server = await serveWeb({ root, host, port })
    io.out(`Clientele is ready: ${server.url}  (Ctrl+C stops it)\n`)
    await stopAsked()
    await server.stop()
    return exitCodes.done
  }
}

function readOptions(argv: readonly string[], { env }: Io) {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: env.PORT || '3000' },
      host: { type: 'string', default: env.HOST || '127.0.0.1' },
      out: { type: 'string', default: join(root, 'data') }
    }
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port: ${values.port} — give a number from 0 to 65535, for example --port 3001`)
  }
  return { port, host: values.host, out: resolve(values.out) }
}

/** Whether `current` names a build that is there. */
function hasBuild(out: string): boolean {
  const current = join(out, 'current')
  if (!existsSync(current)) return false
  return existsSync(join(out, 'builds', readFileSync(current, 'utf8').trim(), 'clientele.duckdb'))
}

async function ensureBuild(out: string, io: Io): Promise<number> {
  if (hasBuild(out)) return exitCodes.done
  io.err(`No build in ${out} yet: building the sample data …\n`)
  const { command: build } = await import('./build.ts')
  return build.run(['--config', join(root, 'sample-data/clientele.yaml'), '--out', out], io)
}

const stopAsked = () =>
  new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done())
  })
