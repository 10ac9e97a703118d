import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { command } from '../../cli/book.ts'
import { littleShop } from '../queries/little-shop.ts'
import { publishedBuild } from '../support/published-build.ts'
import { sampleBuild } from '../support/sample-build.ts'
import { startApp } from '../support/started-app.ts'
import { say } from './said.ts'

const build = '20261101-000000-abcdef'
const bookOf = (out: string) => join(out, 'builds', build, 'book.duckdb')

let shop: Awaited<ReturnType<typeof publishedBuild>>
beforeAll(async () => {
  shop = await publishedBuild(littleShop)
})
afterAll(() => shop.remove())

describe('book', () => {
  it('has nothing to do where the build has counted all', async () => {
    const { out } = await say(command, ['--out', await sampleBuild()])
    expect(out).toBe('nothing to count: the build has all of it\n')
  })

  it('is filled by the server for a build without one', async () => {
    const app = await startApp(['--out', shop.out], 'serve')
    try {
      await expect.poll(() => existsSync(bookOf(shop.out)), { timeout: 30_000 }).toBe(true)
    } finally {
      await app.stop()
    }
    expect(readdirSync(join(shop.out, 'builds', build)).toSorted()).toEqual([
      'book.duckdb',
      'clientele.duckdb'
    ])
  })

  it('counts what the build has not, beside it and once', async () => {
    const other = await publishedBuild(littleShop)
    expect((await say(command, ['--out', other.out])).out).toMatch(/^counted \d+ pages in \d+\.\d s\n$/)
    expect(existsSync(bookOf(other.out))).toBe(true)
    expect((await say(command, ['--out', other.out])).out).toBe('nothing to count: the build has all of it\n')
    other.remove()
  })
})
