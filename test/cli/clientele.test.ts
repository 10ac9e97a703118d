import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const entry = join(resolve(import.meta.dirname, '../..'), 'cli/clientele.js')

/** Runs the entry in a Node that says it is of another version. */
function runOn(version: string) {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, entry, 'help'],
    { encoding: 'utf8' }
  )
  return { status, stdout, stderr }
}

describe('cli/clientele.js', () => {
  it.each(['18.20.0', '20.20.2', '22.17.1'])('tells Node %s what is needed and how to get it', (version) => {
    const { status, stdout, stderr } = runOn(version)
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toContain(`Node is too old: ${version} — Clientele needs 22.18 or newer.`)
    expect(stderr).toContain('npm run -s clientele -- <command>')
  })

  it.each(['22.18.0', '24.0.0', '26.1.0'])('runs on Node %s', (version) => {
    const { status, stdout } = runOn(version)
    expect(status).toBe(0)
    const names =
      'build doctor query composition explain flow cohorts survival lifecycle models rows risk kpis rejects serve start'.split(
        ' '
      )
    for (const name of names) expect(stdout).toContain(name)
  })
})
