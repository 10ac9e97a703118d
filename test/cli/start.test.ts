import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command as serveCommand } from '../../cli/serve.ts'
import { command as startCommand } from '../../cli/start.ts'
import { workspace } from '../support/loading.ts'
import { startApp } from '../support/started-app.ts'
import { say } from './said.ts'

const root = resolve(import.meta.dirname, '../..')

function start(argv: readonly string[], command: 'start' | 'serve' = 'start') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['cli/clientele.js', command, ...argv], {
    cwd: root,
    encoding: 'utf8'
  })
  return { status, stdout, stderr }
}

let out = ''
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'start-'))
})
afterAll(() => rmSync(out, { recursive: true }))

describe('clientele start', () => {
  it('builds the sample data where there is no build, serves it, and stops when asked', async () => {
    const app = await startApp(['--out', out])
    expect(app.said()).toContain('building the sample data')
    const page = await fetch(app.url)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toContain('text/html')
    expect(await app.stop('SIGTERM')).toBe(0)
    await expect(fetch(app.url)).rejects.toThrow()
  })

  it('builds nothing the second time', async () => {
    const app = await startApp(['--out', out])
    const page = await fetch(app.url)
    expect(page.status).toBe(200)
    expect(app.said()).not.toContain('building')
    expect(await app.stop('SIGINT')).toBe(0)
  })

  it('builds again what another version has built', async () => {
    const live = join(out, 'builds', readFileSync(join(out, 'current'), 'utf8').trim(), 'clientele.duckdb')
    const instance = await DuckDBInstance.create(live)
    const connection = await instance.connect()
    await connection.run('alter table marts.orders drop column is_split')
    // It need not be the whole sample again.
    const space = workspace({
      files: { 'sales.csv': 'order_id,ordered_at,customer_id,quantity,unit_price\nO1,2026-10-01,C1,1,5\n' },
      config: { sources: { sales: { files: 'sales.csv' } } }
    })
    await connection.run(
      `update marts.settings set value = '${space.configPath}' where settings.name = 'config_path'`
    )
    connection.closeSync()
    instance.closeSync()
    const query = spawnSync(process.execPath, ['cli/clientele.js', 'query', 'net-sales', '--out', out], {
      cwd: root,
      encoding: 'utf8'
    })
    expect([query.status, query.stderr]).toEqual([
      2,
      expect.stringMatching(/^build of another version: .*orders\.is_split/)
    ])
    const app = await startApp(['--out', out])
    expect(app.said()).toContain(`is of another version: building ${space.configPath} again`)
    expect((await fetch(app.url)).status).toBe(200)
    expect(await app.stop()).toBe(0)
    space.remove()
  })

  it('takes forms sent over plain http: it knows that it is not https', async () => {
    const app = await startApp(['--out', out])
    const answer = await fetch(new URL('/preferences', app.url), {
      method: 'POST',
      headers: { origin: app.url },
      body: new URLSearchParams({ theme: 'dark' }),
      redirect: 'manual'
    })
    expect(answer.status).not.toBe(403)
    await app.stop()
  })

  it('says so when the port is taken, and what to do', async () => {
    const squatter = createServer()
    const port = await new Promise<number>((listening) => {
      squatter.listen(0, '127.0.0.1', () => {
        const address = squatter.address()
        listening(typeof address === 'object' && address ? address.port : 0)
      })
    })
    const { status, stderr } = start(['--out', out, '--port', String(port)])
    squatter.close()
    expect(status).toBe(2)
    expect(stderr).toContain(`port: ${port} is in use on 127.0.0.1`)
    expect(stderr).toContain(`--port ${port + 1}`)
    expect(stderr).not.toMatch(/\n\s+at /)
  })

  it.each(['web', '-1', '65536', '3000.5'])('refuses the port %s', async (port) => {
    const { code, err } = await say(startCommand, ['--out', out, `--port=${port}`])
    expect(code).toBe(2)
    expect(err).toContain(`--port: ${port} — give a number from 0 to 65535`)
  })
})

describe('clientele serve', () => {
  it('serves what is published, and stops when asked', async () => {
    const app = await startApp(['--out', out, '--format', 'json'], 'serve')
    // The pages have been opened before, which stands in the log.
    const said = app
      .said()
      .split('\n')
      .find((line) => line.startsWith('{"url"'))
    expect(JSON.parse(said ?? '')).toEqual({ url: app.url, out })
    expect((await fetch(app.url)).status).toBe(200)
    expect(await app.stop('SIGTERM')).toBe(0)
  })

  it('builds nothing: without a build it says what to do', () => {
    const empty = join(out, 'empty')
    const { status, stdout, stderr } = start(['--out', empty], 'serve')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toBe(
      `no build: ${join(empty, 'current')} — run "npm run -s clientele -- build" first, or name its folder with --out\n`
    )
    expect(existsSync(empty)).toBe(false)
  })

  it('refuses what start refuses', async () => {
    expect((await say(serveCommand, ['--out', out, '--port', 'web'])).code).toBe(2)
    expect(start(['--out', out, '--colour'], 'serve').stderr).toMatch(/^--colour: no such option here/)
  })
})
