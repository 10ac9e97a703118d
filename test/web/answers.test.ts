import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createAnswerCache } from '../../web/src/lib/server/answer-cache.ts'
import { answerFile, bodyOf, type AnswerFile, type OpenFile } from '../../web/src/lib/server/answer-files.ts'
import { compress } from '../../web/src/lib/server/compress.ts'
import { entityTag, matchesTag, strongTag } from '../../web/src/lib/server/entity-tag.ts'
import { askHistory } from '../../web/src/lib/server/history-answers.ts'
import { createRecentQuestions, type RecentOptions } from '../../web/src/lib/server/recent-questions.ts'
import type { Lease } from '../../web/src/lib/server/warehouse.ts'
import { watchBody, type Sent } from '../../web/src/lib/server/watch-body.ts'
import { weigh } from '../../web/src/lib/server/weigh.ts'
import { addMonths, monthsBetween } from '../../web/src/lib/view/months.ts'

const roomy = { bytes: 1_000_000, largest: 100_000 }

describe('createAnswerCache', () => {
  it('computes once, also for those who ask at the same time', async () => {
    const cache = createAnswerCache(roomy)
    let computed = 0
    const compute = () => Promise.resolve((computed += 1))
    expect(await Promise.all([cache.get('a', compute), cache.get('a', compute)])).toEqual([1, 1])
    expect(await cache.get('a', compute)).toBe(1)
    expect(await cache.get('b', compute)).toBe(2)
  })

  it('does not keep failures', async () => {
    const cache = createAnswerCache(roomy)
    await expect(cache.get('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await cache.get('a', () => Promise.resolve('yes'))).toBe('yes')
  })

  function asker(options: { bytes: number; largest: number }) {
    const cache = createAnswerCache(options)
    let computed = 0
    return async (key: string, bytes: number) => {
      const before = computed
      await cache.get(key, async () => {
        computed += 1
        return Buffer.alloc(bytes)
      })
      return computed > before ? 'computed' : 'kept'
    }
  }

  it('lets go what was used longest ago when it holds too much', async () => {
    const ask = asker({ bytes: 10_000, largest: 5000 })
    expect(await ask('a', 4000)).toBe('computed')
    expect(await ask('b', 4000)).toBe('computed')
    expect(await ask('a', 4000)).toBe('kept')
    expect(await ask('c', 4000)).toBe('computed')
    expect(await ask('a', 4000)).toBe('kept')
    expect(await ask('b', 4000)).toBe('computed')
  })

  it('keeps nothing that is larger than one answer may be', async () => {
    const ask = asker({ bytes: 10_000, largest: 5000 })
    expect(await ask('small', 1000)).toBe('computed')
    expect(await ask('large', 6000)).toBe('computed')
    expect(await ask('large', 6000)).toBe('computed')
    expect(await ask('small', 1000)).toBe('kept')
  })

  it('holds as much after a thousand answers as after ten', async () => {
    const kept = async (answers: number) => {
      const cache = createAnswerCache({ bytes: 10_000, largest: 5000 })
      for (let each = 0; each < answers; each += 1)
        await cache.get(`${each}`, () => Promise.resolve(Buffer.alloc(900)))
      return Array.from({ length: answers }, (_, each) => cache.has(`${each}`)).filter(Boolean).length
    }
    expect(await kept(1000)).toBe(await kept(12))
  })
})

describe('weigh', () => {
  it('grows with what an answer holds, and stops counting beyond enough', () => {
    expect(weigh(Buffer.alloc(1000))).toBeGreaterThan(1000)
    expect(weigh('x'.repeat(500))).toBeGreaterThan(1000)
    const row = { key: 'area', value: 1, previous: null }
    const [few, many] = [10, 1000].map((length) =>
      weigh({ rows: Array.from({ length }, () => ({ ...row })) })
    )
    expect(many).toBeGreaterThan(50 * (few ?? 0))
    expect(weigh({ rows: Array.from({ length: 1000 }, () => ({ ...row })) }, 500)).toBeLessThan(30_000)
  })
})

describe('answerFile', () => {
  const bytes = (length: number) => new Uint8Array(length).fill(1)

  function openings(parts: readonly Uint8Array[]) {
    const seen = { opened: 0, closed: 0, read: 0 }
    const open = async (): Promise<OpenFile> => {
      seen.opened += 1
      async function* read() {
        try {
          for (const part of parts) {
            seen.read += 1
            yield part
          }
        } finally {
          seen.closed += 1
        }
      }
      return { headers: { 'x-kind': 'test' }, parts: read() }
    }
    return { seen, open }
  }

  const target = () => ({ cache: createAnswerCache({ bytes: 4_000_000, largest: 1_200_000 }), key: 'a' })
  const total = async (file: AnswerFile | OpenFile) => {
    if ('bytes' in file) return file.bytes.byteLength
    let read = 0
    for await (const part of file.parts) read += part.byteLength
    return read
  }

  it('is whole, shared and kept when it is small', async () => {
    const { seen, open } = openings([bytes(10), bytes(20)])
    const place = target()
    const [one, other] = await Promise.all([answerFile(place, open), answerFile(place, open)])
    expect(one).toBe(other)
    expect(one).toMatchObject({ headers: { 'x-kind': 'test' }, bytes: Buffer.alloc(30, 1) })
    await answerFile(place, open)
    expect(seen).toEqual({ opened: 1, closed: 1, read: 2 })
  })

  it('is read by one reader each, bit by bit, when it is large', async () => {
    const large = Array.from({ length: 5 }, () => bytes(400_000))
    const { seen, open } = openings(large)
    const place = target()
    const files = await Promise.all([answerFile(place, open), answerFile(place, open)])
    expect(files.map((file) => 'parts' in file)).toEqual([true, true])
    expect(seen.read).toBe(3)
    expect(await Promise.all(files.map(total))).toEqual([2_000_000, 2_000_000])
    expect(seen).toEqual({ opened: 2, closed: 2, read: 10 })
  })

  it('closes what nobody reads to the end', async () => {
    const { seen, open } = openings(Array.from({ length: 5 }, () => bytes(400_000)))
    const file = await answerFile(target(), open)
    if ('bytes' in file) throw new Error('is whole')
    const reader = bodyOf(file, () => undefined).getReader()
    await reader.read()
    await reader.cancel()
    expect(seen).toEqual({ opened: 1, closed: 1, read: 3 })
  })
})

describe('createRecentQuestions', () => {
  const lease = { build: 'new' } as Lease

  function questions(options: Partial<RecentOptions> = {}) {
    const recent = createRecentQuestions({ questions: 10, withinMs: 60_000, replayMs: 60_000, ...options })
    const asked: string[] = []
    const note = (name: string, times = 2, answer = () => Promise.resolve()) => {
      for (let time = 0; time < times; time += 1)
        recent.note(name, ({ build }) => {
          asked.push(`${name} of ${build}`)
          return answer()
        })
    }
    return { recent, asked, note }
  }

  it('asks again, the last one first, what was asked more than once', async () => {
    const { recent, asked, note } = questions()
    note('a')
    note('b')
    note('once', 1)
    note('a', 1)
    expect(await recent.replay(lease)).toBe(2)
    expect(asked).toEqual(['a of new', 'b of new'])
  })

  it('forgets what was asked longest ago', async () => {
    const { recent, asked, note } = questions({ questions: 2 })
    note('a')
    note('b')
    note('c')
    await recent.replay(lease)
    expect(asked).toEqual(['c of new', 'b of new'])
    const { recent: old, asked: none, note: noteOld } = questions({ withinMs: -1 })
    noteOld('a')
    expect([await old.replay(lease), none]).toEqual([0, []])
  })

  it('goes on after a question that has no answer, and ends in time', async () => {
    const { recent, asked, note } = questions()
    note('a')
    note('b', 2, () => Promise.reject(new Error('no such month')))
    expect(await recent.replay(lease)).toBe(1)
    expect(asked).toHaveLength(2)
    const { recent: hasty, note: noteHasty } = questions({ replayMs: 0 })
    noteHasty('a', 2, () => setTimeout(5))
    noteHasty('b', 2, () => setTimeout(5))
    expect(await hasty.replay(lease)).toBeLessThan(2)
  })
})

describe('askHistory', () => {
  function history() {
    const asked: string[] = []
    const source = {
      cache: createAnswerCache(roomy),
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

  it('is strong where the bytes are the same', () => {
    expect(strongTag(['a'])).toMatch(/^"[\w-]+"$/)
    expect(`W/${strongTag(['a'])}`).toBe(entityTag(['a']))
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
    expect(compress(request('br, gzip;q=0'), page()).headers.has('content-encoding')).toBe(false)
    expect(compress(request('identity'), page()).headers.has('content-encoding')).toBe(false)
    expect(compress(request('gzip'), page('image/png')).headers.has('content-encoding')).toBe(false)
    expect(compress(request('gzip'), page('text/event-stream')).headers.has('content-encoding')).toBe(false)
  })
})

describe('watchBody', () => {
  const stream = (chunks: number[], fails = false) => {
    const waiting = [...chunks]
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        const next = waiting.shift()
        if (next !== undefined) controller.enqueue(new Uint8Array(next))
        else if (fails) controller.error(new Error('broken'))
        else controller.close()
      }
    })
  }
  const watch = (body: ReadableStream<Uint8Array>) => {
    const ends: Sent[] = []
    return { body: watchBody(body, (sent) => ends.push(sent)), ends }
  }

  it('counts what was read to the end', async () => {
    const { body, ends } = watch(stream([3, 4]))
    expect((await new Response(body).bytes()).byteLength).toBe(7)
    expect(ends).toEqual([{ bytes: 7, left: false }])
  })

  it('says who went away, and what broke, once', async () => {
    const left = watch(stream([3, 4, 5]))
    const reader = left.body.getReader()
    await reader.read()
    const under = reader.read()
    await reader.cancel()
    await under
    expect(left.ends).toEqual([{ bytes: expect.any(Number), left: true }])

    const broken = watch(stream([3], true))
    await expect(new Response(broken.body).bytes()).rejects.toThrow('broken')
    expect(broken.ends).toEqual([{ bytes: 3, left: true }])
  })
})
