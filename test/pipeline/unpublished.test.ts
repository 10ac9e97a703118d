import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CheckFailed } from '../../pipeline/errors.ts'
import { forgetUnpublished, noteUnpublished } from '../../pipeline/unpublished.ts'

let out = ''
beforeEach(() => (out = mkdtempSync(join(tmpdir(), 'unpublished-'))))
afterEach(() => rmSync(out, { recursive: true, force: true }))

const now = new Date('2026-11-02T06:00:00Z')
const left = () => JSON.parse(readFileSync(join(out, 'unpublished.json'), 'utf8')) as unknown

describe('a build that is not published', () => {
  it('leaves word of when and why, in one line', () => {
    const problem = new CheckFailed('customers.key: 3 rows repeat\nproducts.key: 1 row repeats', {
      check: 'customers.key',
      rows: []
    })
    noteUnpublished(out, { now, problem })
    expect(left()).toEqual({
      at: '2026-11-02T06:00:00.000Z',
      check: 'customers.key',
      reason: 'customers.key: 3 rows repeat'
    })
    noteUnpublished(out, { now, problem: new Error('disk\nfull') })
    expect(left()).toEqual({ at: '2026-11-02T06:00:00.000Z', check: null, reason: 'disk' })
  })

  it('is forgotten with the next that is, and was never worth another error', () => {
    noteUnpublished(out, { now, problem: new Error('x') })
    forgetUnpublished(out)
    forgetUnpublished(out)
    expect(readdirSync(out)).toEqual([])
    noteUnpublished(join(out, 'nowhere'), { now, problem: new Error('x') })
    expect(readdirSync(out)).toEqual([])
  })
})
