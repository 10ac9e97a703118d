import { createGunzip } from 'node:zlib'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { compress, packByParts } from '../../web/src/lib/server/compress.ts'

const asks = (encoding: string) => new Request('http://here/', { headers: { 'accept-encoding': encoding } })

describe('a page that is packed by parts', () => {
  it('sends what is there before the rest is', async () => {
    const encoder = new TextEncoder()
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const source = writable.getWriter()
    const whole = new Response(readable, { headers: { 'content-type': 'text/html' } })
    const response = compress(asks('gzip'), whole, packByParts)
    expect(response.headers.get('content-encoding')).toBe('gzip')
    const packed = response.body?.getReader()

    const unpacking = createGunzip()
    const said: string[] = []
    unpacking.on('data', (part: Buffer) => said.push(part.toString()))
    const feed = (async () => {
      for (;;) {
        const part = await packed?.read()
        if (part?.value === undefined) return unpacking.end()
        unpacking.write(part.value)
      }
    })()

    void source.write(encoder.encode('<h1>sales</h1>'))
    await expect.poll(() => said.join('')).toBe('<h1>sales</h1>')
    await source.write(encoder.encode('<p>and why</p>'))
    await source.close()
    await Promise.all([feed, once(unpacking, 'end')])
    expect(said.join('')).toBe('<h1>sales</h1><p>and why</p>')
  })

  it('stays as it is for who does not unpack', () => {
    const whole = new Response('x', { headers: { 'content-type': 'text/html' } })
    expect(compress(asks('br, gzip;q=0'), whole, packByParts)).toBe(whole)
  })
})
