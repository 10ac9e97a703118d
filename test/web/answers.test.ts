import { describe, expect, it } from 'vitest'
import { createAnswerCache } from '../../web/src/lib/server/answer-cache.ts'
import { compress } from '../../web/src/lib/server/compress.ts'
import { entityTag, matchesTag } from '../../web/src/lib/server/entity-tag.ts'

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
