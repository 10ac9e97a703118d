import { describe, expect, it } from 'vitest'
import { createAnswerCache } from '../../web/src/lib/server/answer-cache.ts'
import { compress } from '../../web/src/lib/server/compress.ts'
import { entityTag, matchesTag } from '../../web/src/lib/server/entity-tag.ts'
import { askHistory } from '../../web/src/lib/server/history-answers.ts'
import { addMonths, monthsBetween } from '../../web/src/lib/view/months.ts'

describe('createAnswerCache', () => {
  it('computes once, also for those who ask at the same time', async () => {
    const cache = createAnswerCache({ entries: 10 })
    let computed = 0
    const compute = () => Promise.resolve((computed += 1))
    expect(await Promise.all([cache.get('a', compute), cache.get('a', compute)])).toEqual([1, 1])
    expect(await cache.get('a', compute)).toBe(1)
    expect(await cache.get('b', compute)).toBe(2)
  })

  it('does not keep failures', async () => {
    const cache = createAnswerCache({ entries: 10 })
    await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await cache.get('a', () => Promise.resolve('yes'))).toBe('yes')
  })

  it('lets go what was used longest ago', async () => {
    const cache = createAnswerCache({ entries: 2 })
    let computed = 0
    const ask = (key: string) => cache.get(key, () => Promise.resolve((computed += 1)))
    await ask('a')
    await ask('b')
    await ask('a')
    await ask('c')
    expect(await ask('a')).toBe(1)
    expect(await ask('b')).toBe(4)
  })
})

describe('askHistory', () => {
  function history() {
    const asked: string[] = []
    const source = {
      cache: createAnswerCache({ entries: 100 }),
      keyOf: (month: string) => `history ${month}`,
      ask: ({ month, months }: { month: string; months: number }) => {
        asked.push(`${months} to ${month}`)
        const points = monthsBetween(addMonths(month, 1 - months), month)
        return Promise.resolve(
          points.map((each) => ({ month: each, value: Number(each.slice(5)), complete: true }))
        )
      }
    }
    return { asked, months: (month: string, months: number) => askHistory(source, { month, months }) }
  }

  it('asks for what is missing only, in one go', async () => {
    const { asked, months } = history()
    expect((await months('2026-03', 3)).map(({ month, value }) => [month, value])).toEqual([
      ['2026-01', 1],
      ['2026-02', 2],
      ['2026-03', 3]
    ])
    await months('2026-04', 3)
    await months('2026-04', 3)
    await months('2026-05', 8)
    expect(asked).toEqual(['3 to 2026-03', '1 to 2026-04', '8 to 2026-05'])
  })

  it('shares what is on its way', async () => {
    const { asked, months } = history()
    await Promise.all([months('2026-03', 3), months('2026-03', 6), months('2026-02', 1)])
    expect(asked).toEqual(['3 to 2026-03', '3 to 2025-12'])
  })
})

describe('entityTag', () => {
  it('is the same for the same parts and weak, so that compression does not matter', () => {
    expect(entityTag(['build', '/?month=2026-10'])).toBe(entityTag(['build', '/?month=2026-10']))
    expect(entityTag(['build', '/'])).not.toBe(entityTag(['other build', '/']))
    expect(entityTag(['a', 'b'])).not.toBe(entityTag(['ab']))
    expect(entityTag(['a'])).toMatch(/^W\/"[\w-]+"$/)
  })

  it('is found in a list, weak or strong', () => {
    expect(matchesTag('W/"x", W/"y"', 'W/"y"')).toBe(true)
    expect(matchesTag('"y"', 'W/"y"')).toBe(true)
    expect(matchesTag('W/"z"', 'W/"y"')).toBe(false)
    expect(matchesTag(null, 'W/"y"')).toBe(false)
  })
})

describe('compress', () => {
  const page = (type = 'text/html') =>
    new Response('long '.repeat(500), { headers: { 'content-type': type } })
  const request = (encoding: string) => new Request('http://x/', { headers: { 'accept-encoding': encoding } })

  it('packs text for those who can unpack it', async () => {
    const response = compress(request('br, gzip'), page())
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(response.headers.get('vary')).toContain('accept-encoding')
    const packed = await response.arrayBuffer()
    expect(packed.byteLength).toBeLessThan(200)
    const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'))
    expect(await new Response(unpacked).text()).toBe('long '.repeat(500))
  })

  it('leaves the rest alone', () => {
    expect(compress(request('identity'), page()).headers.has('content-encoding')).toBe(false)
    expect(compress(request('gzip'), page('image/png')).headers.has('content-encoding')).toBe(false)
    expect(compress(request('gzip'), page('text/event-stream')).headers.has('content-encoding')).toBe(false)
  })
})
