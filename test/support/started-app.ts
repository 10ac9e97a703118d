import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

export interface StartedApp {
  readonly url: string
  readonly pid: number
  /** Everything written so far, both streams. */
  readonly said: () => string
  /** Asks the process to end like a service manager would; its exit code, or null when a signal ended it. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>
}

/**
 * Runs `clientele start`, or `serve`, in a process of its own until it names its URL. Rejects with its words when it ends
 * first.
 */
export async function startApp(
  argv: readonly string[] = [],
  command: 'start' | 'serve' = 'start'
): Promise<StartedApp> {
  const child = spawn(process.execPath, [join(root, 'cli/clientele.js'), command, '--port', '0', ...argv], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let said = ''
  const ended = new Promise<number | null>((done) => child.on('close', done))
  const url = await new Promise<string>((ready, failed) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const found = /(?:ready: |"url":")(http:[^"\s]+)/.exec(said)?.[1]
      if (found) ready(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.on('error', failed)
    child.on('close', (code) => failed(new Error(`${command}: ended with code ${String(code)}\n${said}`)))
  })
  const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal)
    return ended
  }
  return { url, pid: child.pid ?? 0, said: () => said, stop }
}
