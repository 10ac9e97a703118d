import { resolve } from 'node:path'
import { ensureWebBuild } from '../../cli/web-build.ts'

export async function setup(): Promise<void> {
  await ensureWebBuild({
    root: resolve(import.meta.dirname, '../..'),
    log: (line) => process.stdout.write(`${line}\n`)
  })
}
