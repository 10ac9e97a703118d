import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../support/cli.ts'
import { workspace, type Workspace } from '../support/loading.ts'

let space: Workspace
const out = () => join(space.folder, 'data')

beforeAll(async () => {
  const bad = Array.from({ length: 1500 }, (_, index) => `O${index},n/a,5\n`).join('')
  space = workspace({
    files: { 'a.csv': `order_id,ordered_at,amount\nO,2026-10-01,5\n${bad}` },
    config: { sources: { sales: { files: 'a.csv' } } }
  })
  const built = await runCli(['build', '--config', space.configPath, '--out', out()])
  expect(built.code, built.err).toBe(0)
})
afterAll(() => space.remove())

describe('rejects', () => {
  it('gives every row, unless told how many', async () => {
    const all = await runCli(['rejects', '--format', 'json', '--out', out()])
    expect(JSON.parse(all.out)).toHaveLength(1500)
    const some = await runCli(['rejects', '--format', 'json', '--limit', '2', '--out', out()])
    expect(JSON.parse(some.out)).toMatchObject([
      { source: 'sales', record: 2, column_name: 'ordered_at', value: 'n/a' },
      { record: 3 }
    ])
    expect(some.err).toMatch(/the first 2 rows; there may be more/)
  })

  it.each([
    { args: ['--source', 'sails'], message: /--source: sails — this build has sales/ },
    { args: ['--file', 'sails.csv'], message: /--file: sails\.csv — this build has .*\.csv/ },
    { args: ['--limit', '0'], message: /--limit: 0 — must be a whole number from 1/ },
    { args: ['--format', 'xml'], message: /--format: xml — allowed: table, json, csv/ }
  ])('2: $args', async ({ args, message }) => {
    const finished = await runCli(['rejects', ...args, '--out', out()])
    expect(finished.code).toBe(2)
    expect(finished.err).toMatch(message)
  })

  it.each([
    {
      folder: '/proc/clientele',
      message: /cannot make the folder \/proc\/clientele: .* — name another one with --correct/
    },
    {
      folder: '/proc',
      message: /cannot write \/proc\/a\.corrected\.csv: .* — name another folder with --correct/
    }
  ])('3: --correct $folder, where nothing can be written', async ({ folder, message }) => {
    const finished = await runCli(['rejects', '--correct', folder, '--out', out()])
    expect(finished.code).toBe(3)
    expect(finished.err).toMatch(message)
    expect(finished.err).not.toContain('    at ')
  })
})
