import { crc32, createDeflateRaw } from 'node:zlib'
import type { Parts } from './parts.ts'

/** A file of an archive; its parts may be long, and are read once. */
export interface ZipEntry {
  readonly name: string
  readonly parts: AsyncIterable<Uint8Array>
}

interface Written {
  readonly name: Uint8Array
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/** Sizes stand behind their entry, because nobody knows them before; names are UTF-8. */
const flags = 0x08_08
const deflated = 8
const version = 20
/** 1 January 1980, the first day that there is: the same answer is the same bytes whenever it is asked for. */
const day = 0x21
/** Half the work of the usual 6 for a tenth more bytes. */
const level = 3
/** Of what is packed, and of the archive: more would need another form of archive. */
const largest = 0xff_ff_ff_ff

/**
 * Files as a ZIP archive (PKWARE's APPNOTE 6.3), each read and packed bit by bit.
 * @throws Error when one of them, or all together, come to more than 4 GB.
 */
export async function* zipOf(entries: Iterable<ZipEntry>): Parts {
  const written: Written[] = []
  let offset = 0
  for (const { name, parts } of entries) {
    const bytes = new TextEncoder().encode(name)
    const head = record(0x04_03_4b_50, [...common, [4, 0], [4, 0], [4, 0], [2, bytes.length], [2, 0]])
    yield head
    yield bytes
    const sizes = { crc: 0, packed: 0, unpacked: 0 }
    yield* packed(parts, sizes)
    checkSize(offset + sizes.packed, sizes.unpacked)
    const tail = record(0x08_07_4b_50, sizesOf(sizes))
    yield tail
    written.push({ name: bytes, ...sizes, offset })
    offset += head.length + bytes.length + sizes.packed + tail.length
  }
  yield* directory(written, offset)
}

/** Which version reads it, how it is packed, and when it was made. */
const common: readonly Field[] = [
  [2, version],
  [2, flags],
  [2, deflated],
  [2, 0],
  [2, day]
]

const sizesOf = ({ crc, packed, unpacked }: Omit<Written, 'name' | 'offset'>): readonly Field[] => [
  [4, crc],
  [4, packed],
  [4, unpacked]
]

function checkSize(...sizes: readonly number[]): void {
  if (sizes.some((size) => size > largest)) throw new Error('a ZIP archive holds at most 4 GB')
}

/** One part goes in after the other, so that no more than one of them waits in memory. */
async function* packed(
  parts: AsyncIterable<Uint8Array>,
  sizes: { crc: number; packed: number; unpacked: number }
): Parts {
  const deflate = createDeflateRaw({ level })
  const chunks: Buffer[] = []
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk))
  const flushed = function* () {
    for (const chunk of chunks.splice(0)) {
      sizes.packed += chunk.length
      yield chunk
    }
  }
  try {
    for await (const part of parts) {
      sizes.crc = crc32(part, sizes.crc)
      sizes.unpacked += part.length
      await new Promise<void>((resolve, reject) => {
        deflate.write(part, (error) => (error ? reject(error) : resolve()))
      })
      yield* flushed()
    }
    await new Promise<void>((resolve, reject) => {
      deflate.once('end', resolve).once('error', reject).end()
    })
    yield* flushed()
  } finally {
    deflate.destroy()
  }
}

function* directory(written: readonly Written[], offset: number): Generator<Uint8Array> {
  let size = 0
  for (const { name, offset: at, ...sizes } of written) {
    const entry = record(0x02_01_4b_50, [
      [2, version],
      ...common,
      ...sizesOf(sizes),
      [2, name.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, at]
    ])
    yield entry
    yield name
    size += entry.length + name.length
  }
  yield record(0x06_05_4b_50, [
    [2, 0],
    [2, 0],
    [2, written.length],
    [2, written.length],
    [4, size],
    [4, offset],
    [2, 0]
  ])
}

/** So many bytes, and the number in them. */
type Field = readonly [bytes: 2 | 4, value: number]

function record(signature: number, fields: readonly Field[]): Uint8Array {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [bytes]) => sum + bytes, 0))
  let at = buffer.writeUInt32LE(signature)
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes)
  return buffer
}

/** A text as the parts of an entry. */
export async function* textParts(text: string): Parts {
  yield new TextEncoder().encode(text)
}
