import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { AnswerCache } from './answer-cache.ts'

/** An answer as it is sent, whole. */
export type AnswerFile = {
  /** That belong to this answer alone, such as its number of rows */
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Uint8Array
}

/** An answer still to be read: to its end, or until `return` is called. */
export type OpenFile = {
  readonly headers: Readonly<Record<string, string>>
  readonly parts: AsyncGenerator<Uint8Array, void, undefined>
  /** Ends what the next part is waiting for. */
  readonly interrupt?: () => void
}

/** What parts yield first when something must be closed after them. */
export const ready = new Uint8Array()

/** Runs parts up to `ready`: parts that were never begun would close nothing when nobody reads them. */
export async function begin(parts: OpenFile['parts']): Promise<OpenFile['parts']> {
  await parts.next()
  return parts
}

/** Answers up to this size are kept. */
export const largestFile = 1_000_000

const tooLarge = { isTooLarge: true } as const

/**
 * The file of an answer: whole and kept where it is small, else open, for one reader. Those who ask for a small one at
 * the same time share it.
 */
export async function answerFile(
  { cache, key }: { cache: AnswerCache; key: string },
  open: () => Promise<OpenFile>
): Promise<AnswerFile | OpenFile> {
  let mine: OpenFile | undefined
  const kept = await cache.get<AnswerFile | typeof tooLarge>(key, async () => {
    const begun = await readBeginning(await open())
    if ('bytes' in begun) return begun
    mine = begun
    return tooLarge
  })
  return 'bytes' in kept ? kept : (mine ?? open())
}

/** Reads a file to its end where that is near; what has been read of a longer one is read again from it. */
async function readBeginning({ headers, parts, ...file }: OpenFile): Promise<AnswerFile | OpenFile> {
  const read: Uint8Array[] = []
  let bytes = 0
  for (;;) {
    const { value, done } = await parts.next()
    if (done) return { headers, bytes: Buffer.concat(read) }
    read.push(value)
    bytes += value.byteLength
    if (bytes > largestFile) return { ...file, headers, parts: await begin(readAgain(read, parts)) }
  }
}

async function* readAgain(read: Uint8Array[], parts: OpenFile['parts']): OpenFile['parts'] {
  try {
    yield ready
    for (let part = read.shift(); part !== undefined; part = read.shift()) yield part
    yield* parts
  } finally {
    await parts.return()
  }
}

const pack = promisify(gzip)
const packed = new WeakMap<AnswerFile, Promise<Uint8Array>>()

/** The bytes of a kept file as gzip, packed once. */
export function packedBytes(file: AnswerFile): Promise<Uint8Array> {
  const known = packed.get(file) ?? pack(file.bytes)
  packed.set(file, known)
  return known
}

/** An open file as the body of a response: read no faster than it is taken. */
export function bodyOf({ parts, interrupt }: OpenFile, onError: (error: unknown) => void): ReadableStream {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await parts.next()
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (error) {
          onError(error)
          throw error
        }
      },
      async cancel() {
        interrupt?.()
        // What is interrupted fails, and nobody waits for it any more.
        await parts.return().catch(() => undefined)
      }
    },
    { highWaterMark: 0 }
  )
}
