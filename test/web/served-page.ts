import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export type ServedPage = {
  url: string
  /** The log so far, one JSON object per line. */
  log: () => Record<string, unknown>[]
  stop: () => Promise<void>
}

/** Serves the production build of web/ on a free port, over the builds in a folder. */
export async function servePage(folder: string): Promise<ServedPage> {
  const child = spawn(process.execPath, ['web/build/index.js'], {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: '0', CLIENTELE_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let said = ''
  const ended = new Promise<void>((done) => child.on('close', () => done()))
  const url = await new Promise<string>((ready, failed) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const found = /Listening on (http:\S+)/.exec(said)?.[1]
      if (found !== undefined) ready(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('close', (code) => failed(new Error(`server: ended with code ${String(code)}\n${said}`)))
  })
  return {
    url,
    log: () =>
      said
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    }
  }
}
